// posix_spawn for an app: a session of its own, no inherited descriptor, default signals.
#ifndef RINGTIME_SPAWN_IN_SESSION_H
#define RINGTIME_SPAWN_IN_SESSION_H

#include <signal.h>
#include <stddef.h>
#include <sys/types.h>

/// Starts `path`. Standard input is /dev/null; `output` and `error` become descriptors 1 and 2; everything else is
/// closed. Returns 0 and the pid, or an errno.
int ringtime_spawn_in_session(
    pid_t *process, const char *path, char *const *arguments, char *const *environment, const char *directory,
    int output, int error);

/// Sends a signal through a pidfd: it cannot reach a stranger. Returns 0, or -1 with errno.
int ringtime_pidfd_signal(int descriptor, int signal);

#endif
