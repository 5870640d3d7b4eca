import AppSupervisor
import Foundation
import Testing

@Suite(.serialized, .timeLimit(.minutes(1)))
struct LaunchTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    @Test("an app has its container as working directory, a session of its own and its output in files")
    func surroundings() throws {
        let script = "pwd; echo oops >&2; echo $SWIFT_BACKTRACE; echo $FOO; cut -d' ' -f6 /proc/$$/stat; echo $$; cat"
        var request = bench.request("/bin/sh", ["-c", script])
        request.environment["FOO"] = "b=r"
        let app = try bench.launcher.launch(request)
        #expect(eventually { app.reap() != nil })
        #expect(app.exitStatus == .exited(code: 0))
        let pid = "\(app.pid)"
        #expect(
            bench.text("stdout.log").split(separator: "\n").map(String.init) == [
                bench.folder, "enable=no", "b=r", pid, pid,
            ])
        #expect(bench.text("stderr.log") == "oops\n")
        let mode = try FileManager.default.attributesOfItem(atPath: bench.path("stdout.log"))[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("an app inherits no descriptor, not even one that is not close-on-exec")
    func descriptors() throws {
        let pipe = Pipe()
        let leaked = dup(pipe.fileHandleForReading.fileDescriptor)
        defer { close(leaked) }
        let app = try bench.launch("/bin/sh", ["-c", "ls /proc/self/fd"])
        #expect(eventually { app.reap() != nil })
        // The fourth is ls's own, for the folder.
        #expect(bench.text("stdout.log").split(separator: "\n").count == 4)
    }

    @Test("the output of a second launch is appended to the first one's")
    func append() throws {
        for word in ["one", "two"] {
            let app = try bench.launch("/bin/sh", ["-c", "echo \(word)"])
            #expect(eventually { app.reap() != nil })
        }
        #expect(bench.text("stdout.log") == "one\ntwo\n")
    }

    @Test("an exit code and a signal come back as they were")
    func statuses() throws {
        for (script, status) in [("exit 7", ExitStatus.exited(code: 7)), ("kill -SEGV $$", .signaled(signal: 11))] {
            let app = try bench.launch("/bin/sh", ["-c", script])
            #expect(eventually { app.reap() != nil })
            #expect(app.reap() == status)
            #expect(app.status == nil)
        }
    }

    @Test("a running app cannot be reaped and says what it uses")
    func facts() throws {
        let app = try bench.launch("/bin/sleep", ["60"])
        #expect(app.reap() == nil)
        // Right after exec the kernel has not counted its pages yet.
        #expect(eventually { app.status?.name == "sleep" && app.status?.residentBytes ?? 0 > 0 })
        let status = try #require(app.status)
        #expect(status.residentBytes > 0 && status.virtualBytes >= status.residentBytes && status.threadCount == 1)
        #expect(status.session == app.pid && !app.isStopped)
    }

    @Test("what cannot be launched is named, with its path and its cure")
    func failures() throws {
        let plain = bench.path("plain")
        let garbage = bench.path("garbage")
        let orphan = bench.path("orphan")
        for (path, text) in [(plain, "#!/bin/sh\n"), (garbage, "not a program"), (orphan, "#!/no/such/shell\n")] {
            try text.write(toFile: path, atomically: false, encoding: .utf8)
        }
        for path in [garbage, orphan] { chmod(path, 0o755) }
        chmod(plain, 0o644)
        expect(.executableMissing(bench.path("missing")), bench.path("missing"))
        expect(.executableNotAllowed(plain), plain)
        expect(.executableOfWrongFormat(garbage), garbage)
        expect(.interpreterMissing(orphan), orphan)
        expect(.executableIsNoFile(bench.folder), bench.folder)
        expect(.pathNotAbsolute("sh"), "sh")
    }

    private func expect(_ error: LaunchError, _ executable: String) {
        #expect(throws: error) { try bench.launcher.launch(bench.request(executable, [])) }
        #expect(error.description.hasPrefix(executable))
    }

    @Test("a missing container, an unwritable log, a link in a log's place and a zero byte are refused")
    func badSurroundings() throws {
        var request = bench.request("/bin/sh", [])
        request.container = bench.path("nowhere")
        #expect(throws: LaunchError.containerMissing(request.container)) { try bench.launcher.launch(request) }
        request = bench.request("/bin/sh", [])
        request.standardOutput = bench.path("no/such/folder")
        #expect(throws: LaunchError.outputNotWritable(request.standardOutput, errno: ENOENT)) {
            try bench.launcher.launch(request)
        }
        symlink("/dev/null", bench.path("link"))
        request.standardOutput = bench.path("link")
        #expect(throws: LaunchError.outputNotWritable(request.standardOutput, errno: ELOOP)) {
            try bench.launcher.launch(request)
        }
        #expect(throws: LaunchError.badText("a\0b")) { try bench.launcher.launch(bench.request("/bin/sh", ["a\0b"])) }
    }

    @Test("a log that has grown too long keeps its end, while the app goes on appending to it")
    func trimming() throws {
        let script = "i=0; while [ $i -lt 2000 ]; do echo line $i; i=$((i+1)); done; read x < go; echo after"
        mkfifo(bench.path("go"), 0o600)
        let app = try bench.launch("/bin/sh", ["-c", script])
        #expect(eventually { bench.text("stdout.log").hasSuffix("line 1999\n") })
        var log = OutputFile(path: bench.path("stdout.log"))
        #expect(log.trim() == 0)
        log.limit = 4096
        log.kept = 1000
        let before = try #require(log.size)
        let dropped = log.trim()
        #expect(dropped > 0 && dropped >= before - 1000)
        let lines = bench.text("stdout.log").split(separator: "\n")
        #expect(lines.first == "[ringtime: \(dropped) bytes were dropped here: more than 4096 are not kept]")
        #expect(lines.dropFirst().first?.hasPrefix("line 19") == true && lines.last == "line 1999")
        try "x\n".write(toFile: bench.path("go"), atomically: false, encoding: .utf8)
        #expect(eventually { app.reap() != nil })
        #expect(bench.text("stdout.log").hasSuffix("line 1999\nafter\n"))
    }
}
