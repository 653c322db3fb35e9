// What the files of this target share: the screen, the guard, the keys and the watch.

#ifndef CTERMINAL_INTERNAL_H
#define CTERMINAL_INTERNAL_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1  // memfd_create, wcwidth
#endif

#include "CTerminal.h"

#include <stddef.h>
#include <termios.h>

// guard.c: signals, and the terminal as it was.

/// Remembers the terminal's modes, and the bytes that undo what is about to be done to it; catches
/// signals. 0 if the modes cannot be read.
int guard_install(const char *restore, size_t length);

/// Puts signals and standard error back, and ends the program if a signal asked for it.
void guard_remove(void);

/// Whether the screen is ours; while it is not, a signal leaves it alone.
void guard_set_active(int active);

/// The end of the pipe that becomes readable with a signal.
int guard_pipe(void);

enum { SIGNAL_RESIZE = 1, SIGNAL_CONTINUE = 2, SIGNAL_STOP = 4, SIGNAL_END = 8 };

/// The signals since the last call, as bits.
int guard_take_signals(void);

/// Stops the process, or its whole group as Ctrl-Z does, until it is continued.
void guard_stop(int whole_group);

// type.c

/// Whether a terminal of this type can be drawn on, and the bytes that undo what is done to it.
int32_t type_check(const char *type, char *restore, size_t room, size_t *length);

/// Whether it knows, or silently ignores, private modes for paste, mouse and whole frames.
int type_knows_private_modes(const char *type);

// input.c

// Codes of our own, above those of curses, which end at KEY_MAX, 0777.
enum { PASTE_BEGIN = 0777 + 100, PASTE_END, MOUSE_SGR, MOUSE_X10 };

// How long the rest of a sequence may take to come.
enum { SEQUENCE_MILLISECONDS = 50 };

/// Tells curses about the keys that terminfo leaves out or has in another form.
void keys_define(int wants_paste, int wants_mouse);

/// A byte or the number of a key; ERR, which is -1, if there is none within the time.
int input_next(void *window, int milliseconds);

/// Within a paste: a byte or PASTE_END, and no other key; ERR if there is none within the time.
int input_next_pasted(void *window, int milliseconds);

/// Gives back what was taken last; it is taken next.
void input_return(int value);

// keys.c

/// Takes a key, a mouse press or a paste if one has come; 0 if nothing has.
int keys_take(void *window, terminal_event *event);

// watch.c

/// To be polled: readable when something happened to the watched file; less than 0 without one.
int watch_file(void);

/// Whether something happened since it was asked for last.
int watch_take(void);

void watch_forget(void);

// terminal.c

/// Waits for standard input for so many milliseconds; less than 0 if it is gone.
int terminal_poll_input(int milliseconds);

#endif
