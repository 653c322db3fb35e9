// What arrives on standard input, a byte or the number of a key at a time.
//
// Terminals do not always send what terminfo says, so the common forms of each key are defined
// besides it. Curses reads byte by byte; a paste is read in blocks, and what came behind it waits
// here, where its sequences are told by the same forms.

#include "internal.h"

#include <curses.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

static const struct {
  const char *bytes;
  int code;
} forms[] = {
  {"\033[A", KEY_UP},        {"\033OA", KEY_UP},         {"\033[B", KEY_DOWN},
  {"\033OB", KEY_DOWN},      {"\033[C", KEY_RIGHT},      {"\033OC", KEY_RIGHT},
  {"\033[D", KEY_LEFT},      {"\033OD", KEY_LEFT},       {"\033[1;2A", KEY_SR},
  {"\033[1;2B", KEY_SF},     {"\033[1;2C", KEY_SRIGHT},  {"\033[1;2D", KEY_SLEFT},
  {"\033[a", KEY_SR},        {"\033[b", KEY_SF},         {"\033[c", KEY_SRIGHT},
  {"\033[d", KEY_SLEFT},     {"\033[H", KEY_HOME},       {"\033OH", KEY_HOME},
  {"\033[1~", KEY_HOME},     {"\033[7~", KEY_HOME},      {"\033[F", KEY_END},
  {"\033OF", KEY_END},       {"\033[4~", KEY_END},       {"\033[8~", KEY_END},
  {"\033[2~", KEY_IC},       {"\033[3~", KEY_DC},        {"\033[5~", KEY_PPAGE},
  {"\033[6~", KEY_NPAGE},    {"\033[Z", KEY_BTAB},       {"\033OM", KEY_ENTER},
  {"\033OP", KEY_F(1)},      {"\033OQ", KEY_F(2)},       {"\033OR", KEY_F(3)},
  {"\033OS", KEY_F(4)},      {"\033[11~", KEY_F(1)},     {"\033[12~", KEY_F(2)},
  {"\033[13~", KEY_F(3)},    {"\033[14~", KEY_F(4)},     {"\033[[A", KEY_F(1)},
  {"\033[[B", KEY_F(2)},     {"\033[[C", KEY_F(3)},      {"\033[[D", KEY_F(4)},
  {"\033[[E", KEY_F(5)},     {"\033[15~", KEY_F(5)},     {"\033[17~", KEY_F(6)},
  {"\033[18~", KEY_F(7)},    {"\033[19~", KEY_F(8)},     {"\033[20~", KEY_F(9)},
  {"\033[21~", KEY_F(10)},   {"\033[23~", KEY_F(11)},    {"\033[24~", KEY_F(12)},
  {"\033[200~", PASTE_BEGIN}, {"\033[201~", PASTE_END},
  {"\033[<", MOUSE_SGR},       {"\033[M", MOUSE_X10},
};
static int knows_paste, knows_mouse;

static int returned = ERR;

// What was read behind the end of a paste.
static uint8_t ahead[1 << 16];
static size_t ahead_begin, ahead_end;

static int is_known(int code) {
  if (code == PASTE_BEGIN || code == PASTE_END) return knows_paste;
  return knows_mouse || (code != MOUSE_SGR && code != MOUSE_X10);
}

void keys_define(int wants_paste, int wants_mouse) {
  knows_paste = wants_paste;
  knows_mouse = wants_mouse;
  for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
    if (is_known(forms[i].code)) define_key(forms[i].bytes, forms[i].code);
  }
}

void input_return(int value) { returned = value; }

/// Reads a block behind what is there; 0 if nothing comes within the time.
static int read_ahead(int milliseconds) {
  memmove(ahead, ahead + ahead_begin, ahead_end - ahead_begin);
  ahead_end -= ahead_begin;
  ahead_begin = 0;
  // A signal must not end a paste: the rest of it would be keys.
  int ready;
  do {
    errno = 0;
    ready = terminal_poll_input(milliseconds);
  } while (ready == 0 && errno == EINTR);
  if (ready <= 0) return 0;
  ssize_t count = read(STDIN_FILENO, ahead + ahead_end, sizeof ahead - ahead_end);
  if (count > 0) ahead_end += (size_t)count;
  return count > 0;
}

/// 1 if these bytes come next: they are then taken.
static int take_form(const char *bytes) {
  size_t length = strlen(bytes);
  for (size_t i = 0; i < length; i++) {
    if (ahead_begin + i == ahead_end && !read_ahead(SEQUENCE_MILLISECONDS)) return 0;
    if (ahead[ahead_begin + i] != (uint8_t)bytes[i]) return 0;
  }
  ahead_begin += length;
  return 1;
}

/// The next byte of what was read ahead, or the key whose form begins there.
static int take_ahead(void) {
  if (ahead[ahead_begin] == 27) {
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
      if (is_known(forms[i].code) && take_form(forms[i].bytes)) return forms[i].code;
    }
  }
  return ahead[ahead_begin++];
}

static int take_returned(void) {
  int value = returned;
  returned = ERR;
  return value;
}

int input_next(void *window, int milliseconds) {
  if (returned != ERR) return take_returned();
  if (ahead_begin < ahead_end) return take_ahead();
  int value = wgetch(window);
  if (value == ERR && milliseconds > 0 && terminal_poll_input(milliseconds) > 0) {
    value = wgetch(window);
  }
  return value;
}

int input_next_pasted(void *window, int milliseconds) {
  (void)window;
  if (returned != ERR) return take_returned();
  if (ahead_begin == ahead_end && !read_ahead(milliseconds)) return ERR;
  if (ahead[ahead_begin] == 27 && take_form("\033[201~")) return PASTE_END;
  return ahead[ahead_begin++];
}
