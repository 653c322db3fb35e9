// The screen: opening and closing it, putting cells, waiting.

#include "internal.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

// A larger window than any screen has is a joke or a mistake; curses would allocate all of it.
enum { LARGEST = 1000 };

static SCREEN *screen;
static WINDOW *input;
static int is_open, must_end, must_report_resume, must_look, is_modern, wants_mouse, can_color;
static int32_t screen_rows, screen_columns;
static struct {
  short foreground, background;
} pairs[64];
static short pair_count;

// What is polled besides the terminal; the first three are its own.
enum { OWN = 3, MOST_ATTENDED = 1024 };
static struct pollfd files[OWN + MOST_ATTENDED];
static nfds_t attended_count;

// MARK: Before curses

static int names_utf8(const char *locale) {
  for (; *locale != 0; locale++) {
    if (strncasecmp(locale, "utf-8", 5) == 0 || strncasecmp(locale, "utf8", 4) == 0) return 1;
  }
  return 0;
}

const char *terminal_codeset(void) {
  if (setlocale(LC_CTYPE, "") == NULL) {
    // Over ssh the locale of the other machine is often not installed on this one.
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (int i = 0; i < 3; i++) {
      const char *value = getenv(names[i]);
      if (value == NULL || *value == 0) continue;
      if (names_utf8(value)) {
        if (setlocale(LC_CTYPE, "C.UTF-8") == NULL) setlocale(LC_CTYPE, "en_US.UTF-8");
      }
      break;
    }
  }
  return nl_langinfo(CODESET);
}

static int number_from(const char *variable) {
  const char *text = getenv(variable);
  long number = text == NULL ? 0 : strtol(text, NULL, 10);
  return number > 0 && number <= LARGEST ? (int)number : 0;
}

static int clamp(int number) { return number < 1 ? 1 : number > LARGEST ? LARGEST : number; }

static void read_size(void) {
  struct winsize window;
  memset(&window, 0, sizeof window);
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0 || window.ws_row == 0 || window.ws_col == 0) {
    // 0×0 is what serial lines and containers say when they do not know.
    int rows = number_from("LINES"), columns = number_from("COLUMNS");
    screen_rows = rows > 0 ? rows : 24;
    screen_columns = columns > 0 ? columns : 80;
    return;
  }
  screen_rows = clamp(window.ws_row);
  screen_columns = clamp(window.ws_col);
}

// MARK: Modes that curses does not know

static void send(const char *bytes) {
  size_t length = strlen(bytes);
  while (length > 0) {
    ssize_t sent = write(STDOUT_FILENO, bytes, length);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return;
    bytes += sent;
    length -= (size_t)sent;
  }
}

static void send_modes(int on) {
  if (!is_modern) return;
  send(on ? "\033[?2004h" : "\033[?2004l");
  if (wants_mouse) send(on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
}

// MARK: Opening and closing

/// Sixty-four pairs are enough for the colours that a theme has; they are made when first used.
/// Where none are wanted curses must not hear of them: it would reset them again and again.
static void open_colors(int wants_color) {
  pair_count = 0;
  can_color = wants_color && tigetnum("colors") >= 8 && start_color() == OK
    && use_default_colors() == OK;
}

static void set_number(const char *variable, int number) {
  char text[16];
  snprintf(text, sizeof text, "%d", number);
  setenv(variable, text, 1);
}

static void set_back(const char *variable, char *value) {
  if (value == NULL) {
    unsetenv(variable);
  } else {
    setenv(variable, value, 1);
    free(value);
  }
}

/// Opens curses in the size that was read. It would believe LINES and COLUMNS first, whatever they
/// say, and without `use_env` it refuses types whose terminfo has no size, such as the console.
static SCREEN *open_screen(const char *type) {
  const char *lines = getenv("LINES"), *columns = getenv("COLUMNS");
  char *old_lines = lines == NULL ? NULL : strdup(lines);
  char *old_columns = columns == NULL ? NULL : strdup(columns);
  set_number("LINES", screen_rows);
  set_number("COLUMNS", screen_columns);
  SCREEN *opened = newterm(type, stdout, stdin);
  set_back("LINES", old_lines);
  set_back("COLUMNS", old_columns);
  return opened;
}

int32_t terminal_open(int32_t mouse, int32_t color) {
  if (is_open) return TERMINAL_OPEN;
  if (!isatty(STDIN_FILENO)) return TERMINAL_NO_INPUT;
  if (!isatty(STDOUT_FILENO)) return TERMINAL_NO_OUTPUT;
  terminal_codeset();
  const char *type = getenv("TERM");
  char bytes[512];
  size_t length = 0;
  int32_t problem = type_check(type, bytes, sizeof bytes, &length);
  if (problem != TERMINAL_OPEN) return problem;

  is_modern = type_knows_private_modes(type);
  wants_mouse = mouse != 0;
  // Before curses: it leaves signals alone that have a handler.
  if (!guard_install(bytes, length)) return TERMINAL_FAILED;
  guard_set_active(1);
  read_size();
  screen = open_screen(type);
  if (screen == NULL) {
    guard_set_active(0);
    guard_remove();
    return TERMINAL_FAILED;
  }
  is_open = 1;
  // Before the first end, ncurses sends at every movement of the cursor; after it, once a frame.
  endwin();
  doupdate();
  resizeterm(screen_rows, screen_columns);
  if (getenv("ESCDELAY") == NULL) set_escdelay(25);
  raw();
  noecho();
  nonl();
  leaveok(stdscr, FALSE);
  scrollok(stdscr, FALSE);
  keypad(stdscr, TRUE);
  // Keys are read through a pad: reading through a window would refresh that window.
  input = newpad(1, 1);
  keypad(input, TRUE);
  nodelay(input, TRUE);
  keys_define(is_modern, is_modern && wants_mouse);
  open_colors(color);
  curs_set(0);
  send_modes(1);
  static int is_registered;
  if (!is_registered) is_registered = atexit(terminal_close) == 0;
  return TERMINAL_OPEN;
}

void terminal_close(void) {
  if (!is_open) return;
  is_open = 0;
  send_modes(0);
  curs_set(1);
  endwin();
  watch_forget();
  guard_remove();
}

int32_t terminal_colors(void) { return is_open && can_color ? COLORS : 0; }

void terminal_size(int32_t *columns, int32_t *rows) {
  *columns = screen_columns;
  *rows = screen_rows;
}

// MARK: Showing

static int is_color(int32_t color) { return color >= 0 && color <= 255 && color < COLORS; }

static short pair_for(int32_t foreground, int32_t background) {
  short front = is_color(foreground) ? (short)foreground : -1;
  short back = is_color(background) ? (short)background : -1;
  if (!can_color || (front < 0 && back < 0)) return 0;
  for (short i = 0; i < pair_count; i++) {
    if (pairs[i].foreground == front && pairs[i].background == back) return (short)(i + 1);
  }
  if (pair_count + 1 >= COLOR_PAIRS || pair_count == sizeof pairs / sizeof pairs[0]) return 0;
  if (init_pair((short)(pair_count + 1), front, back) != OK) return 0;
  pairs[pair_count].foreground = front;
  pairs[pair_count].background = back;
  return ++pair_count;
}

void terminal_put(int32_t row, int32_t column, const uint32_t *scalars, int32_t count,
                  int32_t foreground, int32_t background, uint32_t attributes) {
  if (!is_open || row < 0 || column < 0 || row >= screen_rows) return;
  attr_t curses = WA_NORMAL;
  if (attributes & TERMINAL_BOLD) curses |= WA_BOLD;
  if (attributes & TERMINAL_DIM) curses |= WA_DIM;
  if (attributes & TERMINAL_UNDERLINE) curses |= WA_UNDERLINE;
  if (attributes & TERMINAL_REVERSE) curses |= WA_REVERSE;
  attr_set(curses, pair_for(foreground, background), NULL);
  wchar_t text[LARGEST];
  int length = 0;
  for (int32_t i = 0; i < count && i < LARGEST; i++) {
    if (scalars[i] == 0) continue;
    int width = i + 1 < count && scalars[i + 1] == 0 ? 2 : 1;
    if (scalars[i] < 0x7F || wcwidth((wchar_t)scalars[i]) == width) {
      text[length++] = (wchar_t)scalars[i];
    } else {
      text[length++] = L'?';
      if (width == 2) text[length++] = L' ';
    }
  }
  // In the bottom right cell this says ERR, because the cursor cannot go on, and shows the cell.
  mvaddnwstr(row, column, text, length);
}

void terminal_flush(int32_t cursor_row, int32_t cursor_column, int32_t is_seen) {
  if (!is_open) return;
  int has_cursor = cursor_row >= 0 && cursor_row < screen_rows && cursor_column >= 0
    && cursor_column < screen_columns;
  if (has_cursor) move(cursor_row, cursor_column);
  if (is_modern) send("\033[?2026h");
  leaveok(stdscr, !has_cursor);
  curs_set(has_cursor && is_seen);
  wnoutrefresh(stdscr);
  doupdate();
  if (is_modern) send("\033[?2026l");
}

// MARK: Waiting

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void take_size(void) {
  read_size();
  resizeterm(screen_rows, screen_columns);
  clearok(curscr, TRUE);
}

static void stop(int whole_group) {
  if (!is_open) return;
  send_modes(0);
  curs_set(1);
  endwin();
  guard_set_active(0);
  guard_stop(whole_group);
  guard_set_active(1);
  must_end = (guard_take_signals() & SIGNAL_END) != 0;
  reset_prog_mode();
  take_size();
  doupdate();
  send_modes(1);
  must_report_resume = 1;
}

void terminal_suspend(void) { stop(1); }

void terminal_copy(const uint8_t *bytes, int32_t count) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  if (!is_open || !is_modern) return;
  send("\033]52;c;");
  for (int32_t i = 0; i < count; i += 3) {
    uint32_t group = (uint32_t)bytes[i] << 16;
    if (i + 1 < count) group |= (uint32_t)bytes[i + 1] << 8;
    if (i + 2 < count) group |= bytes[i + 2];
    char text[5] = {digits[group >> 18], digits[group >> 12 & 63], digits[group >> 6 & 63],
                    digits[group & 63], 0};
    if (i + 1 >= count) text[2] = '=';
    if (i + 2 >= count) text[3] = '=';
    send(text);
  }
  send("\033\\");
}

void terminal_ask_background(void) {
  if (is_open && is_modern) send("\033]11;?\033\\");
}

/// Whether a signal is an event; without one, `event` stays.
static int take_signals(terminal_event *event) {
  int bits = guard_take_signals();
  if (bits & SIGNAL_END) return 1;
  if (bits & SIGNAL_STOP) {
    stop(0);
  } else if (bits & SIGNAL_CONTINUE) {
    // Stopped by SIGSTOP, which nobody can catch: the shell has had the terminal.
    reset_prog_mode();
    take_size();
    must_report_resume = 1;
  } else if (bits & SIGNAL_RESIZE) {
    int32_t rows = screen_rows, columns = screen_columns;
    take_size();
    if (rows == screen_rows && columns == screen_columns) return 0;
    event->kind = TERMINAL_RESIZED;
    return 1;
  }
  return 0;
}

int terminal_poll_input(int milliseconds) {
  struct pollfd file = {STDIN_FILENO, POLLIN, 0};
  int count = poll(&file, 1, milliseconds);
  if (count <= 0) return 0;
  return file.revents & (POLLHUP | POLLERR | POLLNVAL) ? -1 : 1;
}

/// Readable but with nothing to read: the end of input.
static int is_at_end(void) {
  int count = 0;
  return terminal_poll_input(0) != 0 && (ioctl(STDIN_FILENO, FIONREAD, &count) != 0 || count == 0);
}

void terminal_attend(const terminal_attended *attended, int32_t count) {
  attended_count = count < 0 ? 0 : count > MOST_ATTENDED ? MOST_ATTENDED : (nfds_t)count;
  for (nfds_t i = 0; i < attended_count; i++) {
    files[OWN + i].fd = attended[i].descriptor;
    files[OWN + i].events = attended[i].is_written ? POLLIN | POLLOUT : POLLIN;
  }
}

/// Whether something can be done with what is attended to; without waiting.
static int is_ready(void) {
  return attended_count > 0 && poll(files + OWN, attended_count, 0) > 0;
}

terminal_event terminal_wait(int32_t milliseconds) {
  terminal_event event = {TERMINAL_HANGUP, 0, 0, 0};
  if (!is_open) return event;
  int64_t deadline = milliseconds < 0 ? INT64_MAX : now() + milliseconds;
  for (;;) {
    if (take_signals(&event) || must_end) return event;
    if (must_report_resume) {
      must_report_resume = 0;
      event.kind = TERMINAL_RESUMED;
      return event;
    }
    // In turns: neither keys nor changes that come without a pause hold off the others.
    must_look = !must_look;
    if (must_look && watch_take()) {
      event.kind = TERMINAL_CHANGED;
      return event;
    }
    if (must_look && is_ready()) {
      event.kind = TERMINAL_READY;
      return event;
    }
    if (keys_take(input, &event)) return event;

    int64_t left = milliseconds < 0 ? -1 : deadline - now();
    const int own[OWN] = {STDIN_FILENO, guard_pipe(), watch_file()};
    for (int i = 0; i < OWN; i++) files[i] = (struct pollfd){own[i], POLLIN, 0};
    int count =
      poll(files, OWN + attended_count, milliseconds < 0 ? -1 : left > 0 ? (int)left : 0);
    if (count < 0 && errno != EINTR) return event;
    if (count == 0) {
      event.kind = TERMINAL_TIMEOUT;
      return event;
    }
    if (count > 0 && files[0].revents & (POLLHUP | POLLERR | POLLNVAL)) return event;
    if (count > 0 && files[0].revents & POLLIN && is_at_end()) return event;
  }
}
