import APNsProtocol
import CallPolicy
import CallPolicyRunner
import CallServiceWire
import CallVocabulary
import Glibc
import PhoneStore

/// Pushes on their way from the gateway into an app, and the tokens that lead them there.
extension PhoneDaemon {
    /// The delivery input: a push that the gateway accepted.
    func pushArrived(_ push: ArrivedPush) {
        guard phone.device.isOnline else { return keepForLater(push) }
        guard push.kind == .voip else { return alertArrived(push) }
        guard let app = apps[bundle: push.bundle] else {
            return remark(
                "a push for \(push.bundle) found no such app on the phone", lane: .phone, kind: "push.noApp", app: nil,
                rule: .n2
            )
        }
        phone.lastIDs.push += 1
        let id = PushID(phone.lastIDs.push)
        pushes[id] = push
        feed(.pushArrived(id, app.id, age: age(of: push)))
    }

    private func age(of push: ArrivedPush) -> Duration {
        guard let accepted = push.acceptedAtMicroseconds else { return .zero }
        return .microseconds(max(0, clock.wallMicroseconds - accepted))
    }

    /// Alerts and other pushes are shown by the system: nothing is checked, nobody is launched (D2, P8).
    private func alertArrived(_ push: ArrivedPush) {
        remark(
            "an \(push.kind.name) push is shown by the system: no check is attached to it", lane: .phone,
            kind: "push.alert", app: apps[bundle: push.bundle]?.id, rule: .p8
        )
    }

    private func keepForLater(_ push: ArrivedPush) {
        let now = clock.wallMilliseconds / 1_000
        let app = apps[bundle: push.bundle]?.id
        switch storedPushes.store(push, topic: push.topic, expiration: push.expiration, at: now) {
        case .notStored:
            remark(
                "the phone is offline and the push's expiration is 0 or past: it is gone", lane: .gateway,
                kind: "push.discarded", app: app, rule: .d10
            )
        case .stored:
            apply([.storePush(push.stored(atMilliseconds: clock.wallMilliseconds))])
            remark(
                "the phone is offline: the push is stored", lane: .gateway, kind: "push.stored", app: app, rule: .d10)
        case .replaced(let older):
            apply([.removePush(id: older.apnsID), .storePush(push.stored(atMilliseconds: clock.wallMilliseconds))])
            remark(
                "the phone is offline: the push is stored in place of an older one of its topic", lane: .gateway,
                kind: "push.stored", app: app, rule: .d10
            )
        }
    }

    /// The phone is back: what was stored comes in, the rest has expired.
    func deliverStoredPushes() {
        let (valid, expired) = storedPushes.takeAll(at: clock.wallMilliseconds / 1_000)
        apply((valid + expired).map { .removePush(id: $0.apnsID) })
        for push in expired {
            remark(
                "a stored push expired before the phone came back", lane: .gateway, kind: "push.expired",
                app: apps[bundle: push.bundle]?.id, rule: .d10
            )
        }
        for push in valid { pushArrived(push) }
    }

    func deliver(_ id: PushID, to process: ProcessID, _ terms: DeliveryTerms) {
        guard let process = processes[process], let push = pushes[id] else { return }
        if process.isSimulated { return simulateDelivery(of: id, to: process) }
        guard let registry = process.registries.last else { return }
        let delivery = PushDelivery(
            push: id, registry: registry, mustReport: terms.mustReport, isCounted: terms.isCounted,
            payload: push.payload
        )
        send(.push(delivery), to: process)
    }

    /// Payloads that nobody can want any more make room.
    func forget(after effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .deliverPush(_, let push, _): pushes[push]?.payload = []
            case .dropPush(_, let push, _): pushes[push] = nil
            default: break
            }
        }
        if pushes.count > 10_000 {
            let alive = Set(runner.policy.pushes)
            pushes = pushes.filter { alive.contains($0.key) }
        }
    }
}

/// Tokens.
extension PhoneDaemon {
    func issueVoIPToken(of id: AppID, to process: ProcessID) {
        guard let app = apps[id], let bytes = token(of: app, isVoIP: true) else { return }
        if let process = processes[process] { send(.token(isVoIP: true, bytes: bytes), to: process) }
    }

    /// An app asked for the token that ordinary notifications use.
    func issueAlertToken(to process: AppProcess) {
        guard let app = apps[process.app] else { return }
        guard let bytes = token(of: app, isVoIP: false) else {
            return remark(
                "asks for a device token but has no aps-environment entitlement: nothing comes", lane: .phone,
                kind: "token.noEntitlement", app: app.id, rule: .d9
            )
        }
        send(.token(isVoIP: false, bytes: bytes), to: process)
    }

    /// The app's active token of a kind; a new one if it has none. Nil without an `aps-environment` entitlement.
    private func token(of app: StoredApp, isVoIP: Bool) -> [UInt8]? {
        guard let environment = app.apsEnvironment else { return nil }
        let topic = isVoIP ? app.bundle + ".voip" : app.bundle
        let token =
            apps.activeToken(topic: topic, environment: environment)
            ?? makeToken(topic: topic, bundle: app.bundle, environment: environment)
        return token.bytes
    }

    @discardableResult
    func makeToken(
        topic: String, bundle: String, environment: String, state: StoredToken.State = .active
    ) -> StoredToken {
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
        let token = StoredToken(
            token: bytes.hexadecimal, topic: topic, bundle: bundle, environment: environment, state: state,
            sinceMilliseconds: clock.wallMilliseconds
        )
        apps.insert(token)
        apply([.saveToken(token), .savePhone(phone)])
        configuration.publishToken(token)
        return token
    }

    func invalidateTokens(of id: AppID) {
        guard let app = apps[id] else { return }
        let wall = clock.wallMilliseconds
        let changed = apps.unregisterTokens(bundle: app.bundle, atMilliseconds: wall)
        guard !changed.isEmpty else { return }
        apply([.unregisterTokens(bundle: app.bundle, atMilliseconds: wall)])
        for token in changed { configuration.publishToken(token) }
        for process in processes.values where process.app == id { send(.tokenInvalidated, to: process) }
    }
}

extension StoredToken {
    /// The token's bytes, as `PKPushCredentials.token` shows them.
    var bytes: [UInt8] {
        let digits = token.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}

extension [UInt8] {
    /// Two lower-case digits a byte.
    var hexadecimal: String {
        reduce(into: "") { text, byte in text += (byte < 16 ? "0" : "") + String(byte, radix: 16) }
    }
}

extension ArrivedPush {
    func stored(atMilliseconds wall: Int64) -> StoredPush {
        let seconds: Int64 =
            switch expiration {
            case .absent: wall / 1_000 + PushExpiration.longestStorage
            case .onlyNow: 0
            case .until(let seconds): seconds
            }
        return StoredPush(
            id: apnsID, token: token, topic: topic, type: kind.name, payload: payload,
            terms: .init(
                expirationSeconds: seconds, priority: priority, collapseID: collapseID, acceptedAtMilliseconds: wall
            )
        )
    }

    init(stored push: StoredPush, bundle: String) {
        self.init(
            apnsID: push.id, token: push.token, topic: push.topic, bundle: bundle,
            kind: push.type == "voip" ? .voip : .other(push.type), payload: push.payload
        )
        priority = push.terms.priority
        expiration = .until(push.terms.expirationSeconds)
        collapseID = push.terms.collapseID
        acceptedAtMicroseconds = push.terms.acceptedAtMilliseconds * 1_000
    }
}
