import Foundation
import Testing

@testable import AppSupervisor

@Suite(.serialized, .timeLimit(.minutes(1)))
struct FolderUsageTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    private func write(_ bytes: Int, _ name: String) throws {
        try Data(repeating: 1, count: bytes).write(to: URL(filePath: bench.path(name)))
    }

    @Test("everything in a folder counts, with the blocks that it really has, and links count for nothing")
    func counting() throws {
        #expect(FolderUsage(of: bench.path("nowhere")).entries == 0)
        let empty = FolderUsage(of: bench.folder)
        #expect(empty.entries == 0 && empty.isComplete)
        try FileManager.default.createDirectory(atPath: bench.path("a/b"), withIntermediateDirectories: true)
        try write(1 << 20, "one")
        try write(2 << 20, "a/b/two")
        symlink("/usr", bench.path("a/link"))
        // A hole takes no room.
        truncate(bench.path("one"), 1 << 30)
        let usage = FolderUsage(of: bench.folder)
        #expect(usage.entries == 5 && usage.isComplete)
        #expect(usage.bytes >= 3 << 20 && usage.bytes < 4 << 20)
    }

    @Test("a folder with more entries than anybody wants to look at is not looked at to its end")
    func manyEntries() throws {
        for index in 0...FolderUsage.entryLimit { close(open(bench.path("f\(index)"), O_WRONLY | O_CREAT, 0o600)) }
        #expect(!FolderUsage(of: bench.folder).isComplete)
    }

    @Test("folders nested deeper than a path can name are not passed over in silence")
    func deep() throws {
        var place = open(bench.folder, O_RDONLY | O_DIRECTORY)
        for _ in 0..<3_000 {
            mkdirat(place, "d", 0o700)
            let next = openat(place, "d", O_RDONLY | O_DIRECTORY)
            close(place)
            place = next
        }
        close(place)
        #expect(!FolderUsage(of: bench.folder).isComplete)
        // Foundation's own removal fails on such a path.
        let removal = try bench.launch("/bin/rm", ["-rf", bench.path("d")])
        #expect(eventually { removal.reap() == .exited(code: 0) })
    }

    @Test("a file without a name counts as long as the app holds it open")
    func unlinked() throws {
        let script = "exec 9>hidden; rm hidden; head -c 2097152 /dev/zero >&9; echo > ready; sleep 60"
        let app = try bench.launch("/bin/sh", ["-c", script])
        #expect(eventually { bench.size("ready") >= 0 })
        let bytes = app.unlinkedBytes(onDiskOf: bench.folder)
        #expect(bytes >= 2 << 20 && bytes < 3 << 20)
        #expect(app.unlinkedBytes(onDiskOf: "/proc") == 0)
    }

    @Test("an app's processes are counted, and those that have ended are not")
    func processes() throws {
        let script = """
            for i in 1 2 3 4 5; do sleep 60 & done; for i in 1 2 3 4 5 6 7 8 9 10; do true & done
            while [ ! -e go ]; do sleep 0.01; done; sleep 60
            """
        let app = try bench.launch("/bin/sh", ["-c", script])
        #expect(eventually { app.processCount(above: 5) != nil })
        // The last sleep, the shell and the five.
        try write(1, "go")
        #expect(eventually { app.processCount(above: 6) == 7 })
        #expect(app.processCount(above: 7) == nil)
        app.kill()
        #expect(eventually { app.reap() != nil })
        #expect(app.processCount(above: 0) == nil)
    }
}
