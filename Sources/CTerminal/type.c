// What kind of terminal this is, by TERM and terminfo.
//
// term.h defines `columns`, `lines` and hundreds of other words as macros; it is only seen here.

#include "internal.h"

#include <curses.h>
#include <string.h>
#include <strings.h>
#include <term.h>
#include <unistd.h>

/// Terminals that know, or silently ignore, private modes for paste, mouse and whole frames.
int type_knows_private_modes(const char *type) {
  static const char *const families[] = {
    "xterm", "tmux", "screen", "rxvt", "alacritty", "kitty", "foot", "wezterm", "konsole", "gnome",
    "vte", "st-", "iterm", "ghostty", "contour", "mintty", "putty", "mlterm", "nsterm", "rio"};
  for (size_t i = 0; i < sizeof families / sizeof families[0]; i++) {
    if (strncasecmp(type, families[i], strlen(families[i])) == 0) return 1;
  }
  return strcmp(type, "st") == 0;
}

/// Appends a capability without its padding.
static size_t append(char *bytes, size_t length, size_t room, const char *text) {
  if (text == NULL || text == (const char *)-1) return length;
  while (*text != 0 && length < room) {
    if (text[0] == '$' && text[1] == '<') {
      const char *end = strchr(text, '>');
      if (end != NULL) {
        text = end + 1;
        continue;
      }
    }
    bytes[length++] = *text++;
  }
  return length;
}

/// What undoes everything that is done to the screen, for the moment when curses cannot.
static size_t restore_bytes(char *bytes, size_t room, int is_modern) {
  size_t length = 0;
  if (is_modern) {
    length = append(bytes, length, room,
      "\033[?2026l\033[?1006l\033[?1002l\033[?1000l\033[?2004l");
  }
  length = append(bytes, length, room, tigetstr("sgr0"));
  length = append(bytes, length, room, tigetstr("op"));
  length = append(bytes, length, room, tigetstr("rmkx"));
  const char *leave = tigetstr("rmcup");
  int has_leave = leave != NULL && leave != (const char *)-1;
  length = append(bytes, length, room, has_leave ? leave : "\r\n");
  return append(bytes, length, room, tigetstr("cnorm"));
}

int32_t type_check(const char *type, char *restore, size_t room, size_t *length) {
  if (type == NULL || *type == 0) return TERMINAL_TYPE_MISSING;
  if (strcmp(type, "dumb") == 0) return TERMINAL_TYPE_DUMB;
  int error = 0;
  if (setupterm(type, STDOUT_FILENO, &error) != OK) return TERMINAL_TYPE_UNKNOWN;
  const char *move = tigetstr("cup");
  if (move == NULL || move == (const char *)-1) {
    del_curterm(cur_term);
    return TERMINAL_TYPE_TOO_SIMPLE;
  }
  *length = restore_bytes(restore, room, type_knows_private_modes(type));
  del_curterm(cur_term);
  return TERMINAL_OPEN;
}
