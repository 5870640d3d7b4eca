#define _GNU_SOURCE
#include "linux_process.h"
#include "thread_capture.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <ucontext.h>

// Travels in si_value, so that a profiler's own SIGPROF is not mistaken for the question.
#define QUESTION ((void *)0x52696e67)

static int record_descriptor = -1;
static struct sigaction previous_action;

int ringtime_thread_capture_signal(void) { return SIGPROF; }

static void registers(const ucontext_t *context, struct ringtime_thread_record *record) {
#if defined(__x86_64__)
    record->program_counter = (uint64_t)context->uc_mcontext.gregs[REG_RIP];
    record->stack_pointer = (uint64_t)context->uc_mcontext.gregs[REG_RSP];
    record->frame_pointer = (uint64_t)context->uc_mcontext.gregs[REG_RBP];
#elif defined(__aarch64__)
    record->program_counter = context->uc_mcontext.pc;
    record->stack_pointer = context->uc_mcontext.sp;
    record->frame_pointer = context->uc_mcontext.regs[29];
#endif
}

static void addresses(struct ringtime_thread_record *record) {
    void *found[RINGTIME_THREAD_FRAMES + 4];
    int count = backtrace(found, RINGTIME_THREAD_FRAMES + 4);
    int first = 0;
    while (first < count && (uint64_t)found[first] != record->program_counter) first++;
    // The unwinder could not pass the signal's frame: the program counter alone is certain.
    if (first == count) {
        record->addresses[0] = record->program_counter;
        record->count = 1;
        return;
    }
    uint32_t kept = 0;
    for (int index = first; index < count && kept < RINGTIME_THREAD_FRAMES; index++)
        record->addresses[kept++] = (uint64_t)found[index];
    record->count = kept;
}

// A SIGPROF of somebody else's goes where it would have gone without us.
static void forward(int signal_number, siginfo_t *info, void *context) {
    if (previous_action.sa_flags & SA_SIGINFO) {
        if (previous_action.sa_sigaction) previous_action.sa_sigaction(signal_number, info, context);
    } else if (previous_action.sa_handler == SIG_DFL) {
        signal(signal_number, SIG_DFL);
        raise(signal_number);
    } else if (previous_action.sa_handler != SIG_IGN) {
        previous_action.sa_handler(signal_number);
    }
}

static void answer(int signal_number, siginfo_t *info, void *context) {
    if (info->si_code != SI_QUEUE || info->si_value.sival_ptr != QUESTION || info->si_uid != getuid()) {
        forward(signal_number, info, context);
        return;
    }
    struct ringtime_thread_record record;
    memset(&record, 0, sizeof(record));
    record.magic = RINGTIME_THREAD_RECORD_MAGIC;
    record.end_magic = ~RINGTIME_THREAD_RECORD_MAGIC;
    record.process = getpid();
    record.thread = linux_gettid();
    registers(context, &record);
    addresses(&record);
    ssize_t written;
    do written = write(record_descriptor, &record, sizeof(record)); while (written < 0 && errno == EINTR);

    // The process is about to be ended. Its code must not go on meanwhile; only SIGABRT, by which check 1 ends it,
    // may still come in, so that the app's own crash reporter sees it as on a device.
    sigset_t all_but_abort;
    sigfillset(&all_but_abort);
    sigdelset(&all_but_abort, SIGABRT);
    for (;;) sigsuspend(&all_but_abort);
}

int ringtime_thread_capture_install(const char *path) {
    if (record_descriptor >= 0) return 0;
    int opened = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (opened < 0) return errno;
    // Out of the way of programs that close or count the low descriptors.
    int descriptor = fcntl(opened, F_DUPFD_CLOEXEC, 200);
    if (descriptor < 0) descriptor = opened; else close(opened);
    struct stat facts;
    if (fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) {
        close(descriptor);
        return EINVAL;
    }
    // The first backtrace() loads the unwinder, which allocates: not in a signal handler.
    void *warm_up[4];
    backtrace(warm_up, 4);

    record_descriptor = descriptor;
    struct sigaction action;
    memset(&action, 0, sizeof(action));
    action.sa_sigaction = answer;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
    sigfillset(&action.sa_mask);
    if (sigaction(SIGPROF, &action, &previous_action) != 0) return errno;
    return 0;
}

int ringtime_thread_capture_ask(pid_t process, pid_t thread) {
    siginfo_t info;
    memset(&info, 0, sizeof(info));
    info.si_signo = SIGPROF;
    info.si_code = SI_QUEUE;
    info.si_pid = getpid();
    info.si_uid = getuid();
    info.si_value.sival_ptr = QUESTION;
    return (int)syscall(SYS_rt_tgsigqueueinfo, process, thread, SIGPROF, &info);
}
