import CallFlow
public import CallPaths
import CallVocabulary

/// The push's completion handler is called on every path. It decides nothing, but costs nothing either.
public struct CompletionCalledRule: LintRule {
    public init() {}

    public func findings(in program: Program) -> [Finding] {
        program.pushHandlers().compactMap { handler in
            guard handler.form == .completion || handler.form == .metadata else { return nil }
            var walker = PathWalker(program: program, tracker: CompletionTracker())
            let report = walker.walk(handler)
            guard !report.isIncomplete,
                let open = report.ends.first(where: { !$0.isSoft && $0.unknown == nil && $0.state == .open })
            else { return nil }
            let message =
                report.hasSettled
                ? "a path through this handler never calls its completion handler"
                : "this handler never calls its completion handler"
            return Finding(
                Self.description, at: handler.location, message: message, steps: FindingSteps.of(open.steps))
        }
    }
}

private struct CompletionTracker: PathTracker {
    enum State: Hashable { case open, handedOn }

    let start = State.open

    mutating func reaction(to event: PathEvent, in state: State) -> Reaction<State> {
        switch event {
        case .call(let site) where site.callee?.origins.contains(.completion) == true: .settled
        case .unresolved(let site) where site.arguments.contains { $0.origins.contains(.completion) }: .settled
        case .assignment(_, let value, _) where value.origins.contains(.completion): .settled
        case .later(_, let closure) where Self.calls(closure): .settled
        default: .follow
        }
    }

    /// Whether something that looks like a completion handler is called in it, or handed on.
    private static func calls(_ closure: Closure) -> Bool {
        var found = false
        Tree.walk(closure.body.block) { expression in
            if expression.names.contains(where: { Words.of($0).contains { $0.lowercased().hasPrefix("complet") } }) {
                found = true
            }
        }
        return found
    }
}

extension CompletionCalledRule {
    public static let description: RuleDescription = {
        var rule = RuleDescription(
            name: "completion-called", rule: .h1, severity: .note,
            summary: "the push's completion handler is called on every path",
            rationale: """
                The completion handler has no part in either check and no deadline (H1): an app dies neither of calling it \
                late nor of never calling it. It gives back the process assertion for that push, so call it; do not wait \
                with the report for it, nor with it for anything.
                """,
            mend: "Call the completion handler on every path, as soon as the report is made.")
        rule.triggering = [
            LintExample(
                "never called",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func 1️⃣pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in }
                    }
                }
                """),
            LintExample(
                "left out on one path",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func 1️⃣pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        guard let caller = payload.dictionaryPayload["caller"] as? String else { return }
                        ring(caller)
                        completion()
                    }
                }
                """),
        ]
        rule.nonTriggering = [
            LintExample(
                "called when the report is through",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                }
                """),
            LintExample(
                "handed on",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        sdk.handle(payload, completion: completion)
                    }
                }
                """),
        ]
        return rule
    }()
}
