#ifndef COUNTED_MEMORY_H
#define COUNTED_MEMORY_H

/// How often this thread has asked for memory; -1 where that is not counted.
long times_memory_was_taken(void);

#endif
