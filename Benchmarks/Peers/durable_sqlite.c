// durable_sqlite FOLDER STEPS BATCH: a row updated and one added for each step of a run, in C over
// SQLite, a flushed commit for each batch; prints steps a second and microseconds of a processor.
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static sqlite3 *db;

static void run(const char *sql) {
  if (sqlite3_exec(db, sql, 0, 0, 0) != SQLITE_OK) exit(1);
}

static void finish(sqlite3_stmt *statement) {
  if (sqlite3_step(statement) != SQLITE_DONE) exit(1);
  sqlite3_reset(statement);
}

int main(int count, char **arguments) {
  if (count < 4) return 2;
  char path[4096];
  snprintf(path, sizeof path, "%s/durable-c-%s.db", arguments[1], arguments[3]);
  long steps = atol(arguments[2]), batch = atol(arguments[3]), runs = 10000;
  if (sqlite3_open(path, &db) != SQLITE_OK) return 1;
  run("pragma journal_mode = wal; pragma synchronous = full;"
      "create table run (id integer primary key, state int, wake int, registers blob);"
      "create table history (id integer primary key, run int, state int, at int, info text);"
      "create index run_wake on run (wake) where wake is not null;"
      "with recursive n (id) as (select 1 union all select id + 1 from n where id < 10000)"
      "  insert into run select id, 0, null, zeroblob(120) from n;");
  sqlite3_stmt *update, *insert;
  sqlite3_prepare_v2(db, "update run set state = ?, wake = ? where id = ?", -1, &update, 0);
  sqlite3_prepare_v2(
      db, "insert into history (run, state, at, info) values (?, ?, ?, 'step')", -1, &insert, 0);
  double wall = now(CLOCK_MONOTONIC), cpu = now(CLOCK_PROCESS_CPUTIME_ID);
  for (long step = 0; step < steps; step++) {
    if (step % batch == 0) run("begin immediate");
    int id = 1 + step * 7919 % runs, state = step / runs % 10;
    sqlite3_bind_int(update, 1, state);
    // One state in ten is a wait with a timer.
    if (state == 4) sqlite3_bind_int64(update, 2, 1760000000 + step);
    else sqlite3_bind_null(update, 2);
    sqlite3_bind_int(update, 3, id);
    finish(update);
    sqlite3_bind_int(insert, 1, id);
    sqlite3_bind_int(insert, 2, state);
    sqlite3_bind_int64(insert, 3, 1760000000 + step);
    finish(insert);
    if (step % batch == batch - 1 || step == steps - 1) run("commit");
  }
  wall = now(CLOCK_MONOTONIC) - wall, cpu = now(CLOCK_PROCESS_CPUTIME_ID) - cpu;
  printf("states %f\ncpu %f\n", steps / wall, cpu / steps * 1e6);
  return 0;
}
