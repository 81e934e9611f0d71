#ifndef C_PROCESSES_H
#define C_PROCESSES_H

#include <sys/types.h>

/// A process that a test has started, and the ends of its pipes that the test holds.
struct child_process {
  /// Its number.
  pid_t pid;
  /// Can be waited for: readable once the process has ended.
  int end;
  /// A socket: what it reads.
  int input;
  /// What it writes, and what it complains about; neither blocks.
  int output, messages;
};

/// Starts a program, which is looked for where commands are; 0, or the number of the error.
///
/// It gets its three pipes and no other file of this process, the signals as a shell leaves them,
/// and a group of its own. It is killed when the thread that starts it ends.
int child_start(struct child_process *child, char *const arguments[], char *const environment[]);

/// Takes the end of a process that has ended: its exit status, or the number of its signal, negated.
int child_take_end(pid_t pid);

#endif
