#ifndef C_ALLOCATIONS_H
#define C_ALLOCATIONS_H

/// How often this thread has asked for memory so far; -1 where that cannot be told.
long allocations_of_this_thread(void);

#endif
