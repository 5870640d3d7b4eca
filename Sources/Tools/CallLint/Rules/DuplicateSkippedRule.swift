import CallFlow
public import CallPaths
import CallVocabulary

/// A second push for a call that is known is reported as well.
public struct DuplicateSkippedRule: LintRule {
    public init() {}

    public func findings(in program: Program) -> [Finding] {
        findings(in: RuleContext(program: program, library: SourceLibrary(texts: [:])))
    }

    public func findings(in context: RuleContext) -> [Finding] {
        context.handlers.indices.filter { context.handlers[$0].form != .async }.flatMap { number in
            let skipped = context.skippedReports(ofHandler: number)
            var found: [SourceLocation: Finding] = [:]
            for path in skipped.paths {
                guard let location = Self.decision(path, skipped), found[location] == nil else { continue }
                found[location] = Finding(
                    Self.description, cause: "M12", at: location,
                    message:
                        "a push for a call that is known already is not reported: the daemon may know nothing of that call any more",
                    steps: FindingSteps.of(path.steps))
            }
            return found.values.sorted { $0.location < $1.location }
        }
    }

    /// Where the path was chosen because the call is known.
    private static func decision(_ path: SkippedReports.Path, _ skipped: SkippedReports) -> SourceLocation? {
        if let asked = path.asked {
            guard path.circumstance == .onCall, let expression = skipped.expression(at: asked) else { return nil }
            return KnownCall.isLookup(expression) ? asked : nil
        }
        guard let step = path.deciding else { return nil }
        let holds = ["condition holds", "guard passes"].contains { step.message.hasPrefix($0) }
        let conditions = skipped.conditions(at: step.location)
        let decisive = holds ? conditions : conditions.filter { $0.location == step.location }
        return decisive.contains { KnownCall.says($0, whenItHolds: holds) } ? step.location : nil
    }
}

/// Conditions that ask whether a call is known.
private enum KnownCall {
    /// Whether the condition, holding or not, says that the call is known.
    static func says(_ condition: Condition, whenItHolds holds: Bool) -> Bool {
        switch condition.kind {
        case .unwrap(_, _, let value): holds && isLookup(value)
        case .test(let test): known(test).map { $0 == holds } ?? false
        case .match, .available: false
        }
    }

    /// What the truth of a test says: true for a known call, false for a new one; nil when it asks something else.
    private static func known(_ test: Expression) -> Bool? {
        switch test.kind {
        case .not(let inner): return known(inner).map { !$0 }
        case .opaque(let parts) where parts.count == 1: return known(parts[0])
        case .binary(.notEqual, let value, let null) where isNull(null): return isLookup(value) ? true : nil
        case .binary(.equal, let value, let null) where isNull(null): return isLookup(value) ? false : nil
        case .binary(.equal, let one, let other): return isIdentity(one) && isIdentity(other) ? true : nil
        case .member(let base, "inserted", _): return base.lastName == "insert" ? false : nil
        default:
            let words = test.names.flatMap(Words.of)
            if words.contains(where: plain.contains) { return true }
            return isLookup(test) ? true : nil
        }
    }

    private static func isNull(_ expression: Expression) -> Bool {
        if case .literal(.null) = expression.kind { return true }
        return false
    }

    private static let plain: Set = ["duplicate", "duplicated", "processed", "seen"]
    private static let callWords: Set = [
        "call", "calls", "uuid", "uuids", "invite", "invites", "push", "pushes", "conversation",
    ]
    private static let lookups: Set = [
        "contains", "first", "firstIndex", "containsObject:", "objectForKey:", "index", "call", "callWithUUID:",
    ]

    /// `calls[uuid]`, `handled.contains(id)`, `calls.first { $0.uuid == uuid }`
    static func isLookup(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .element(let base, let arguments, _):
            guard let key = arguments.first?.value, !isLiteral(key) else { return false }
            return isAboutCalls(base)
        case .call(let call):
            guard let name = call.callee.lastName, lookups.contains(name), !call.arguments.isEmpty,
                case .member(let base, _, _) = call.callee.kind
            else { return false }
            return isAboutCalls(base) && !call.arguments.contains { isLiteral($0.value) }
        case .binary(.notEqual, let value, let null) where isNull(null): return isLookup(value)
        case .binary(.equal, let one, let other): return isIdentity(one) && isIdentity(other)
        default: return false
        }
    }

    private static func isLiteral(_ expression: Expression) -> Bool {
        if case .literal = expression.kind { return true }
        return false
    }

    private static func isAboutCalls(_ base: Expression) -> Bool {
        base.names.flatMap(Words.of).contains { callWords.contains($0) || plain.contains($0) }
    }

    private static func isIdentity(_ expression: Expression) -> Bool {
        guard let name = expression.lastName else { return false }
        let words = Words.of(name)
        return words.contains("uuid") || words.last == "id" || words.last == "identifier"
    }
}

extension DuplicateSkippedRule {
    public static let description: RuleDescription = {
        var rule = RuleDescription(
            name: "duplicate-skipped", rule: .c1_5, severity: .warning,
            summary: "a push for a known call is reported as well",
            rationale: """
                Whether a push must be reported is decided by what the daemon believes. The app may still know a call that the \
                daemon has ended already (E3); a second push for it that is skipped as a duplicate is then a push without a \
                report. Reporting again with the same UUID is the recommended way round that race: the call to \
                `reportNewIncomingCall` counts, and the error that says that the UUID exists is to be ignored (C1.5).
                """,
            mend: "Report again with the call's UUID and ignore the error that it exists; end the call if it was gone.")
        rule.triggering = [
            LintExample(
                "a set of handled calls",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        let id = payload.dictionaryPayload["id"] as? String ?? ""
                        if 1️⃣handledCalls.contains(id) { return completion() }
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                }
                """),
            LintExample(
                "a table of pushes",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        let id = payload.dictionaryPayload["id"] as? String ?? ""
                        guard 1️⃣seenPushes[id] == nil else { return completion() }
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                }
                """),
        ]
        rule.nonTriggering = [
            LintExample(
                "a duplicate is reported and noted",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        let id = payload.dictionaryPayload["id"] as? String ?? ""
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                        if handledCalls.contains(id) { return }
                        connect()
                    }
                }
                """),
            LintExample(
                "a call that is not known is left out: another rule speaks of that",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        let id = payload.dictionaryPayload["id"] as? String ?? ""
                        guard let room = rooms[id] else { return completion() }
                        provider.reportNewIncomingCall(with: room.uuid, update: CXCallUpdate()) { _ in completion() }
                    }
                }
                """),
            LintExample(
                "a field of the payload",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        guard payload.dictionaryPayload["call"] != nil else { return completion() }
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                }
                """),
        ]
        return rule
    }()
}
