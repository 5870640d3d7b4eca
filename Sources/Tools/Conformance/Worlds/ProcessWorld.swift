import APNsProtocol
import AppBundle
import CallServiceDaemon
import CallVocabulary
import Foundation
import PhoneStore

/// A phone of its own with real processes: runner, daemon thread, store, socket and apps.
struct ProcessWorld: World {
    let subject: AppUnderTest
    let profile: Profile
    let folder: URL
    let slowdown: Int
    /// How many may switch on their phones and launch their apps at a time: that is work, and what comes after is waiting.
    private let gate: Gate

    private let recorder = TraceRecorder()
    private var phone: RunningPhone?
    private var bundle: AppBundle
    /// By how much the phone's clocks were moved: a push's acceptance is told by the phone's wall clock.
    private var ahead: Duration = .zero
    private var origin: ContinuousClock.Instant = .now
    private var lastToken: String?

    /// How long an app may take to come up before the scenario begins: the launch watchdog ends it by then (W1).
    private static let launchPatience: Duration = .seconds(21)
    private static let settlingPatience: Duration = .seconds(15)

    /// - Parameters:
    ///   - folder: an empty folder for this phone alone; its path is short, for a socket lies in it.
    ///   - slowdown: the app gets one part in so many of the time.
    init(_ subject: AppUnderTest, profile: Profile, folder: URL, slowdown: Int, gate: Gate) {
        self.subject = subject
        self.profile = profile
        self.folder = folder
        self.slowdown = slowdown
        self.gate = gate
        bundle = subject.bundle
    }

    var trace: Trace { recorder.trace }

    /// What came before the scenario.
    var prelude: Trace { recorder.prelude }

    /// The phone's clock: the machine's, and what it was moved by.
    var now: Duration { origin.duration(to: .now) + ahead }

    /// How long the story took so far, whatever was done to the phone's clock.
    var realTime: Duration { origin.duration(to: .now) }

    /// The facts of the bundle as it was installed.
    var facts: AppFacts { bundle.facts }

    private var handle: PhoneHandle {
        get throws {
            guard let phone else { throw PhoneIsOff() }
            return phone.handle
        }
    }

    private struct PhoneIsOff: Error {}
}

// To where the scenario begins.
extension ProcessWorld {
    mutating func prepare(_ given: Given) async throws {
        await gate.enter()
        do { try await getReady(given) } catch {
            await gate.leave()
            throw error
        }
        await gate.leave()
        try await bring(given)
        recorder.begin(at: try await handle.clockNow())
        origin = .now
        ahead = .zero
    }

    /// A phone that is on, with the app on it, opened if it is to be.
    private mutating func getReady(_ given: Given) async throws {
        let variant = BundleVariant(given: given)
        if !variant.isOriginal {
            let place = folder.appending(path: "variant", directoryHint: .isDirectory)
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            bundle = try variant.make(of: subject.bundle, in: place)
        }
        phone = try await switchOn(given)
        let app = try await handle.install(bundle).app
        try seedContainer()
        if given.violations > 0 { try await seedLedger(given.violations, of: app.id, given) }
        if given.app != .unopened { try await open() }
    }

    private func switchOn(_ given: Given) async throws -> RunningPhone {
        var configuration = PhoneConfiguration(profile: try profile.changed(by: given))
        configuration.appEnvironment = subject.environment
        configuration.appArguments = subject.configuration.arguments
        configuration.slowdown = max(slowdown, given.slowdown)
        configuration.containerLimit = 256 << 20
        let recorder = recorder
        configuration.observe = { recorder.observe($0) }
        return try await RunningPhone.start(configuration, folder: folder, withGateway: given.throughGateway)
    }

    /// What `ringtime.yml` puts into the app's folder.
    private func seedContainer() throws {
        let container = folder.appending(path: "containers/\(bundle.identifier)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(
            at: container, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        for file in subject.configuration.files {
            let place = container.appending(path: file.path)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.content).write(to: place)
        }
        guard !subject.configuration.defaults.isEmpty else { return }
        var values: [String: Any] = [:]
        for entry in subject.configuration.defaults { values[entry.key] = entry.value.foundation }
        // Where Foundation on Linux keeps an app's standard defaults: under its home, by the program's name.
        let file = container.appending(path: ".config/\(bundle.executable.lastPathComponent).plist")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try PropertyListText(values).data().write(to: file)
    }

    /// Violations are history: they are in the store before the phone is switched on.
    private mutating func seedLedger(_ count: Int, of app: AppID, _ given: Given) async throws {
        guard let running = phone else { throw PhoneIsOff() }
        phone = nil
        await running.stop()
        let wall = Int64(Date().timeIntervalSince1970 * 1_000)
        let entries = (0..<count).map { number in
            StoreChange.recordViolation(
                LedgerEntry(
                    app: app, bundle: bundle.identifier, rule: .c2_4,
                    atMilliseconds: wall - Int64(count - number) * 60_000,
                    note: "stood there when the scenario began"))
        }
        try PhoneStore(file: running.databaseFile).apply(entries)
        phone = try await switchOn(given)
        // A new daemon's clock starts anew.
        recorder.begin(at: try await handle.clockNow())
    }

    private func bring(_ given: Given) async throws {
        let handle = try handle
        if given.app == .suspended || given.app == .dead { try await leave() }
        if given.app == .dead { try await handle.killApp(bundle.identifier) }
        if given.doNotDisturb { try await handle.setDoNotDisturb(true) }
        if given.inCar { try await handle.setCar(true) }
        if given.callersAreBlocked { try await handle.setBlocksCallers(true) }
        switch given.phone {
        case .unlocked: break
        case .locked: _ = try await handle.device("lock")
        case .beforeFirstUnlock: _ = try await handle.device("reboot")
        }
        if given.app == .dead || given.phone == .beforeFirstUnlock {
            _ = await recorder.wait(atMost: Self.settlingPatience) { trace in
                trace.events.count { $0.kind == "app.launching" } == trace.events.count { $0.kind == "process.exited" }
            }
        }
    }

    private func open() async throws {
        try await handle.launch(bundle.identifier)
        let launched = EventPattern("app.launched")
        let ends: Set = ["process.exited", "note.launchFailed", "launch.error"]
        let patience = Self.launchPatience * max(1, slowdown / 4)
        _ = await recorder.wait(atMost: patience) { trace in
            trace.contains(launched) || trace.events.contains { ends.contains($0.kind) }
        }
        guard recorder.trace.contains(launched) else { throw GivenNotReached(finding: whyItDidNotLaunch()) }
        // An app that registers, registers by now or as soon as it comes to run.
        _ = await recorder.wait(atMost: .milliseconds(250) * max(slowdown, 1)) {
            $0.contains(EventPattern("token.issued"))
        }
    }

    private func leave() async throws {
        _ = try await handle.device("home")
        let suspended = await recorder.wait(atMost: Self.settlingPatience) { trace in
            trace.events.contains { $0.kind == "app.suspended" || $0.kind == "process.exited" }
        }
        // Asked after everything that came with it: it may have been ended for what it held (W3).
        _ = try await handle.clockNow()
        guard suspended, !recorder.trace.contains(EventPattern("app.killed")),
            recorder.trace.contains(EventPattern("app.suspended"))
        else { throw GivenNotReached(finding: whyItDidNotLaunch()) }
    }

    /// From the story before the scenario.
    private func whyItDidNotLaunch() -> Finding {
        let tellers: Set = ["app.killed", "app.ended", "app.raised", "launch.error", "crash.written"]
        guard let event = recorder.trace.events.first(where: { tellers.contains($0.kind) }) else {
            return Finding(.breach, .d4, "opened by the user, the app did not come up")
        }
        return Finding(.breach, event.rule ?? .d4, "opened by the user, before the scenario began: \(event.text)")
    }
}

// What is done in it.
extension ProcessWorld {
    mutating func pause(until instant: Duration) async throws {
        let left = instant - now
        if left > .zero { try await Task.sleep(for: left, tolerance: .zero) }
    }

    mutating func wait(
        atMost limit: Duration, until condition: @escaping @Sendable (Trace) -> Bool
    ) async throws -> Bool {
        await recorder.wait(atMost: limit, until: condition)
    }

    mutating func push(_ payload: [UInt8], _ action: PushAction) async throws {
        guard let phone else { throw PhoneIsOff() }
        let kind: ArrivedPush.Kind = action.payload == .alert ? .other("alert") : .voip
        let apnsID = UUID().uuidString.lowercased()
        recorder.label(apnsID, action.label)
        var push = ArrivedPush(
            apnsID: apnsID, token: "", topic: kind == .voip ? bundle.identifier + ".voip" : bundle.identifier,
            bundle: bundle.identifier, kind: kind, payload: payload)
        let wall = Date().timeIntervalSince1970 + ahead / .seconds(1)
        push.expiration =
            action.expiresIn.map { .until(Int64(wall + $0 / .seconds(1))) } ?? .onlyNow
        push.acceptedAtMicroseconds = Int64(wall * 1e6) - action.age.wholeMicroseconds
        try await phone.deliver(push, to: try await deviceToken(isVoIP: kind == .voip))
    }

    /// What the app's server knows; after an uninstallation still the last one.
    private mutating func deviceToken(isVoIP: Bool) async throws -> String? {
        guard isVoIP else { return nil }
        let known = try? await handle.token(bundle: bundle.identifier, isVoIP: true)
        lastToken = known?.token ?? lastToken
        return lastToken
    }

    mutating func perform(_ action: UserAction) async throws {
        let handle = try handle
        switch action {
        case .open: try await handle.launch(bundle.identifier)
        case .home, .lock, .unlock, .cover, .uncover: _ = try await handle.device(action.rawValue)
        case .answer, .decline, .end: try await call(action.rawValue)
        case .forceQuit: try await handle.terminate(bundle.identifier)
        case .update: _ = try await handle.install(bundle)
        case .uninstall: try await handle.uninstall(bundle.identifier)
        case .reinstall:
            try await handle.uninstall(bundle.identifier)
            _ = try await handle.install(bundle)
            try seedContainer()
        case .dndOn: try await handle.setDoNotDisturb(true)
        case .dndOff: try await handle.setDoNotDisturb(false)
        }
    }

    /// A call that is gone by now leaves nothing to be done; the story shows it.
    private func call(_ verb: String) async throws {
        do { _ = try await handle.call(verb, uuid: nil) } catch PhoneQuestionError.noCall { return }
    }

    mutating func perform(_ action: SystemAction) async throws {
        let handle = try handle
        switch action {
        case .wait: break
        case .memoryPressure: _ = try await handle.device("memory-pressure")
        case .killApp: try await handle.killApp(bundle.identifier)
        case .reboot: _ = try await handle.device("reboot")
        case .restartDaemon: try await restartDaemon()
        case .advance(let duration):
            try await handle.advance(by: duration)
            ahead += duration
        }
    }

    /// The daemon dies and another takes over its folder and its apps.
    private mutating func restartDaemon() async throws {
        guard let running = phone else { throw PhoneIsOff() }
        phone = nil
        let restarted = try await running.restartDaemon()
        phone = restarted
        recorder.rebase(now: try await restarted.handle.clockNow(), elapsed: now)
    }

    mutating func perform(_ action: NetworkAction) async throws { _ = try await handle.device(action.rawValue) }

    func hasOpenDuty() async throws -> Bool { try await handle.checksAreOpen() }

    /// Switches the phone off. What the app printed stays in the folder.
    mutating func stop() async {
        await phone?.stop()
        phone = nil
    }
}
