public import AppBundle
import CallPolicy
import CallPolicyRunner
import CallVocabulary
import Foundation
public import PhoneStore

/// Installing, updating, removing, launching and ending apps.
extension PhoneHandle {
    /// Copies the bundle into the phone and takes it over: a first installation, or an update that keeps the app's data.
    ///
    /// When this returns, the app is there after any kill of the phone.
    public func install(_ bundle: AppBundle) async throws -> (app: StoredApp, wasUpdate: Bool) {
        let place = try await ask { daemon in
            (apps: daemon.folder.appsFolder, known: daemon.apps[bundle: bundle.identifier])
        }
        let installation = AppInstallation(apps: URL(filePath: place.apps, directoryHint: .isDirectory))
        let generation = (place.known?.release.generation ?? 0) + 1
        let copy = try installation.install(bundle, generation: generation)
        let app = try await ask { try $0.register(copy, generation: generation) }
        // The old version is dead by now; what cannot be removed costs only room.
        try? installation.removeGenerations(of: bundle.identifier, except: generation)
        return (app, place.known != nil)
    }

    /// Removes an app with its data, tokens and ledger (L4, N2); ``PhoneQuestionError`` if it is not there.
    public func uninstall(_ bundle: String) async throws {
        try await ask { daemon in
            guard try daemon.uninstall(bundle: bundle) else {
                throw PhoneQuestionError.noSuchApp(bundle, daemon.bundles)
            }
        }
    }

    /// The user opens the app; ``PhoneQuestionError`` if it is not there, or if the phone is locked (E7).
    public func launch(_ bundle: String) async throws {
        try await ask { daemon in
            daemon.feed(.userOpenedApp(try daemon.app(bundle).id))
            if daemon.runner.policy.device.isLocked { throw PhoneQuestionError.phoneIsLocked(bundle) }
        }
    }

    /// The user swipes the app away (D8).
    public func terminate(_ bundle: String) async throws {
        try await ask { daemon in daemon.feed(.userForceQuitApp(try daemon.app(bundle).id)) }
    }

    /// The system takes the app's process away for its memory at this moment, whatever its state (D13): no crash report.
    ///
    /// False if the app does not run; ``PhoneQuestionError`` if it is not there.
    @discardableResult
    public func killApp(_ bundle: String) async throws -> Bool {
        try await ask { daemon in daemon.takeAway(try daemon.app(bundle)) }
    }

    /// A token of a simulated app (no Swift app needed): it reports every push, and the phone rings.
    public func makeSimulatedToken(
        bundle: String, isVoIP: Bool, environment: String, isRegistered: Bool
    ) async throws -> StoredToken {
        try await ask { daemon in
            try daemon.makeSimulatedToken(
                bundle: bundle, isVoIP: isVoIP, environment: environment, isRegistered: isRegistered
            )
        }
    }

    /// The active token of an app's topic, if it has registered.
    public func token(bundle: String, isVoIP: Bool) async throws -> StoredToken? {
        try await ask { daemon in
            let app = try daemon.app(bundle)
            let topic = isVoIP ? bundle + ".voip" : bundle
            return daemon.apps.activeToken(topic: topic, environment: app.apsEnvironment ?? "")
        }
    }
}

/// The person's side of the phone.
extension PhoneHandle {
    /// What can be done with the phone without naming an app: `lock`, `unlock`, `home`, `reboot` ….
    public static var deviceVerbs: [String] { PhoneDaemon.DeviceVerb.allCases.map(\.rawValue) }

    /// False when there is no such verb.
    public func device(_ verb: String) async throws -> Bool {
        guard let verb = PhoneDaemon.DeviceVerb(rawValue: verb) else { return false }
        try await ask { $0.perform(verb) }
        return true
    }

    /// Turns Do Not Disturb on or off (P6).
    public func setDoNotDisturb(_ isOn: Bool) async throws { try await ask { $0.setDoNotDisturb(isOn) } }

    /// The phone is brought into a car, or out of it: in a car Do Not Disturb holds no call back (K).
    public func setCar(_ isInCar: Bool) async throws { try await ask { $0.setCar(isInCar) } }

    /// Every caller is on the user's block list, or nobody is (K, P6). Forgotten when the phone is switched off.
    public func setBlocksCallers(_ blocks: Bool) async throws { try await ask { $0.setBlocksCallers(blocks) } }

    /// Moves the phone's clocks forward, after every pending check has run out (at most as long as the longest limit).
    public func advance(by duration: Duration) async throws {
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            let job = Mailbox.Job { daemon in
                guard let daemon else { return done.resume(throwing: PhoneStopped()) }
                daemon.advance(by: duration) { daemon in
                    done.resume(with: daemon == nil ? .failure(PhoneStopped()) : .success(()))
                }
            }
            if !mailbox.post(job) { done.resume(throwing: PhoneStopped()) }
        }
    }

    /// What the user can do about a call: `answer`, `decline`, `end`.
    public static var callVerbs: [String] { PhoneDaemon.CallVerb.allCases.map(\.rawValue) }

    /// Answers, declines or ends the call with this UUID, or the newest one that this can be done to. Returns the caller.
    public func call(_ verb: String, uuid: String?) async throws -> String {
        try await ask { daemon in
            guard let verb = PhoneDaemon.CallVerb(rawValue: verb) else { throw PhoneQuestionError.noSuchVerb(verb) }
            let wanted = try uuid.map { text in
                guard let id = daemon.callID(text) else { throw PhoneQuestionError.noSuchCall(text) }
                return id
            }
            guard let call = daemon.perform(verb, call: wanted) else { throw PhoneQuestionError.noCall(verb.rawValue) }
            return daemon.calls[call]?.details.caller ?? "an unknown caller"
        }
    }
}

extension PhoneDaemon {
    var bundles: [String] { apps.all.values.map(\.bundle).sorted() }

    func app(_ bundle: String) throws(PhoneQuestionError) -> StoredApp {
        guard let app = apps[bundle: bundle] else { throw .noSuchApp(bundle, bundles) }
        return app
    }

    func callID(_ text: String) -> CallID? {
        calls.entries.first { $0.value.uuid.text == text.uppercased() && !$0.value.isEnded }?.key
    }
}

/// A question or an order that the phone cannot follow. One line each, with the mend.
public enum PhoneQuestionError: Error, Hashable, Sendable, CustomStringConvertible {
    case noSuchApp(String, [String])
    case noSuchCall(String)
    case noCall(String)
    case noSuchVerb(String)
    case phoneIsLocked(String)

    public var description: String {
        switch self {
        case .noSuchApp(let bundle, let others):
            "\(bundle) is not installed: "
                + (others.isEmpty
                    ? "no app is; use ringtime install" : "installed are " + others.joined(separator: ", "))
        case .noSuchCall(let uuid): "there is no call \(uuid); ringtime status lists the calls"
        case .phoneIsLocked(let bundle):
            "the phone is locked: \(bundle) cannot be opened (E7); unlock it first with ringtime device unlock"
        case .noCall(let verb): "there is no call to \(verb)"
        case .noSuchVerb(let verb): "\(verb) is not something one does with a call: answer, decline or end"
        }
    }
}
