// A file that is watched: the system says by a descriptor, to be polled, that something happened.
//
// By inotify on Linux, by kqueue elsewhere. Editors rename another file over the one that they save,
// so the folder is watched too; and where the name is a link, what it leads to. All of it is watched
// anew after each change, because the name may be another file by then.

#include "internal.h"

#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int queue = -1;

#ifdef __linux__

#include <sys/inotify.h>
#include <sys/vfs.h>

/// Where another computer can write, inotify does not hear of it.
static int is_remote(const char *path) {
  enum { NFS = 0x6969, SMB = 0x517B, CIFS = 0xFF534D42, SMB2 = 0xFE534D42, FUSE = 0x65735546,
         PLAN9 = 0x01021997, AFS = 0x5346414F, VIRTUALBOX = 0x786F4256 };
  struct statfs place;
  if (statfs(path, &place) != 0) return 1;
  switch ((uint32_t)place.f_type) {
    case NFS: case SMB: case CIFS: case SMB2: case FUSE: case PLAN9: case AFS: case VIRTUALBOX:
      return 1;
    default: return 0;
  }
}

static int open_queue(void) { return inotify_init1(IN_NONBLOCK | IN_CLOEXEC); }

/// Not at every write: at its end, when the file is whole.
static int add(const char *path) {
  const uint32_t changes = IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVE
    | IN_DELETE_SELF | IN_MOVE_SELF;
  return inotify_add_watch(queue, path, changes) >= 0;
}

static void forget_files(void) {}

int watch_take(void) {
  if (queue < 0) return 0;
  _Alignas(struct inotify_event) char events[4096];
  int found = 0;
  while (read(queue, events, sizeof events) > 0) found = 1;
  return found;
}

#else

#include <sys/event.h>
#include <sys/mount.h>
#include <sys/param.h>

enum { LARGEST = 3 };
static int files[LARGEST], file_count;

static int is_remote(const char *path) {
  struct statfs place;
  return statfs(path, &place) != 0 || !(place.f_flags & MNT_LOCAL);
}

static int open_queue(void) {
  int opened = kqueue();
  if (opened >= 0) fcntl(opened, F_SETFD, FD_CLOEXEC);
  return opened;
}

static int add(const char *path) {
#ifdef O_EVTONLY
  int file = open(path, O_EVTONLY | O_CLOEXEC);
#else
  int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
#endif
  if (file < 0) return 0;
  if (file_count == LARGEST) {
    close(file);
    return 0;
  }
  files[file_count++] = file;
  struct kevent change;
  EV_SET(&change, file, EVFILT_VNODE, EV_ADD | EV_CLEAR,
         NOTE_WRITE | NOTE_EXTEND | NOTE_ATTRIB | NOTE_DELETE | NOTE_RENAME, 0, NULL);
  return kevent(queue, &change, 1, NULL, 0, NULL) == 0;
}

static void forget_files(void) {
  while (file_count > 0) close(files[--file_count]);
}

int watch_take(void) {
  if (queue < 0) return 0;
  struct kevent changes[LARGEST];
  const struct timespec at_once = {0, 0};
  return kevent(queue, NULL, 0, changes, LARGEST, &at_once) > 0;
}

#endif

int watch_file(void) { return queue; }

void watch_forget(void) {
  forget_files();
  if (queue >= 0) close(queue);
  queue = -1;
}

static int add_folder(const char *path) {
  char *copy = strdup(path);
  if (copy == NULL) return 0;
  int is_added = add(dirname(copy));
  free(copy);
  return is_added;
}

int32_t terminal_watch(const char *path) {
  watch_forget();
  queue = open_queue();
  if (queue < 0) return 0;
  int is_watched = add_folder(path);
  char *goal = realpath(path, NULL);
  if (goal == NULL) return 0;
  is_watched = add_folder(goal) && add(goal) && is_watched && !is_remote(goal);
  free(goal);
  return is_watched;
}
