// A process writes down its own threads when the phone asks, and then does nothing more.
//
// The signal is SIGPROF: libdispatch blocks every real-time signal on its worker threads, and an app whose registry has
// a queue of its own blocks exactly there. SIGPROF is one of the few that stay open on all of them.
#ifndef RINGTIME_THREAD_CAPTURE_H
#define RINGTIME_THREAD_CAPTURE_H

#include <stdint.h>
#include <sys/types.h>

#define RINGTIME_THREAD_RECORD_MAGIC 0x52544852454144ffull
#define RINGTIME_THREAD_FRAMES 64

/// One thread, written with a single write(2). Fixed size: a reader can bound and validate it.
struct ringtime_thread_record {
    uint64_t magic;
    int32_t process;
    int32_t thread;
    uint32_t count;
    uint32_t reserved;
    /// Registers at the interruption.
    uint64_t program_counter;
    uint64_t stack_pointer;
    uint64_t frame_pointer;
    /// Innermost first; the first one is the interrupted program counter, the others are return addresses.
    uint64_t addresses[RINGTIME_THREAD_FRAMES];
    uint64_t end_magic;
};

/// The signal that asks for the record.
int ringtime_thread_capture_signal(void);

/// In the app: opens the file and installs the handler. Returns 0, or an errno.
/// The handler allocates nothing, takes no lock, and never returns once a record was asked for.
int ringtime_thread_capture_install(const char *path);

/// In the supervisor: asks one thread of another process. Returns 0, or -1 with errno.
int ringtime_thread_capture_ask(pid_t process, pid_t thread);

#endif
