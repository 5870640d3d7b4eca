import AppSupervisor
import CallPolicy
import CallPolicyRunner
import CallServiceWire
import CallVocabulary
import CrashReport
import Foundation
import PhoneStore

/// The reports that deaths leave behind.
extension PhoneDaemon {
    /// The file's name; nil when this kind of end leaves no report.
    func writeCrashReport(of process: AppProcess, _ ending: AppProcess.Ending, _ status: ExitStatus) throws -> String? {
        guard let app = apps[process.app], let supervised = process.supervised else { return nil }
        let subject = CrashReport.Subject(
            incident: UUID().uuidString, app: reportedApp(app), phone: reportedPhone,
            process: reportedProcess(process, pid: supervised.pid)
        )
        let threads = ending.threads ?? .missing(because: "the process had already ended")
        guard
            let report = CrashReport(
                of: subject, reason: ending.reason, threads: threads,
                story: story(of: process, ending, isStatusKnown: status != .unknown)
            )
        else { return nil }
        return try save(report)
    }

    private func save(_ report: CrashReport) throws -> String {
        var name = report.fileName
        if FileManager.default.fileExists(atPath: folder.crashesFolder + "/" + name) {
            name = report.incident + "-" + name
        }
        let file = folder.crashesFolder + "/" + name
        let part = file + ".part"
        guard
            FileManager.default.createFile(
                atPath: part, contents: Data(report.text.utf8), attributes: [.posixPermissions: 0o600]
            )
        else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: part]) }
        // Whole or not at all: a reader may be watching the folder.
        try FileManager.default.moveItem(atPath: part, toPath: file)
        return name
    }

    private func reportedApp(_ app: StoredApp) -> CrashReport.App {
        CrashReport.App(
            name: apps.executable(of: app.id) ?? app.name, bundleID: app.bundle, version: app.release.version,
            build: app.release.build, path: place(of: app) + "/" + (apps.executable(of: app.id) ?? app.name)
        )
    }

    /// Where the installed bundle lies.
    func place(of app: StoredApp) -> String {
        "\(folder.appsFolder)/\(app.bundle)/\(app.release.generation)/\(app.release.folder)"
    }

    private var reportedPhone: CrashReport.Phone {
        CrashReport.Phone(
            systemVersion: runner.policy.profile.system.description, systemBuild: "RINGTIME", model: "RingtimePhone1,1",
            reporterKey: phoneKey, uptimeSeconds: clock.now.microseconds / 1_000_000
        )
    }

    /// The same in every report of this phone, and nobody else's: made from its folder's name.
    private var phoneKey: String {
        let hash = folder.path.utf8.reduce(UInt64(14_695_981_039_346_656_037)) {
            ($0 ^ UInt64($1)) &* 1_099_511_628_211
        }
        return String(hash, radix: 16)
    }

    private func reportedProcess(_ process: AppProcess, pid: Int32) -> CrashReport.Process {
        var reported = CrashReport.Process(
            pid: pid, userID: geteuid(), role: process.state == .active ? .foreground : .nonUI,
            launch: WallTime(microseconds: process.launchedAtWallMilliseconds * 1_000),
            capture: WallTime(microseconds: clock.wallMilliseconds * 1_000)
        )
        reported.startInstant = process.launchedAt.microseconds
        reported.endInstant = clock.now.microseconds
        return reported
    }

    private func story(of process: AppProcess, _ ending: AppProcess.Ending, isStatusKnown: Bool) -> DeathStory {
        var story = DeathStory()
        story.exitStatusKnown = isStatusKnown
        story.lockedFiles = process.lockedFiles
        let bundle = apps[process.app]?.bundle
        story.timeline = timeline.recent
            .filter {
                $0.bundle == bundle && $0.event.at >= process.launchedAt || $0.push == ending.push && ending.push != nil
            }
            .suffix(40)
            .map { Explanation.Moment(at: $0.event.at, what: "\($0.event.lane.rawValue): \($0.event.text)") }
        return story
    }
}
