import AppSupervisor
import CallPolicy
import CallPolicyRunner
public import CallVocabulary
import Foundation
public import PhoneStore

/// The phone at a glance.
public struct PhoneStatus: Hashable, Sendable, Encodable {
    /// An installed app.
    public struct App: Hashable, Sendable, Encodable {
        public var bundle: String
        public var name: String
        public var version: String
        /// Counts installations and updates.
        public var generation: Int
        /// `dead`, `launching`, `foreground`, `inactive`, `background` or `suspended`.
        public var state: String
        public var pid: Int32?
        /// Violations that count now (L2).
        public var violations: Int
        /// No VoIP pushes in the background (L1).
        public var isRestricted: Bool
        public var voipToken: String?
        public var alertToken: String?
        public var isSimulated: Bool
    }

    /// A call that has not ended.
    public struct Call: Hashable, Sendable, Encodable {
        public var uuid: String
        public var bundle: String
        public var caller: String
        public var state: String
    }

    public var system: String
    public var clock: String
    /// Seconds by which the phone's clock is ahead of the machine's.
    public var aheadSeconds: Int64
    public var isLocked: Bool
    public var isFirstUnlocked: Bool
    public var isOnline: Bool
    public var doNotDisturb: Bool
    /// When the daily job clears the ledgers (L4).
    public var nextDailyJob: String
    public var apps: [App]
    public var calls: [Call]
    /// Checks that have not run out yet: push and seconds left (C2.1).
    public var pendingChecks: Int
}

extension PhoneHandle {
    /// The phone as it is now.
    public func status() async throws -> PhoneStatus { try await ask { $0.status } }

    /// The phone's monotonic clock.
    public func clockNow() async throws -> Instant { try await ask { $0.clock.now } }

    /// Whether something is still to be decided or to be finished: a launch is awaited, a push stands in line, a report is
    /// owed, or a process that the phone has killed is not gone yet. A reported push whose look is still to come (C2.1)
    /// holds nothing open.
    public func checksAreOpen() async throws -> Bool {
        try await ask { daemon in
            daemon.runner.policy.hasOpenDuty || daemon.processes.values.contains(where: \.wasKilled)
        }
    }

    /// The violations, oldest first; the cleared ones, too, if asked for.
    public func ledger(bundle: String?, includesCleared: Bool) async throws -> [LedgerEntry] {
        try await ask { try $0.store.ledger(bundle: bundle, includingCleared: includesCleared) }
    }

    /// The timeline after a sequence number, or its newest records.
    public func timeline(since sequence: Int64?, limit: Int) async throws -> [TimelineRecord] {
        try await ask { daemon in
            daemon.flush()
            if let sequence { return try daemon.store.timeline(after: sequence, limit: limit) }
            return try daemon.store.newestTimeline(limit: limit)
        }
    }

    /// The crash reports, oldest first: absolute paths.
    public func crashes() async throws -> [String] {
        try await ask { daemon in
            let folder = daemon.folder.crashesFolder
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".ips") }
            func date(_ path: String) -> Date {
                (try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date) ?? .distantPast
            }
            return names.map { folder + "/" + $0 }.sorted { (date($0), $0) < (date($1), $1) }
        }
    }

    /// The last lines that an app has printed, stdout and stderr each.
    public func output(of bundle: String, lines: Int = 40) async throws -> (output: [String], errors: [String]) {
        let files = try await ask { daemon in AppFiles(daemon.folder, bundle: try daemon.app(bundle).bundle) }
        func tail(_ path: String) -> [String] {
            guard let handle = FileHandle(forReadingAtPath: path), let size = try? handle.seekToEnd() else { return [] }
            try? handle.seek(toOffset: size > 65_536 ? size - 65_536 : 0)
            let text = String(decoding: (try? handle.readToEnd()) ?? Data(), as: UTF8.self)
            return text.split(separator: "\n").suffix(lines).map(String.init)
        }
        return (tail(files.output), tail(files.errors))
    }
}

extension PhoneDaemon {
    var status: PhoneStatus {
        PhoneStatus(
            system: runner.policy.profile.system.description, clock: Self.text(clock.wallMilliseconds),
            aheadSeconds: clock.offset / 1_000_000, isLocked: phone.device.isLocked,
            isFirstUnlocked: phone.device.isFirstUnlocked, isOnline: phone.device.isOnline,
            doNotDisturb: phone.device.doNotDisturb,
            nextDailyJob: Self.text(clock.wallMilliseconds(at: runner.policy.nextDailyJob)),
            apps: apps.all.values.sorted { $0.bundle < $1.bundle }.map(status(of:)), calls: liveCalls,
            pendingChecks: runner.policy.pendingChecks.count
        )
    }

    private static func text(_ milliseconds: Int64) -> String {
        Date(timeIntervalSince1970: Double(milliseconds) / 1_000).ISO8601Format()
    }

    private func status(of app: StoredApp) -> PhoneStatus.App {
        let environment = app.apsEnvironment ?? ""
        let process = runner.policy.process(of: app.id)
        return PhoneStatus.App(
            bundle: app.bundle, name: app.name, version: app.release.version, generation: app.release.generation,
            state: process.flatMap { runner.policy.processState($0) }.map(\.inWords) ?? "dead",
            pid: process.flatMap { processes[$0]?.supervised?.pid },
            violations: runner.policy.violationCount(app.id), isRestricted: runner.policy.isRestricted(app.id),
            voipToken: apps.activeToken(topic: app.bundle + ".voip", environment: environment)?.token,
            alertToken: apps.activeToken(topic: app.bundle, environment: environment)?.token,
            isSimulated: app.isSimulated
        )
    }

    private var liveCalls: [PhoneStatus.Call] {
        calls.entries.filter { !$0.value.isEnded && runner.policy.isAlive($0.key) }.sorted { $0.key < $1.key }.map {
            _, entry in
            PhoneStatus.Call(
                uuid: entry.uuid.text, bundle: processes[entry.process].flatMap { apps[$0.app]?.bundle } ?? "",
                caller: entry.details.caller, state: entry.isConnected ? "connected" : "ringing"
            )
        }
    }
}

extension ProcessState {
    fileprivate var inWords: String {
        switch self {
        case .launching: "launching"
        case .active: "foreground"
        case .inactive: "inactive"
        case .background: "background"
        case .suspended: "suspended"
        case .ending: "ending"
        }
    }
}
