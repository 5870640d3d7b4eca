// The few Linux calls that Swift's Glibc module does not show. Nothing here decides anything.
#ifndef RINGTIME_LINUX_PROCESS_H
#define RINGTIME_LINUX_PROCESS_H

// No _GNU_SOURCE here: with it the system headers differ from those Swift's Glibc module saw, and a file that imports both
// fails to compile. What needs it lives in the .c file.
#include <execinfo.h>
#include <errno.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

/// A descriptor that becomes readable when the process ends; -1 and errno otherwise.
static inline int linux_pidfd_open(pid_t pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

/// Sends a signal to one thread of another process. Returns 0, or -1 with errno.
static inline int linux_tgkill(pid_t process, pid_t thread, int signal) {
    return (int)syscall(SYS_tgkill, process, thread, signal);
}

/// The calling thread's kernel id.
static inline pid_t linux_gettid(void) { return (pid_t)syscall(SYS_gettid); }

/// The peer of a Unix socket as the kernel knows it. Returns 0, or -1 with errno.
int linux_peer_credentials(int descriptor, pid_t *process, uid_t *user);

/// Accepts a connection that does not block and is closed on exec. Returns its descriptor, or -1 with errno.
int linux_accept(int descriptor);

/// Whether a path lies in the kernel's own /proc: containers may put files of their own over some of it.
int linux_is_kernels_proc_file(const char *path);

/// Defined by CallKit alone: null in a process that does not link it (rule D9).
extern const int ringtime_callkit_is_linked __attribute__((weak));
static inline int linux_links_callkit(void) { return &ringtime_callkit_is_linked != 0; }

/// Makes stdout hand on every whole line at once, also when it is a file. Swift cannot name `stdout` safely.
void linux_buffer_output_by_line(void);

#endif
