// The terminal, by way of ncursesw: everything that Swift cannot or should not say about curses.
//
// One terminal, standard input and standard output, one thread. All numbers have fixed widths, no
// curses type is seen, and nothing here knows what the program shows.

#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdint.h>

/// Why a terminal could not be opened.
enum {
  TERMINAL_OPEN = 0,
  TERMINAL_NO_INPUT,
  TERMINAL_NO_OUTPUT,
  TERMINAL_TYPE_MISSING,
  TERMINAL_TYPE_DUMB,
  TERMINAL_TYPE_UNKNOWN,
  TERMINAL_TYPE_TOO_SIMPLE,
  TERMINAL_FAILED,
};

/// What happened; `value` of a character is its code point, of a function key its number, of a
/// control key the letter in lower case, of a background 0xRRGGBB.
enum {
  TERMINAL_TIMEOUT = 0,
  TERMINAL_HANGUP,
  TERMINAL_INTERRUPT,
  TERMINAL_RESIZED,
  TERMINAL_RESUMED,
  TERMINAL_CHANGED,
  TERMINAL_READY,
  TERMINAL_PASTED,
  TERMINAL_BACKGROUND,
  TERMINAL_CHARACTER,
  TERMINAL_CONTROL,
  TERMINAL_FUNCTION,
  TERMINAL_ENTER,
  TERMINAL_ESCAPE,
  TERMINAL_TAB,
  TERMINAL_BACK_TAB,
  TERMINAL_UP,
  TERMINAL_DOWN,
  TERMINAL_LEFT,
  TERMINAL_RIGHT,
  TERMINAL_SHIFT_UP,
  TERMINAL_SHIFT_DOWN,
  TERMINAL_SHIFT_LEFT,
  TERMINAL_SHIFT_RIGHT,
  TERMINAL_HOME,
  TERMINAL_END,
  TERMINAL_PAGE_UP,
  TERMINAL_PAGE_DOWN,
  TERMINAL_INSERT,
  TERMINAL_DELETE,
  TERMINAL_BACKSPACE,
  TERMINAL_MOUSE_LEFT,
  TERMINAL_MOUSE_MIDDLE,
  TERMINAL_MOUSE_RIGHT,
  TERMINAL_WHEEL_UP,
  TERMINAL_WHEEL_DOWN,
};

/// Attributes of `terminal_put`; the bits of Screen's `Attributes`.
enum {
  TERMINAL_BOLD = 1,
  TERMINAL_DIM = 2,
  TERMINAL_UNDERLINE = 4,
  TERMINAL_REVERSE = 8,
};

typedef struct {
  int32_t kind;
  int32_t value;
  int32_t row;
  int32_t column;
} terminal_event;

/// Sets the character type of the locale, and only that, and returns the name of its encoding.
const char *terminal_codeset(void);

/// Takes over the screen; returns TERMINAL_OPEN or why not, with nothing changed.
int32_t terminal_open(int32_t wants_mouse, int32_t wants_color);

/// Gives the screen back as it was, and lets a signal that asked for the end do it now. More calls do
/// nothing.
void terminal_close(void);

/// How many colours the open terminal has; 0 if none are wanted, or if its own background could not
/// be kept.
int32_t terminal_colors(void);

void terminal_size(int32_t *columns, int32_t *rows);

/// Puts code points into a row, one per column; a 0 is the second column of a wide character. What
/// the locale cannot show in as many columns becomes `?`. A negative colour is the terminal's.
void terminal_put(int32_t row, int32_t column, const uint32_t *scalars, int32_t count,
                  int32_t foreground, int32_t background, uint32_t attributes);

/// Sends what was put, and where the cursor stands, seen or not; with a negative row it stands where the
/// last cell was put, and is not seen.
void terminal_flush(int32_t cursor_row, int32_t cursor_column, int32_t is_seen);

/// The next event; TERMINAL_TIMEOUT after so many milliseconds without one, never if negative.
/// TERMINAL_HANGUP is a terminal that is gone or a signal that asks the program to end.
/// After TERMINAL_RESIZED and TERMINAL_RESUMED every row must be put again.
terminal_event terminal_wait(int32_t milliseconds);

/// From now on TERMINAL_CHANGED is an event: something happened to this file, or in its folder. To be
/// called again after each, for the name may be another file by then; no other file is watched any
/// more. 0 if the system cannot tell of every change: the file does not exist, it lies on another
/// computer, the system has no watch left.
int32_t terminal_watch(const char *path);

/// A descriptor besides the terminal, and whether to tell when it can be written, too.
typedef struct {
  int32_t descriptor;
  int32_t is_written;
} terminal_attended;

/// From now on TERMINAL_READY is an event: one of these, and no other, can be read or written, or is at
/// its end. More than 1,024 are not attended to.
void terminal_attend(const terminal_attended *files, int32_t count);

/// The text of the last TERMINAL_PASTED in UTF-8; valid until the next wait.
const uint8_t *terminal_pasted(int32_t *length);

/// Gives bytes to the clipboard (OSC 52), if the terminal is one that may know how; nothing tells
/// whether it does.
void terminal_copy(const uint8_t *bytes, int32_t count);

/// Asks for the colour of the background (OSC 11), if the terminal is one that may know how; the answer,
/// if there is one, is TERMINAL_BACKGROUND.
void terminal_ask_background(void);

/// Stops the program as Ctrl-Z does; returns when it goes on. TERMINAL_RESUMED is the next event.
void terminal_suspend(void);

#endif
