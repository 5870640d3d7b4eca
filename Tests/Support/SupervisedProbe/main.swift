// A small program for the supervisor's tests: counts, starts others, blocks, misbehaves.
import CallServiceClient
import Dispatch
import Glibc
import LinuxProcess

/// Appends one byte to a file every 5 ms, for ever: its size shows whether code is running.
func count(into path: String) -> Never {
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    while true {
        _ = write(file, "x", 1)
        usleep(5000)
    }
}

/// Starts this program again with other arguments.
func start(_ arguments: [String], inOwnSession: Bool) {
    let path = "/proc/self/exe"
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    let setSession: Int16 = 0x80
    if inOwnSession { posix_spawnattr_setflags(&attributes, setSession) }
    var vector = ([path] + arguments).map { strdup($0) } + [nil]
    var pid: pid_t = 0
    _ = posix_spawn(&pid, path, nil, &attributes, &vector, environ)
}

/// Says by an empty file that it has got here, and stays.
@inline(never)
func blockedInDelegate(_ folder: String) {
    close(open(folder + "/ready", O_WRONLY | O_CREAT, 0o600))
    while true { sleep(60) }
}

@inline(never)
func blockedOnQueue(_ folder: String) {
    close(open(folder + "/queued", O_WRONLY | O_CREAT, 0o600))
    while true { sleep(60) }
}

/// Locks a file with flock(2) for as long as this process lives.
func lock(_ path: String, whole kind: Int32) {
    flock(open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600), kind)
}

/// The same with a POSIX lock.
func lock(_ path: String, range kind: Int32) {
    var range = flock(
        l_type: Int16(kind), l_whence: Int16(SEEK_SET), l_start: 0, l_len: 0, l_pid: 0)
    _ = fcntl(open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600), F_SETLK, &range)
}

let arguments = CommandLine.arguments
let folder = arguments.count > 2 ? arguments[2] : "."
switch arguments.count > 1 ? arguments[1] : "" {
case "count":
    count(into: folder)
case "family":
    start(["child", folder], inOwnSession: false)
    start(["leave", folder], inOwnSession: true)
    count(into: folder + "/leader")
case "child":
    start(["count", folder + "/grandchild"], inOwnSession: true)
    count(into: folder + "/child")
case "leave":
    // Left the session, and its parent ends: only the mark tells where it came from.
    start(["count", folder + "/orphan"], inOwnSession: true)
case "block":
    ThreadCapture.install()
    DispatchQueue(label: "app.calls").async { blockedOnQueue(folder) }
    blockedInDelegate(folder)
case "count-captured":
    ThreadCapture.install()
    count(into: folder + "/leader")
case "no-handler":
    blockedInDelegate(folder)
case "silent":
    ThreadCapture.install()
    var all = sigset_t()
    sigfillset(&all)
    sigprocmask(SIG_BLOCK, &all, nil)
    blockedInDelegate(folder)
case "garbage":
    ThreadCapture.install()
    let file = open(String(cString: getenv("RINGTIME_THREADS_FILE")), O_WRONLY | O_APPEND)
    DispatchQueue.global().async {
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, nil)
        let noise = [UInt8](repeating: 0xA5, count: 4099)
        close(open(folder + "/noisy", O_WRONLY | O_CREAT, 0o600))
        for _ in 0..<20_000 {
            _ = noise.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            usleep(100)
        }
    }
    blockedInDelegate(folder)
case "ignore-term":
    signal(SIGTERM, SIG_IGN)
    signal(SIGABRT, SIG_IGN)
    blockedInDelegate(folder)
case "burn":
    // A fixed amount of work, and no system call in it.
    var state: UInt64 = 1
    for _ in 0..<(UInt64(folder) ?? 0) { state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407 }
    exit(state == 0 ? 1 : 0)
case "lock":
    lock(folder + "/flock.db", whole: LOCK_EX)
    lock(folder + "/shared.db", whole: LOCK_SH)
    lock(folder + "/posix.db", range: F_WRLCK)
    lock(folder + "/reading.db", range: F_RDLCK)
    start(["lock-child", folder], inOwnSession: false)
    blockedInDelegate(folder)
case "lock-child":
    lock(folder + "/child.db", whole: LOCK_EX)
    close(open(folder + "/child-ready", O_WRONLY | O_CREAT, 0o600))
    while true { sleep(60) }
default:
    exit(64)
}
