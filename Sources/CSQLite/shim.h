#include <sqlite3.h>

// What Swift cannot call itself, since it takes any number of values.

/// Tells SQLite, before its first use, not to count the memory that it takes: each request for some
/// would hold a lock that all threads share.
static inline int journey_sqlite_counts_no_memory(void) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
