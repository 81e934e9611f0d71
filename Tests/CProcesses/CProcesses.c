// Starts processes for tests. What Foundation offers hands the pipes of one process to another that
// is started at the same time, so that each waits for the other's end, and needs a run loop.
#define _GNU_SOURCE
#include "CProcesses.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

// In the new process: nothing is called here that may not be called after a fork.
static _Noreturn void become(const int pipes[3], char *const arguments[], char *const environment[]) {
  sigset_t none;
  sigemptyset(&none);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigprocmask(SIG_SETMASK, &none, NULL);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  setpgid(0, 0);
  for (int number = 0; number < 3; number++) dup2(pipes[number], number);
  closefrom(3);
  execvpe(arguments[0], arguments, environment);
  _exit(127);
}

static void close_both(int ends[2]) {
  if (ends[0] >= 0) close(ends[0]);
  if (ends[1] >= 0) close(ends[1]);
}

// Input is a socket, so that no signal comes where nobody reads it.
static int make_pipes(int input[2], int output[2], int messages[2]) {
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, input)) return errno;
  if (pipe2(output, O_CLOEXEC) || pipe2(messages, O_CLOEXEC)) return errno;
  if (fcntl(output[0], F_SETFL, O_NONBLOCK) || fcntl(messages[0], F_SETFL, O_NONBLOCK)) return errno;
  // The new process gives the first three numbers another meaning.
  return input[0] > 2 ? 0 : EBADF;
}

int child_start(struct child_process *child, char *const arguments[], char *const environment[]) {
  int input[2] = {-1, -1}, output[2] = {-1, -1}, messages[2] = {-1, -1};
  int error = make_pipes(input, output, messages);
  pid_t pid = error ? -1 : fork();
  if (pid == 0) become((int[]){input[0], output[1], messages[1]}, arguments, environment);
  if (pid < 0 && !error) error = errno;
  // Here too, so that its group can be sent a signal at once.
  if (!error) setpgid(pid, pid);
  int end = error ? -1 : pidfd_open(pid, 0);
  if (!error && end < 0) {
    error = errno;
    kill(pid, SIGKILL);
    child_take_end(pid);
  }
  if (error) {
    close_both(input);
    close_both(output);
    close_both(messages);
    return error;
  }
  close(input[0]);
  close(output[1]);
  close(messages[1]);
  *child = (struct child_process){pid, end, input[1], output[0], messages[0]};
  return 0;
}

int child_take_end(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {}
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}
