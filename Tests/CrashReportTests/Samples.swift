import CallVocabulary
import CrashReport
import Foundation

/// The same app, phone and threads in every test: reports must come out byte for byte the same.
enum Samples {
    static func subject(_ systemVersion: String = "17.4", pid: Int32 = 4242) -> CrashReport.Subject {
        CrashReport.Subject(
            incident: "3B433B26-3945-4042-BCF0-CAE062ECCCE2",
            app: CrashReport.App(
                name: "Parley", bundleID: "org.example.parley", version: "1.2", build: "7",
                path: "/data/apps/org.example.parley/1/Parley.app/Parley"),
            phone: CrashReport.Phone(
                systemVersion: systemVersion, reporterKey: "0123456789abcdef0123456789abcdef01234567",
                uptimeSeconds: 86_400),
            process: process(pid))
    }

    private static func process(_ pid: Int32) -> CrashReport.Process {
        var process = CrashReport.Process(
            pid: pid, userID: 501, role: .nonUI, launch: WallTime(microseconds: 1_700_665_202_921_100),
            capture: WallTime(microseconds: 1_700_665_209_694_000))
        process.startInstant = 86_393_226_900
        process.endInstant = 86_399_999_800
        return process
    }

    static var threads: CrashReport.Capture {
        let path = subject().app.path
        let images = [
            CrashReport.Image(
                path: path, base: 0x5555_5555_0000, size: 0x8000, uuid: "00112233-4455-6677-8899-aabbccddeeff"),
            CrashReport.Image(path: "/lib/x86_64-linux-gnu/libc.so.6", base: 0x7FFF_F7C0_0000, size: 0x1D_5000),
        ]
        let main = CrashReport.Thread(
            id: 4242, queue: "com.apple.main-thread",
            frames: [
                CrashReport.Frame(imageOffset: 0xE_2A57, symbol: "clock_nanosleep", symbolLocation: 71, imageIndex: 1),
                CrashReport.Frame(
                    imageOffset: 0x1234, symbol: "Parley.blockedInDelegate() -> ()", symbolLocation: 20, imageIndex: 0),
                CrashReport.Frame(imageOffset: 0x1100, imageIndex: 0),
            ],
            state: CrashReport.State(
                programCounter: 0x7FFF_F7CE_2A57, stackPointer: 0x7FFF_FFFF_E000, framePointer: 0x7FFF_FFFF_E040))
        let worker = CrashReport.Thread(id: 4243, name: "worker", frames: [])
        return .taken(threads: [main, worker], images: images, faulting: 0, missing: [4243])
    }

    static var story: DeathStory {
        var story = DeathStory()
        story.timeline = [
            Explanation.Moment(at: Instant(microseconds: 86_392_999_800), what: "push 1 delivered"),
            Explanation.Moment(at: Instant(microseconds: 86_399_999_801), what: "no call reported: killed"),
        ]
        story.mistakes = [Explanation.MistakeHint(mistake: .m3, hint: "the report came after the \"return\"")]
        return story
    }

    private static var lockStory: DeathStory {
        var story = story
        story.mistakes = []
        story.lockedFiles = ["/data/containers/org.example.parley/Documents/calls.db"]
        return story
    }

    static var all: [(name: String, report: CrashReport)] {
        var facts = CrashReport.WatchdogFacts()
        facts.userTime = .milliseconds(1200)
        facts.systemTime = .milliseconds(34)
        return [
            ("check1", .check1(subject(), threads: threads, story: story)),
            ("check1-ios13", .check1(subject("13.7"), threads: .missing(because: "already ended"), story: story)),
            ("check2", .check2(subject(), threads: threads, story: story)),
            ("check2-ios13", .check2(subject("13.7"), threads: threads, story: story)),
            ("watchdog", .launchWatchdog(subject(), threads: threads, story: story, facts: facts)),
            ("own-crash", .ownCrash(subject(), signal: 7, threads: .missing(because: "already ended"), story: story)),
            ("link-check", .callKitNotLinked(subject(), threads: threads, story: story)),
            ("file-lock", .fileLockedAtSuspension(subject(), threads: threads, story: lockStory)),
        ]
    }

    static func golden(_ name: String) -> String {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
        return folder.appendingPathComponent(name + ".ips").path
    }
}
