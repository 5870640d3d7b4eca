import CrashReport
import Foundation
import Testing

@testable import AppSupervisor

@Suite(.serialized, .timeLimit(.minutes(1)))
struct ThreadCaptureTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    private struct Taken {
        var threads: [CrashReport.Thread]
        var images: [CrashReport.Image]
        var missing: [Int32]

        init?(_ capture: CrashReport.Capture) {
            guard case .taken(let threads, let images, 0, let missing) = capture else { return nil }
            self.threads = threads
            self.images = images
            self.missing = missing
        }

        func thread(in function: String) -> CrashReport.Thread? {
            threads.first { $0.frames.contains { $0.symbol?.contains(function) == true } }
        }
    }

    private func blocked(_ mode: String) throws -> SupervisedApp {
        let app = try bench.probe(mode)
        #expect(eventually { bench.size("ready") >= 0 })
        return app
    }

    @Test(
        "a thread blocked in the delegate shows its function by name, also on a queue's worker",
        arguments: [false, true])
    func blockedApp(suspended: Bool) throws {
        let app = try blocked("block")
        #expect(eventually { bench.size("queued") >= 0 })
        if suspended { app.suspend() }
        let taken = try #require(Taken(app.captureThreads(timeout: .seconds(5))))
        #expect(taken.missing.isEmpty)

        let main = taken.threads[0]
        #expect(main.id == app.pid && main.queue == "com.apple.main-thread" && main.name == nil)
        let index = try #require(
            main.frames.firstIndex { $0.symbol == "SupervisedProbe.blockedInDelegate(Swift.String) -> ()" })
        let frame = main.frames[index]
        let image = taken.images[frame.imageIndex]
        #expect(image.path == Bench.probePath && image.name == "SupervisedProbe" && image.base > 0)
        #expect(try #require(frame.symbolLocation) < 4096 && frame.imageOffset < image.size)
        #expect(index > 0, "it waits inside of the C library")
        #expect(main.frames.allSatisfy { $0.synthesized != true })
        #expect(
            main.threadState?.programCounter == main.frames[0].imageOffset
                + taken.images[main.frames[0].imageIndex].base)

        let worker = try #require(taken.thread(in: "SupervisedProbe.blockedOnQueue(Swift.String) -> ()"))
        #expect(worker.id != app.pid && worker.name != nil && worker.queue == nil)

        app.kill()
        #expect(eventually { app.reap() == .signaled(signal: SIGKILL) })
    }

    @Test("after the capture no line of the app runs any more, and resume does not change that")
    func frozen() throws {
        let app = try bench.probe("count-captured")
        #expect(bench.grows("leader"))
        #expect(eventually { app.suspend() })
        let size = bench.size("leader")
        #expect(Taken(app.captureThreads(timeout: .seconds(5))) != nil)
        app.resume()
        #expect(bench.stands(["leader"]) && bench.size("leader") == size)
        app.abort()
        #expect(eventually { app.reap() == .signaled(signal: SIGABRT) })
    }

    @Test("an app without the handler is left unharmed, and the reason is said")
    func noHandler() throws {
        let app = try blocked("no-handler")
        #expect(
            app.captureThreads()
                == .missing(because: "the app has not installed the handler that writes its threads down"))
        #expect(app.reap() == nil)
    }

    @Test("an app that blocks every signal costs no more than the time allowed")
    func silent() throws {
        let app = try blocked("silent")
        let start = MonotonicClock.nanoseconds()
        #expect(
            app.captureThreads(timeout: .milliseconds(100))
                == .missing(because: "no thread of the app answered in time"))
        #expect(MonotonicClock.nanoseconds() - start < 2_000_000_000)
    }

    @Test("garbage in the threads file does no harm")
    func garbage() throws {
        let app = try blocked("garbage")
        #expect(eventually { bench.size("noisy") >= 0 })
        let capture = app.captureThreads(timeout: .milliseconds(250))
        if let taken = Taken(capture) {
            // Noise between two records can cost the ones behind it; those are owned up to.
            #expect(taken.threads[0].id == app.pid)
            #expect(taken.threads.filter(\.frames.isEmpty).map(\.id) == taken.missing)
        } else {
            #expect(capture == .missing(because: "no thread of the app answered in time"))
        }
        app.kill()
        #expect(eventually { app.reap() != nil })
    }

    @Test("an ended app, one without a file and one whose file is a pipe have no threads, and the reason is said")
    func reasons() throws {
        let ended = try bench.launch("/bin/sh", ["-c", "exit 0"])
        #expect(eventually { ended.status?.isGone ?? false })
        #expect(ended.captureThreads() == .missing(because: "the process had already ended"))
        let without = try bench.launch("/bin/sleep", ["60"], threads: false)
        #expect(without.captureThreads() == .missing(because: "the app was launched without a file for its threads"))
        let piped = try blocked("block")
        unlink(bench.path("threads"))
        mkfifo(bench.path("threads"), 0o600)
        #expect(piped.captureThreads() == .missing(because: "the file for the app's threads is gone or is no file"))
    }

    @Test("records of another process, with a wrong mark or an impossible count are passed over")
    func records() throws {
        let size = 568
        #expect(ThreadRecordReader.record(in: [UInt8](repeating: 0, count: size), process: 1) == nil)
        #expect(ThreadRecordReader.record(in: [UInt8](repeating: 0xFF, count: size), process: -1) == nil)
        func record(magic: UInt64 = 0x5254_4852_4541_44FF, process: Int32 = 7, count: UInt32 = 2) -> [UInt8] {
            var bytes: [UInt8] = []
            func append(_ value: some FixedWidthInteger) { withUnsafeBytes(of: value.littleEndian) { bytes += $0 } }
            append(magic)
            append(process)
            append(Int32(9))
            append(count)
            append(UInt32(0))
            for value in UInt64(1)...67 { append(value) }
            append(~magic)
            return bytes
        }
        let good = try #require(ThreadRecordReader.record(in: record(), process: 7))
        #expect(good.thread == 9 && good.programCounter == 1 && good.framePointer == 3 && good.addresses == [4, 5])
        for bad in [
            record(magic: 1), record(process: 8), record(count: 0), record(count: 65), Array(record().dropLast()),
        ] {
            #expect(ThreadRecordReader.record(in: bad, process: 7) == nil)
        }
    }

    @Test("a memory map is read line by line; memory without a file and files without code are left out")
    func maps() throws {
        let text = """
            1000-2000 r--p 00000000 fd:01 5  /a b/app
            2000-3000 r-xp 00001000 fd:01 5  /a b/app
            3000-4000 rw-p 00000000 00:00 0\u{20}
            5000-6000 r--p 00000000 fd:01 6  /font
            7000-8000 r-xp 00000000 00:00 0  [vdso]
            9000-9001 rw-p 00000000 00:00 0  [heap]
            zz-yy r-xp 0 0 0 /bad
            """
        let map = MemoryMap(maps: Array(text.utf8))
        #expect(map.modules.map(\.path) == ["/a b/app", "[vdso]"])
        #expect(map.modules[0] == MemoryMap.Module(path: "/a b/app", start: 0x1000, end: 0x3000, base: 0x1000))
        #expect(map.module(at: 0x2FFF)?.path == "/a b/app" && map.module(at: 0x3000) == nil && map.module(at: 0) == nil)
    }

    @Test("broken ELF files are refused or have no symbols")
    func brokenFiles() throws {
        let whole = try Data(contentsOf: URL(fileURLWithPath: Bench.probePath)).prefix(1 << 20)
        for seed in 0..<200 {
            var broken = [UInt8](whole.prefix(seed % 2 == 0 ? 4096 : 65_536))
            for step in 0..<20 {
                broken[(seed &* 7919 &+ step &* 104_729) % 512] = UInt8(truncatingIfNeeded: seed &* 31 &+ step)
            }
            if seed % 3 != 0 { broken.replaceSubrange(0..<6, with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]) }
            let path = bench.path("broken")
            try Data(broken).write(to: URL(fileURLWithPath: path))
            guard let file = Descriptor(opening: path, O_RDONLY) else { throw CocoaError(.fileReadUnknown) }
            let addresses: Set<UInt64> = [0, 0x1000, 0x20_0000, .max]
            _ = ElfFile(file)?.symbols(for: addresses, in: file, until: MonotonicClock.nanoseconds() + 1_000_000_000)
        }
        guard let text = Descriptor(opening: "/etc/passwd", O_RDONLY) else { throw CocoaError(.fileReadUnknown) }
        #expect(ElfFile(text) == nil)
    }
}
