// Whatever ends the program, the terminal is left as it was found.
//
// Stock ncurses restores it for SIGINT, SIGTERM and Ctrl-Z only. A signal that asks the program to
// end is noted first: the program saves what it has, closes the terminal, and the signal does what it
// does without a handler. A terminal that does not read would keep it from that: after a while it is
// left as it was found, as far as it lets us, and nothing is written to it any more. A second signal,
// a program that does not get round to its end even so, and every fault end it at once: the handler
// here writes bytes that were prepared before, sets the saved modes, says one line if the program is at
// fault, and lets the signal do what it does without a handler, so that a shell sees 128 + n. It calls
// nothing that POSIX does not allow in a handler, but for setitimer, which is one call of the system
// everywhere, and has a stack of its own for when the other one overflows.

#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <unistd.h>

static const struct {
  int number;
  int is_fault;
  const char *name;
} fatal[] = {
  {SIGHUP, 0, "SIGHUP"},   {SIGINT, 0, "SIGINT"},   {SIGQUIT, 0, "SIGQUIT"},
  {SIGTERM, 0, "SIGTERM"}, {SIGSEGV, 1, "SIGSEGV"}, {SIGBUS, 1, "SIGBUS"},
  {SIGILL, 1, "SIGILL"},   {SIGTRAP, 1, "SIGTRAP"}, {SIGFPE, 1, "SIGFPE"},
  {SIGABRT, 1, "SIGABRT"}, {SIGUSR1, 0, "SIGUSR1"}, {SIGUSR2, 0, "SIGUSR2"},
};
static const int noted[] = {SIGWINCH, SIGCONT, SIGTSTP};
enum { FATAL_COUNT = sizeof fatal / sizeof fatal[0], NOTED_COUNT = 3 };

static struct sigaction old_fatal[FATAL_COUNT], old_noted[NOTED_COUNT], old_pipe, old_alarm;
static struct termios saved_modes;
static char restore_bytes[512];
static size_t restore_length;
static volatile sig_atomic_t is_active, is_installed, asked_to_end;
static int wake[2] = {-1, -1};
static int real_stderr = -1, held_stderr = -1;
static int keeps_fault_handlers;
static _Alignas(16) char handler_stack[64 * 1024];

/// Milliseconds that a terminal that does not read keeps a program that was asked to end: before it is
/// given up, and from then to the end at the latest. The first must leave time to wait for a lock.
enum { TERMINAL_MILLISECONDS = 300, END_MILLISECONDS = 400, WRITE_MILLISECONDS = 200 };
/// How long what is written here may still wait for a terminal.
static volatile sig_atomic_t patience = WRITE_MILLISECONDS;

/// Writes what a terminal takes in time; the rest is lost.
static void write_all(int file, const char *bytes, size_t length) {
  int flags = fcntl(file, F_GETFL);
  fcntl(file, F_SETFL, flags | O_NONBLOCK);
  while (length > 0) {
    ssize_t sent = write(file, bytes, length);
    if (sent > 0) {
      bytes += sent;
      length -= (size_t)sent;
      continue;
    }
    if (sent < 0 && errno == EINTR) continue;
    if (sent == 0 || errno != EAGAIN || patience <= 0) break;
    struct pollfd room = {file, POLLOUT, 0};
    patience -= poll(&room, 1, 20) > 0 ? 1 : 20;
  }
  fcntl(file, F_SETFL, flags);
}

/// What was written to standard error while the screen was taken goes where it belongs.
static void release_stderr(void) {
  if (held_stderr < 0) return;
  dup2(real_stderr, STDERR_FILENO);
  char buffer[1024];
  off_t place = lseek(held_stderr, 0, SEEK_END);
  place = place > 16 * 1024 ? place - 16 * 1024 : 0;
  ssize_t count;
  while ((count = pread(held_stderr, buffer, sizeof buffer, place)) > 0) {
    write_all(STDERR_FILENO, buffer, (size_t)count);
    place += count;
  }
  close(held_stderr);
  close(real_stderr);
  held_stderr = real_stderr = -1;
}

static void restore_terminal(void) {
  if (!is_active) return;
  is_active = 0;
  // In the background the terminal is another program's. With no terminal at all this is -1.
  pid_t owner = tcgetpgrp(STDIN_FILENO);
  if (owner != -1 && owner != getpgrp()) return;
  write_all(STDOUT_FILENO, restore_bytes, restore_length);
  tcsetattr(STDIN_FILENO, TCSANOW, &saved_modes);
}

static void on_fatal(int number) {
  restore_terminal();
  release_stderr();
  struct sigaction next;
  memset(&next, 0, sizeof next);
  next.sa_handler = SIG_DFL;
  for (int i = 0; i < FATAL_COUNT; i++) {
    if (fatal[i].number != number) continue;
    if (fatal[i].is_fault) {
      if (keeps_fault_handlers) next = old_fatal[i];
      static const char before[] = "backstep: a fault in the program ended it (";
      static const char after[] = "); please report it\n";
      write_all(STDERR_FILENO, before, sizeof before - 1);
      write_all(STDERR_FILENO, fatal[i].name, strlen(fatal[i].name));
      write_all(STDERR_FILENO, after, sizeof after - 1);
    }
  }
  sigaction(number, &next, NULL);
  // Blocked until the handler returns, and then at once.
  raise(number);
}

static void set_deadline(int milliseconds) {
  struct itimerval timer;
  memset(&timer, 0, sizeof timer);
  timer.it_value.tv_usec = milliseconds * 1000;
  setitimer(ITIMER_REAL, &timer, NULL);
}

static void on_end(int number) {
  if (asked_to_end) {
    on_fatal(number);
    return;
  }
  int saved_errno = errno;
  asked_to_end = number;
  set_deadline(TERMINAL_MILLISECONDS);
  char bit = SIGNAL_END;
  (void)!write(wake[1], &bit, 1);
  errno = saved_errno;
}

/// A terminal that does not read must not keep the program from saving what it has: what it is about
/// to write leads nowhere from now on.
static void on_deadline(int number) {
  static volatile sig_atomic_t is_given_up;
  // No deadline of ours: somebody sent it.
  if (!asked_to_end) {
    on_end(number);
    return;
  }
  if (is_given_up) {
    on_fatal(asked_to_end);
    return;
  }
  int saved_errno = errno;
  is_given_up = 1;
  patience = 0;
  restore_terminal();
  release_stderr();
  int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere >= 0) {
    dup2(nowhere, STDOUT_FILENO);
    close(nowhere);
  }
  set_deadline(END_MILLISECONDS);
  errno = saved_errno;
}

static void on_noted(int number) {
  int saved_errno = errno;
  char bit = number == SIGWINCH ? SIGNAL_RESIZE : number == SIGCONT ? SIGNAL_CONTINUE : SIGNAL_STOP;
  // A full pipe has woken the reader already.
  if (write(wake[1], &bit, 1) < 0) errno = saved_errno;
  errno = saved_errno;
}

/// Standard error on a terminal would be drawn into the picture: it is held back in a file without
/// a name, so that the last words of the Swift runtime survive the end of the screen.
static void hold_stderr(void) {
  if (!isatty(STDERR_FILENO)) return;
#ifdef __linux__
  held_stderr = memfd_create("stderr", MFD_CLOEXEC);
#else
  char name[] = "/tmp/backstep.XXXXXX";
  held_stderr = mkstemp(name);
  if (held_stderr >= 0) {
    unlink(name);
    fcntl(held_stderr, F_SETFD, FD_CLOEXEC);
  }
#endif
  if (held_stderr < 0) return;
  real_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real_stderr < 0 || dup2(held_stderr, STDERR_FILENO) < 0) {
    if (real_stderr >= 0) close(real_stderr);
    close(held_stderr);
    held_stderr = real_stderr = -1;
  }
}

static int open_wake_pipe(void) {
  if (wake[0] >= 0) return 1;
  if (pipe(wake) != 0) return 0;
  for (int i = 0; i < 2; i++) {
    fcntl(wake[i], F_SETFD, FD_CLOEXEC);
    fcntl(wake[i], F_SETFL, fcntl(wake[i], F_GETFL) | O_NONBLOCK);
  }
  return 1;
}

int guard_install(const char *restore, size_t length) {
  if (is_installed) return 1;
  if (tcgetattr(STDIN_FILENO, &saved_modes) != 0 || !open_wake_pipe()) return 0;
  restore_length = length < sizeof restore_bytes ? length : sizeof restore_bytes;
  memcpy(restore_bytes, restore, restore_length);
  // Swift's backtracer, which also catches SIGQUIT, asks questions on the terminal and waits for an
  // answer: it comes after the guard only where its variable is set, and only for faults.
  keeps_fault_handlers = getenv("SWIFT_BACKTRACE") != NULL;
  hold_stderr();

  stack_t stack;
  memset(&stack, 0, sizeof stack);
  stack.ss_sp = handler_stack;
  stack.ss_size = sizeof handler_stack;
  sigaltstack(&stack, NULL);

  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigfillset(&action.sa_mask);
  action.sa_flags = SA_ONSTACK;
  for (int i = 0; i < FATAL_COUNT; i++) {
    sigaction(fatal[i].number, NULL, &old_fatal[i]);
    // Under nohup and the like a signal that was ignored stays ignored.
    if (!fatal[i].is_fault && old_fatal[i].sa_handler == SIG_IGN) continue;
    action.sa_handler = fatal[i].is_fault ? on_fatal : on_end;
    sigaction(fatal[i].number, &action, NULL);
  }
  action.sa_handler = on_deadline;
  sigaction(SIGALRM, &action, &old_alarm);
  action.sa_handler = on_noted;
  action.sa_flags = SA_RESTART;
  for (int i = 0; i < NOTED_COUNT; i++) {
    sigaction(noted[i], NULL, &old_noted[i]);
    if (noted[i] == SIGTSTP && old_noted[i].sa_handler == SIG_IGN) continue;
    sigaction(noted[i], &action, NULL);
  }
  // A terminal that is gone is noticed by poll.
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, &old_pipe);
  is_installed = 1;
  return 1;
}

void guard_remove(void) {
  if (!is_installed) return;
  is_installed = is_active = 0;
  for (int i = 0; i < FATAL_COUNT; i++) sigaction(fatal[i].number, &old_fatal[i], NULL);
  for (int i = 0; i < NOTED_COUNT; i++) sigaction(noted[i], &old_noted[i], NULL);
  sigaction(SIGPIPE, &old_pipe, NULL);
  if (!asked_to_end) sigaction(SIGALRM, &old_alarm, NULL);
  release_stderr();
  if (!asked_to_end) return;
  // Not the old handler: Swift's backtracer catches SIGQUIT and asks questions.
  signal(asked_to_end, SIG_DFL);
  raise(asked_to_end);
}

void guard_set_active(int active) { is_active = active; }

int guard_pipe(void) { return wake[0]; }

int guard_take_signals(void) {
  int bits = 0;
  char buffer[64];
  ssize_t count;
  while ((count = read(wake[0], buffer, sizeof buffer)) > 0) {
    for (ssize_t i = 0; i < count; i++) bits |= buffer[i];
  }
  return bits;
}

void guard_stop(int whole_group) {
  struct sigaction ours, stopping;
  sigaction(SIGTSTP, NULL, &ours);
  if (ours.sa_handler == SIG_IGN) return;
  memset(&stopping, 0, sizeof stopping);
  stopping.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &stopping, NULL);
  kill(whole_group ? 0 : getpid(), SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}
