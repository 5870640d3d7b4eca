import CallFlow
public import CallPaths
import CallVocabulary

/// Pushes are received by the form with a completion handler, not by the `async` one.
public struct AsyncFormRule: LintRule {
    public init() {}

    public func findings(in program: Program) -> [Finding] {
        program.pushHandlers().filter { $0.form == .async }.map { handler in
            var steps: [Finding.Step] = []
            if let first = Self.firstAwait(handler) {
                steps.append(Finding.Step(at: first, "what stands behind this await runs later still"))
            }
            return Finding(
                Self.description, cause: "M15", at: handler.location,
                message:
                    "the async form of this method: systems before 26.4 have looked for a report before its body runs",
                steps: steps)
        }
    }

    private static func firstAwait(_ handler: PushHandler) -> SourceLocation? {
        var found: SourceLocation?
        Tree.walk(handler.function.body?.block ?? []) { expression in
            if case .await = expression.kind, found == nil { found = expression.location }
        }
        return found
    }
}

extension AsyncFormRule {
    public static let description: RuleDescription = {
        var rule = RuleDescription(
            name: "async-form", rule: .c1_10, severity: .warning,
            summary: "pushes are received by the form with a completion handler",
            rationale: """
                Swift offers `pushRegistry(_:didReceiveIncomingPushWith:for:)` as an `async` method. PushKit calls it through a \
                thunk that starts a task and returns, and looks for the report at once: before iOS 26.4 whatever the body \
                reports is too late (C1.10), even on its first line. Apps that were bitten went back to the completion handler.
                """,
            mend:
                "Implement pushRegistry(_:didReceiveIncomingPushWith:for:completion:) and report in it before it returns."
        )
        rule.triggering = [
            LintExample(
                "the report is the first thing, and too late",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func 1️⃣pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType) async {
                        try? await provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate())
                    }
                }
                """),
            LintExample(
                "in an extension",
                """
                import PushKit
                extension Calls: PKPushRegistryDelegate {
                    nonisolated func 1️⃣pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType) async {
                        await ring(payload)
                    }
                }
                """),
        ]
        rule.nonTriggering = [
            LintExample(
                "the form with a completion handler",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                }
                """),
            LintExample(
                "both forms: the system calls the one with the handler",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType) async {}
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                }
                """),
            LintExample(
                "another method that is async",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didUpdate credentials: PKPushCredentials, for type: PKPushType) async {}
                }
                """),
        ]
        return rule
    }()
}
