import Foundation
import Testing

@testable import AppSupervisor

@Suite(.serialized, .timeLimit(.minutes(1)))
struct SuspensionTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    @Test("a suspended app does not run, and goes on after resume")
    func counter() throws {
        let app = try bench.launch(Bench.probePath, ["count", bench.path("leader")])
        #expect(bench.grows("leader"))
        #expect(eventually { app.suspend() })
        #expect(app.isStopped && app.isSuspended)
        #expect(bench.stands(["leader"]))
        app.resume()
        #expect(!app.isSuspended)
        #expect(bench.grows("leader"))
    }

    static let all = ["leader", "child", "grandchild", "orphan"]

    @Test("child, grandchild in its own session and a process without parent are stopped, resumed and killed with it")
    func family() throws {
        let app = try bench.probe("family")
        for name in Self.all { #expect(bench.grows(name), "\(name)") }
        #expect(eventually { app.suspend() })
        #expect(app.processes.count == 4)
        #expect(bench.stands(Self.all))
        app.resume()
        for name in Self.all { #expect(bench.grows(name), "\(name)") }
        app.kill()
        #expect(eventually { app.reap() != nil })
        #expect(app.exitStatus == .signaled(signal: SIGKILL))
        #expect(bench.stands(Self.all))
    }

    @Test("a stopped app and all it has started can be killed")
    func killStopped() throws {
        let app = try bench.probe("family")
        for name in Self.all { #expect(bench.grows(name), "\(name)") }
        #expect(eventually { app.suspend() })
        let pids = app.processes.map(\.pid)
        app.kill()
        #expect(eventually { app.reap() == .signaled(signal: SIGKILL) })
        #expect(eventually { pids.allSatisfy { ProcessStatus(of: $0)?.isGone ?? true } })
    }

    @Test("what an app leaves running when it exits is killed at the reaping")
    func leftovers() throws {
        let script = "\(Bench.probePath) count child & while [ ! -s child ]; do sleep 0.01; done"
        let app = try bench.launch("/bin/sh", ["-c", script])
        #expect(eventually { app.reap() != nil })
        #expect(app.exitStatus == .exited(code: 0))
        #expect(bench.stands(["child"]))
    }

    @Test("an app that ignores SIGTERM and SIGABRT outlives an abort but not a kill")
    func ignoring() throws {
        let app = try bench.probe("ignore-term")
        #expect(eventually { bench.size("ready") >= 0 })
        app.abort()
        #expect(!app.isStopped && app.reap() == nil)
        app.kill()
        #expect(eventually { app.reap() == .signaled(signal: SIGKILL) })
    }

    @Test("suspending a lone process reads all of /proc seldom, and resuming it never")
    func cheap() throws {
        let app = try bench.launch("/bin/sleep", ["60"])
        #expect(eventually { app.suspend() })
        let scans = app.family.fullScans
        for _ in 0..<20 { app.resume() }
        #expect(app.family.fullScans == scans)
        #expect(eventually { app.suspend() })
        app.resume()
    }

    @Test("after a restart of the daemon the same process is adopted, still stopped, and its end is seen")
    func adoption() throws {
        let app = try bench.probe("family")
        for name in Self.all { #expect(bench.grows(name), "\(name)") }
        #expect(eventually { app.suspend() })
        let adopted = try #require(AppLauncher().adopt(app.identity, threadsFile: app.threadsFile))
        #expect(adopted.isSuspended && !adopted.isChild && adopted.descriptor != app.descriptor)
        #expect(Set(adopted.processes) == Set(app.processes))
        adopted.resume()
        for name in Self.all { #expect(bench.grows(name), "\(name)") }
        #expect(adopted.reap() == nil)
        adopted.kill()
        // In truth it is a child of this process, so the kernel tells its end to whoever asks first.
        #expect(eventually { adopted.reap() == .signaled(signal: SIGKILL) })
        #expect(app.reap() == .unknown && ProcessStatus(of: app.pid)?.identity != app.identity)
        #expect(bench.stands(Self.all))
    }

    @Test("a child that died while no daemon looked is not adopted, and leaves no zombie")
    func deadWhileAway() throws {
        let app = try bench.launch("/bin/true", [])
        #expect(eventually { ProcessStatus(of: app.pid)?.isGone ?? true })
        #expect(ProcessStatus(of: app.pid)?.identity == app.identity)
        #expect(AppLauncher().adopt(app.identity, threadsFile: nil) == nil)
        #expect(ProcessStatus(of: app.pid)?.identity != app.identity)
    }

    @Test("the files are found that an app, or what it has started, has locked against others; not those it only reads")
    func locks() throws {
        let app = try bench.probe("lock")
        for name in ["ready", "child-ready"] { #expect(eventually { bench.size(name) >= 0 }) }
        #expect(eventually { app.suspend() })
        let expected = ["child.db", "flock.db", "posix.db"].map(bench.path)
        #expect(app.lockedFiles(in: bench.folder) == expected)
        #expect(app.lockedFiles(in: bench.path("elsewhere")) == [])
        // A folder whose name only begins alike is another one.
        #expect(app.lockedFiles(in: String(bench.folder.dropLast())) == [])
        let idle = try bench.launch("/bin/sleep", ["60"])
        #expect(idle.lockedFiles(in: bench.folder) == [])
        app.kill()
        #expect(eventually { app.reap() != nil })
        #expect(app.lockedFiles(in: bench.folder) == [])
    }

    @Test("lines of /proc/locks are understood: held locks for writing, of a process")
    func lockTable() {
        let table = """
            1: FLOCK  ADVISORY  WRITE 16006 fe:00:16220617 0 EOF
            1: -> FLOCK  ADVISORY  WRITE 16007 fe:00:16220617 0 EOF
            2: POSIX  ADVISORY  READ 15989 fe:00:16228988 128 128
            3: POSIX  ADVISORY  WRITE 12870 00:1f:42 1073741826 1073742335
            4: OFDLCK ADVISORY  WRITE -1 fe:00:7 0 EOF
            5: LEASE  ACTIVE    WRITE 5 fe:00:8 0 EOF
            6: POSIX  ADVISORY  WRITE x fe:00:9 0 EOF

            7: POSIX
            """
        let locks = FileLock.all(in: Array(table.utf8))
        #expect(locks == [FileLock(pid: 16006, inode: 16_220_617), FileLock(pid: 12870, inode: 42)])
    }

    @Test("a pid with another start time, or of nobody, is not adopted")
    func reuse() throws {
        let app = try bench.launch("/bin/sleep", ["60"])
        var other = app.identity
        other.startTime += 1
        #expect(AppLauncher().adopt(other, threadsFile: nil) == nil)
        app.kill()
        #expect(eventually { app.reap() != nil })
        #expect(AppLauncher().adopt(app.identity, threadsFile: nil) == nil)
    }

    @Test("the descriptor of an app becomes readable when it ends, and not before")
    func descriptor() throws {
        let app = try bench.launch("/bin/sleep", ["60"])
        func isReadable(_ milliseconds: Int32) -> Bool {
            var interest = pollfd(fd: app.descriptor, events: Int16(POLLIN), revents: 0)
            return poll(&interest, 1, milliseconds) == 1
        }
        #expect(!isReadable(0))
        app.kill()
        #expect(isReadable(10_000))
    }

    @Test("a line of /proc/PID/stat is parsed whatever the process calls itself")
    func parsing() throws {
        let line =
            "42 (a) S 1 (b) T 7 42 41 0 -1 4194560 1 0 0 0 150 25 0 0 20 0 3 0 98765 8192000 2 18446744073709551615 1"
        let status = try #require(ProcessStatus(stat: Array(line.utf8)))
        #expect(status.identity == ProcessIdentity(pid: 42, startTime: 98765))
        #expect(status.name == "a) S 1 (b" && status.state == "T" && status.parent == 7 && status.session == 41)
        #expect(status.userTime == .milliseconds(1500) && status.systemTime == .milliseconds(250))
        #expect(status.threadCount == 3 && status.virtualBytes == 8_192_000)
        for bad in ["", "42 (a) S 1", "x (a) S 1 2 3", ") 1 (", "42 ((((("] {
            #expect(ProcessStatus(stat: Array(bad.utf8)) == nil)
        }
    }
}
