import CallFlow
public import CallPaths
import CallVocabulary

/// A VoIP push brings a call, and nothing else.
public struct VoIPPushForNonCallRule: LintRule {
    public init() {}

    public func findings(in program: Program) -> [Finding] {
        var seen: Set<SourceLocation> = []
        return program.pushHandlers().compactMap { handler in
            let kinds = PushReach(handler, program).stations.flatMap { Self.kinds($0, program) }
            let own = kinds.filter { seen.insert($0.location).inserted }
            guard let first = own.first else { return nil }
            return Finding(
                Self.description, cause: "M2", at: first.location,
                message: "this handler expects pushes that are no new call, such as “\(first.name)”",
                steps: own.map { Finding.Step(at: $0.location, "a push for “\($0.name)” is expected here") })
        }
    }

    private static func kinds(_ station: PushReach.Station, _ program: Program) -> [PushKind] {
        let block = station.function.body?.block ?? []
        let context = TypeContext(
            selfType: station.type?.name ?? station.function.owner, path: station.function.location.path)
        var search = PushKindSearch(
            PayloadNames(block, parameters: station.parameters), PushConstants(program, context))
        Tree.walk(statementsOf: block) { search.look(at: $0) }
        Tree.walk(block) { search.look(at: $0) }
        return search.found.sorted { $0.location < $1.location }
    }
}

/// A kind of push that a handler tells apart.
private struct PushKind: Hashable {
    let name: String
    let location: SourceLocation
}

private struct PushKindSearch {
    let names: PayloadNames
    let constants: PushConstants
    private(set) var found: Set<PushKind> = []

    init(_ names: PayloadNames, _ constants: PushConstants) {
        self.names = names
        self.constants = constants
    }

    mutating func look(at statement: Statement) {
        switch statement.kind {
        case .switch(let subject, let cases) where isKind(subject):
            for pattern in cases.flatMap(\.patterns) { take(pattern, of: subject) }
        case .if(let conditions, _, _), .guard(let conditions, _):
            for condition in conditions {
                if case .match(let pattern, let value) = condition.kind, isKind(value) { take(pattern, of: value) }
            }
        default: break
        }
    }

    mutating func look(at expression: Expression) {
        switch expression.kind {
        case .binary(.equal, let one, let other), .binary(.notEqual, let one, let other): compare(one, other)
        case .call(let call):
            guard ["isEqualToString:", "isEqual:"].contains(call.callee.lastName),
                case .member(let base, _, _) = call.callee.kind, let other = call.arguments.first?.value
            else { return }
            compare(base, other)
        default: break
        }
    }

    private mutating func compare(_ one: Expression, _ other: Expression) {
        for (subject, kind) in [(one, other), (other, one)] where isKind(subject) { take(kind, of: subject) }
    }

    private mutating func take(_ pattern: Pattern, of subject: Expression) {
        switch pattern {
        case .value(let value, _): take(value, of: subject)
        case .some(let inner): take(inner, of: subject)
        case .any, .type, .tuple: break
        }
    }

    /// A text says by itself what it means; the case of an enumeration only when its subject is a kind of push.
    private mutating func take(_ value: Expression, of subject: Expression) {
        let isNamedSo = subject.names.last.map(Words.of)?.contains(where: NonCallWords.kindWords.contains) == true
        let name: String? =
            switch value.kind {
            case .literal(.text(let text)): text
            case .implicitMember(let name) where isNamedSo: name
            case .name, .member: constants.text(of: value) ?? (isNamedSo ? constants.name(of: value) : nil)
            case .call(let call) where isNamedSo: call.callee.lastName
            default: nil
            }
        guard let name, NonCallWords.isNoCall(name) else { return }
        found.insert(PushKind(name: name, location: value.location))
    }

    /// Something out of the payload that may say what a push is for: no error, and no state of the app.
    private func isKind(_ subject: Expression) -> Bool {
        guard names.hold(subject) else { return false }
        let words = subject.names.flatMap(Words.of)
        return !words.contains { ["error", "result", "domain", "code", "session", "connection"].contains($0) }
    }
}

/// Words by which servers name what is no new call.
enum NonCallWords {
    private static let endings: Set = [
        "cancel", "cancels", "cancelled", "canceled", "canceling", "cancelling", "cancellation", "missed", "end",
        "ended", "ending", "hangup", "hungup", "bye", "terminate", "terminated", "decline", "declined", "reject",
        "rejected", "elsewhere", "stop", "stopped", "finished", "disconnect", "disconnected", "withdrawn", "revoked",
        "dismiss", "dismissed", "callend", "endcall", "callended", "callcancel", "cancelcall", "callcanceled",
        "callcancelled", "missedcall", "hang",
    ]
    private static let others: Set = [
        "message", "messages", "chat", "sms", "notification", "notify", "silent", "logout", "badge", "friend",
        "mention", "reaction", "voicemail", "alarm", "wakeup", "news",
        "unregister",
    ]
    private static let callWords: Set = [
        "call", "calls", "calling", "incoming", "invite", "ring", "ringing", "voip", "start", "new", "offer", "video",
        "audio", "phone", "conference",
    ]
    /// What the name of something that says what a push is for speaks of.
    static let kindWords: Set = [
        "type", "kind", "event", "action", "status", "category", "method", "command", "reason", "notification", "push",
        "payload", "operation", "purpose", "signal", "message", "subtype", "state",
    ]

    static func isNoCall(_ name: String) -> Bool {
        let words = Words.of(name)
        guard !words.isEmpty, words.count <= 6 else { return false }
        if words.contains(where: endings.contains) { return true }
        return words.contains(where: others.contains) && !words.contains(where: callWords.contains)
    }
}

extension VoIPPushForNonCallRule {
    public static let description: RuleDescription = {
        var rule = RuleDescription(
            name: "voip-push-for-non-call", rule: .p8, severity: .warning,
            summary: "VoIP pushes are sent for new calls only",
            rationale: """
                A VoIP push is for people calling people; anything else uses alert pushes (P8), which are delivered with the same \
                priority (D2). Each VoIP push has to be reported as a new call (C1.1), also the one that says that a call was \
                cancelled, missed or answered elsewhere, or that a message came: the phone rings for it, or the app is ended. \
                A call is withdrawn with `reportCall(with:endedAt:reason:)`, over the app's own connection (T7).
                """,
            mend:
                "Let the server send these as alert or background pushes; withdraw a call over the app's own connection."
        )
        rule.triggering = [
            LintExample(
                "a push that cancels",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        let kind = payload.dictionaryPayload["kind"] as? String
                        if kind == 1️⃣"call_cancelled" {
                            end()
                        } else {
                            provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                        }
                    }
                }
                """),
            LintExample(
                "cases of an enumeration, in a method that is handed the push",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        handle(payload.dictionaryPayload)
                        completion()
                    }
                    func handle(_ fields: [AnyHashable: Any]) {
                        guard let event = Event(rawValue: fields["event"] as? String ?? "") else { return ring() }
                        switch event {
                        case .ring: ring()
                        case .1️⃣missed: show()
                        }
                    }
                    func ring() { provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in } }
                }
                enum Event: String { case ring, missed }
                """),
            LintExample(
                "a constant",
                """
                import PushKit
                let EVENT_CALL_ENDED = 2
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        let event = payload.dictionaryPayload["event_id"] as? Int ?? 0
                        if event == 1️⃣EVENT_CALL_ENDED { end() }
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                }
                """),
            LintExample(
                "a constant of a type",
                """
                import PushKit
                enum Kinds {
                    static let gone = "call_cancelled"
                }
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        let kind = payload.dictionaryPayload["kind"] as? String
                        if kind == Kinds.1️⃣gone { end() }
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                }
                """),
            LintExample(
                "the raw value of a case",
                """
                import PushKit
                enum Event: String { case ring, missed }
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        let kind = payload.dictionaryPayload["kind"] as? String
                        if kind == Event.missed.1️⃣rawValue { end() }
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                }
                """),
            LintExample(
                "a message, in Objective-C",
                """
                #import <PushKit/PushKit.h>
                @implementation Calls
                - (void)pushRegistry:(PKPushRegistry *)registry didReceiveIncomingPushWithPayload:(PKPushPayload *)payload forType:(PKPushType)type withCompletionHandler:(void (^)(void))completion {
                    NSString *kind = payload.dictionaryPayload[@"type"];
                    if ([kind isEqualToString:1️⃣@"message"]) { [self show]; }
                    [self.provider reportNewIncomingCallWithUUID:[NSUUID UUID] update:[CXCallUpdate new] completion:^(NSError *error) { completion(); }];
                }
                @end
                """, isObjectiveC: true),
        ]
        rule.nonTriggering = [
            LintExample(
                "audio or video",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        let kind = payload.dictionaryPayload["kind"] as? String
                        update.hasVideo = kind == "video"
                        provider.reportNewIncomingCall(with: UUID(), update: update) { _ in completion() }
                    }
                }
                """),
            LintExample(
                "constants that say nothing of the kind",
                """
                import PushKit
                let EVENT_RING = 1
                let lastCallEnded = "7"
                class Calls: NSObject, PKPushRegistryDelegate {
                    static let type = "incoming_call"
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        let event = payload.dictionaryPayload["event_id"] as? Int ?? 0
                        let kind = payload.dictionaryPayload["kind"] as? String
                        let caller = payload.dictionaryPayload["caller"] as? String
                        if event == EVENT_RING || kind == Calls.type { log() }
                        if caller == endedCaller || caller == lastCallEnded { log() }
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                }
                """),
            LintExample(
                "the state of a call that is there",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                        if current.state == .ended { forget() }
                    }
                }
                """),
            LintExample(
                "an error of the report",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        provider.reportNewIncomingCall(with: UUID(), update: update(payload)) { error in
                            if error?.code == .cancelled { self.forget() }
                            completion()
                        }
                    }
                }
                """),
        ]
        return rule
    }()
}
