// From what arrives on standard input to keys, mouse presses and pasted text.
//
// Sequences that nobody knows are swallowed whole: their letters must not act as keys.

#include "internal.h"

#include <ctype.h>
#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

// How long the rest of a paste may take to come, and the most of it that is kept.
enum { PASTE_MILLISECONDS = 1000, PASTE_LIMIT = 1 << 20 };

static const struct {
  int code;
  int32_t kind;
} kinds[] = {
  {KEY_UP, TERMINAL_UP},           {KEY_DOWN, TERMINAL_DOWN},
  {KEY_LEFT, TERMINAL_LEFT},       {KEY_RIGHT, TERMINAL_RIGHT},
  {KEY_SR, TERMINAL_SHIFT_UP},     {KEY_SF, TERMINAL_SHIFT_DOWN},
  {KEY_SLEFT, TERMINAL_SHIFT_LEFT}, {KEY_SRIGHT, TERMINAL_SHIFT_RIGHT},
  {KEY_HOME, TERMINAL_HOME},       {KEY_A1, TERMINAL_HOME},
  {KEY_FIND, TERMINAL_HOME},       {KEY_END, TERMINAL_END},
  {KEY_C1, TERMINAL_END},          {KEY_SELECT, TERMINAL_END},
  {KEY_PPAGE, TERMINAL_PAGE_UP},   {KEY_A3, TERMINAL_PAGE_UP},
  {KEY_NPAGE, TERMINAL_PAGE_DOWN}, {KEY_C3, TERMINAL_PAGE_DOWN},
  {KEY_IC, TERMINAL_INSERT},       {KEY_DC, TERMINAL_DELETE},
  {KEY_BACKSPACE, TERMINAL_BACKSPACE}, {KEY_BTAB, TERMINAL_BACK_TAB},
  {KEY_ENTER, TERMINAL_ENTER},
};

static struct {
  wint_t code;
  int result;
} pushed[4];
static int pushed_count;
static uint8_t *pasted;
static int32_t pasted_length, pasted_room;

static void push(wint_t code, int result) {
  if (pushed_count >= 4) return;
  pushed[pushed_count].code = code;
  pushed[pushed_count++].result = result;
}

/// OK with a character, KEY_CODE_YES with a key, ERR if there is none within the time.
///
/// Characters are put together here: curses collects sixteen bytes after one that begins none, and
/// loses them all. What is no character is U+FFFD, and what follows it stays.
static int decode(
    int (*next_byte)(void *, int), void *window, wint_t *code, int milliseconds) {
  mbstate_t state;
  memset(&state, 0, sizeof state);
  for (int length = 0;; length++) {
    int value = next_byte(window, length == 0 ? milliseconds : SEQUENCE_MILLISECONDS);
    if (length == 0 && value == ERR) return ERR;
    if (length == 0 && value >= KEY_MIN) {
      *code = (wint_t)value;
      return KEY_CODE_YES;
    }
    if (value != ERR && value < KEY_MIN) {
      char byte = (char)value;
      wchar_t character = 0;
      size_t used = mbrtowc(&character, &byte, 1, &state);
      if (used == (size_t)-2) continue;
      if (used != (size_t)-1) {
        *code = (wint_t)character;
        return OK;
      }
    }
    // It may be the first byte of the next character, or a key.
    if (length > 0 && value != ERR) input_return(value);
    *code = 0xFFFD;
    return OK;
  }
}

static int next(WINDOW *window, wint_t *code, int milliseconds) {
  if (pushed_count > 0) {
    int result = pushed[0].result;
    *code = pushed[0].code;
    pushed_count--;
    for (int i = 0; i < pushed_count; i++) pushed[i] = pushed[i + 1];
    return result;
  }
  return decode(input_next, window, code, milliseconds);
}

/// 1 with a character, 0 without; a key or the begin of a paste in its place is not lost.
static int next_character(WINDOW *window, wint_t *code, int milliseconds) {
  int result = next(window, code, milliseconds);
  if (result == KEY_CODE_YES) push(*code, result);
  return result == OK;
}

static void paste_append(uint32_t scalar) {
  if (pasted_length > PASTE_LIMIT) return;
  if (pasted_length + 4 > pasted_room) {
    int32_t room = pasted_room == 0 ? 256 : 2 * pasted_room;
    uint8_t *larger = realloc(pasted, (size_t)room);
    if (larger == NULL) return;
    pasted = larger;
    pasted_room = room;
  }
  uint8_t *end = pasted + pasted_length;
  if (scalar < 0x80) {
    *end++ = (uint8_t)scalar;
  } else if (scalar < 0x800) {
    *end++ = (uint8_t)(0xC0 | scalar >> 6);
    *end++ = (uint8_t)(0x80 | (scalar & 0x3F));
  } else if (scalar < 0x10000) {
    *end++ = (uint8_t)(0xE0 | scalar >> 12);
    *end++ = (uint8_t)(0x80 | (scalar >> 6 & 0x3F));
    *end++ = (uint8_t)(0x80 | (scalar & 0x3F));
  } else {
    *end++ = (uint8_t)(0xF0 | scalar >> 18);
    *end++ = (uint8_t)(0x80 | (scalar >> 12 & 0x3F));
    *end++ = (uint8_t)(0x80 | (scalar >> 6 & 0x3F));
    *end++ = (uint8_t)(0x80 | (scalar & 0x3F));
  }
  pasted_length = (int32_t)(end - pasted);
}

/// Everything up to the end marker; what does not come in time does not belong to the paste.
static void read_paste(WINDOW *window) {
  pasted_length = 0;
  for (;;) {
    wint_t code = 0;
    if (decode(input_next_pasted, window, &code, PASTE_MILLISECONDS) != OK) return;
    paste_append(code == '\r' ? '\n' : (uint32_t)code);
  }
}

const uint8_t *terminal_pasted(int32_t *length) {
  *length = pasted_length;
  return pasted;
}

/// 0 for what is no press: motion, releases, buttons without a use.
static int press(int button, int column, int row, terminal_event *event) {
  static const int32_t buttons[] = {
    TERMINAL_MOUSE_LEFT, TERMINAL_MOUSE_MIDDLE, TERMINAL_MOUSE_RIGHT};
  if (button & 32) return 0;
  int plain = button & ~(4 | 8 | 16);
  if (plain >= 0 && plain < 3) {
    event->kind = buttons[plain];
  } else if (plain == 64 || plain == 65) {
    event->kind = plain == 64 ? TERMINAL_WHEEL_UP : TERMINAL_WHEEL_DOWN;
  } else {
    return 0;
  }
  event->row = row - 1;
  event->column = column - 1;
  return row > 0 && column > 0;
}

/// `0;12;5M`, after its introducer.
static int read_sgr_mouse(WINDOW *window, terminal_event *event) {
  int numbers[3] = {0, 0, 0};
  int field = 0;
  for (int length = 0; length < 24; length++) {
    wint_t code = 0;
    if (!next_character(window, &code, SEQUENCE_MILLISECONDS)) return 0;
    if (code >= '0' && code <= '9') {
      if (numbers[field] < 100000) numbers[field] = numbers[field] * 10 + (int)(code - '0');
    } else if (code == ';' && field < 2) {
      field++;
    } else {
      return code == 'M' && field == 2 && press(numbers[0], numbers[1], numbers[2], event);
    }
  }
  return 0;
}

/// Three characters, after their introducer, from terminals that know no better.
static int read_x10_mouse(WINDOW *window, terminal_event *event) {
  int numbers[3];
  for (int i = 0; i < 3; i++) {
    wint_t code = 0;
    if (!next_character(window, &code, SEQUENCE_MILLISECONDS) || code < 32) return 0;
    numbers[i] = (int)code - 32;
  }
  return press(numbers[0], numbers[1], numbers[2], event);
}

/// Whether an answer says the colour of the background: `11;rgb:1e1e/2222/2a2a`, with one to four
/// digits each.
static int read_background(const char *answer, terminal_event *event) {
  const char *colon = strchr(answer, ':');
  if (strncmp(answer, "11;rgb", 6) != 0 || colon == NULL || colon - answer > 7) return 0;
  int32_t color = 0;
  for (int i = 0; i < 3; i++) {
    const char *digits = i == 0 ? colon + 1 : answer;
    char *end = NULL;
    if (!isxdigit((unsigned char)*digits)) return 0;
    unsigned long level = strtoul(digits, &end, 16);
    ptrdiff_t count = end - digits;
    if (count > 4 || (i < 2 && *end != '/')) return 0;
    color = color << 8 | (int32_t)(level * 255 / ((1ul << 4 * count) - 1));
    answer = end + 1;
  }
  event->kind = TERMINAL_BACKGROUND;
  event->value = color;
  return 1;
}

/// What follows an escape character that is part of no known key; 1 if it is the key Esc, or an answer
/// that was asked for.
static int judge_escape(WINDOW *window, terminal_event *event) {
  wint_t second = 0, code = 0;
  if (!next_character(window, &second, 0)) return 1;
  if (second != '[' && second != 'O' && second != ']' && second != 'P') {
    push(second, OK);
    return 1;
  }
  int result = next(window, &code, 0);
  if (result != OK) {
    push(second, OK);
    if (result == KEY_CODE_YES) push(code, result);
    return 1;
  }
  if (second == 'O') return 0;
  if (second == '[') {
    for (int length = 0; length < 64 && code >= 0x20 && code < 0x40; length++) {
      if (!next_character(window, &code, SEQUENCE_MILLISECONDS)) return 0;
    }
    return 0;
  }
  // An answer of the terminal ends with BEL or with ESC \.
  char answer[64];
  size_t count = 0;
  for (int length = 0; length < 4096 && code != 7 && code != 0x9C; length++) {
    int was_escape = code == 27;
    if (count < sizeof answer - 1) answer[count++] = code < 0x80 ? (char)code : '?';
    if (!next_character(window, &code, SEQUENCE_MILLISECONDS)) return 0;
    if (was_escape && code == '\\') break;
  }
  answer[count] = 0;
  return second == ']' && read_background(answer, event);
}

static int from_character(WINDOW *window, wint_t code, terminal_event *event) {
  event->value = (int32_t)code;
  switch (code) {
    case 3: event->kind = TERMINAL_INTERRUPT; return 1;
    case 9: event->kind = TERMINAL_TAB; return 1;
    case 10:
    case 13: event->kind = TERMINAL_ENTER; return 1;
    case 8:
    case 127: event->kind = TERMINAL_BACKSPACE; return 1;
    case 27: event->kind = TERMINAL_ESCAPE; return judge_escape(window, event);
    default: break;
  }
  if (code < 32) {
    event->kind = TERMINAL_CONTROL;
    event->value = (int32_t)(code == 0 ? ' ' : code < 27 ? code + 0x60 : code + 0x40);
    return 1;
  }
  event->kind = TERMINAL_CHARACTER;
  return code < 0x80 || code >= 0xA0;
}

static int from_key(WINDOW *window, wint_t code, terminal_event *event) {
  switch (code) {
    case PASTE_BEGIN:
      read_paste(window);
      event->kind = TERMINAL_PASTED;
      return 1;
    case MOUSE_SGR: return read_sgr_mouse(window, event);
    case MOUSE_X10: return read_x10_mouse(window, event);
    default: break;
  }
  if (code >= KEY_F(1) && code <= KEY_F(12)) {
    event->kind = TERMINAL_FUNCTION;
    event->value = (int32_t)(code - KEY_F0);
    return 1;
  }
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    if (kinds[i].code == (int)code) {
      event->kind = kinds[i].kind;
      return 1;
    }
  }
  return 0;
}

int keys_take(void *window, terminal_event *event) {
  for (;;) {
    wint_t code = 0;
    int result = next(window, &code, 0);
    if (result == ERR) return 0;
    terminal_event found = {0, 0, 0, 0};
    int is_event = result == KEY_CODE_YES ? from_key(window, code, &found)
                                          : from_character(window, code, &found);
    if (is_event) {
      *event = found;
      return 1;
    }
  }
}
