#define _GNU_SOURCE
#include "linux_process.h"

#include <stdio.h>

#include <sys/vfs.h>

int linux_peer_credentials(int descriptor, pid_t *process, uid_t *user) {
    struct ucred credentials;
    socklen_t length = sizeof(credentials);
    if (getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &length) != 0) return -1;
    *process = credentials.pid;
    *user = credentials.uid;
    return 0;
}

int linux_is_kernels_proc_file(const char *path) {
    const long proc_magic = 0x9fa0;
    struct statfs facts;
    return statfs(path, &facts) == 0 && (long)facts.f_type == proc_magic;
}

int linux_accept(int descriptor) { return accept4(descriptor, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC); }

void linux_buffer_output_by_line(void) { setvbuf(stdout, NULL, _IOLBF, 0); }
