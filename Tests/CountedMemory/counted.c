#include "CountedMemory.h"

#include <stddef.h>
#include <stdlib.h>

// With glibc a program's own malloc is everybody's, the Swift runtime's too.
#ifdef __GLIBC__

static __thread long taken;

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

void *malloc(size_t size) {
  taken++;
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  taken++;
  return __libc_calloc(count, size);
}

void *realloc(void *old, size_t size) {
  taken++;
  return __libc_realloc(old, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  taken++;
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  taken++;
  *result = __libc_memalign(alignment, size);
  return *result ? 0 : 12;  // ENOMEM
}

long times_memory_was_taken(void) { return taken; }

#else

long times_memory_was_taken(void) { return -1; }

#endif
