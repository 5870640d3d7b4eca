import CallFlow
public import CallPaths
import CallVocabulary

/// The flag that says that a call was reported is set by reporting one.
public struct FlagSpoofedRule: LintRule {
    public init() {}

    public func findings(in program: Program) -> [Finding] {
        let search = SpoofSearch()
        var found: [SourceLocation: String] = [:]
        for member in program.functions() {
            guard let block = member.function.body?.block else { continue }
            Tree.walk(block) { expression in
                if let what = search.what(expression) { found[expression.location] = what }
            }
        }
        return found.sorted { $0.key < $1.key }.map { location, what in
            Finding(
                Self.description, cause: "M14", at: location,
                message: "\(what): PushKit's check may pass, and the daemon kills the app 7 s later all the same")
        }
    }
}

/// How an app can make PushKit believe that a call was reported.
private struct SpoofSearch {
    private static let exchanging: Set = [
        "method_exchangeImplementations", "method_setImplementation", "class_replaceMethod", "class_addMethod",
        "class_getInstanceMethod", "imp_implementationWithBlock",
    ]
    /// As published crash reports show them (R1).
    private static let privateNames = [
        "_terminateAppIfThereAreUnhandledVoIPPushes", "voipPayloadReceived:mustPostCall:",
    ]

    func what(_ expression: Expression) -> String? {
        switch expression.kind {
        case .call(let call): called(call)
        case .selector(let name) where isPrivate(name): "PushKit's check is reached by its private name"
        case .literal(.text(let text)) where isPrivate(text): "PushKit's check is reached by its private name"
        default: nil
        }
    }

    private func isPrivate(_ name: String) -> Bool {
        Self.privateNames.contains { name.hasPrefix($0) }
    }

    private func called(_ call: Call) -> String? {
        guard let name = call.callee.lastName else { return nil }
        if name == "ringtimeSpoofReportFlag" { return "the flag of a reported call is set without a report" }
        let first = String(name.prefix { $0 != ":" })
        if Self.exchanging.contains(first), mentionsRegistry(call) {
            return "a method of PKPushRegistry is exchanged"
        }
        let isKeyed = first == "setValue" && call.arguments.count == 2
        if isKeyed, case .member(let base, _, _) = call.callee.kind, isRegistry(base) {
            return "a private property of PKPushRegistry is set by its name"
        }
        return nil
    }

    private func mentionsRegistry(_ call: Call) -> Bool {
        call.arguments.contains { $0.value.names.contains("PKPushRegistry") }
    }

    private func isRegistry(_ base: Expression) -> Bool {
        let words = base.lastName.map(Words.of) ?? []
        return words.contains("registry")
            && (words.count == 1 || words.contains { ["push", "voip", "pk"].contains($0) })
    }
}

extension FlagSpoofedRule {
    public static let description: RuleDescription = {
        var rule = RuleDescription(
            name: "flag-spoofed", rule: .c1_2, severity: .error,
            summary: "PushKit's check is passed by reporting a call, never by a trick",
            rationale: """
                The check in the app is no security boundary: it is there to make the mistake obvious, and a flag set by swizzling, \
                by private selectors or by key-value coding passes it (C1.2). The daemon asks whether a call was reported, \
                7 s later, and kills who tricked the first check (C2.1); the violation counts, and after a few of them no \
                push arrives any more.
                """,
            mend: "Report the call; end it at once with reportCall(with:endedAt:reason:) if it must not ring.")
        rule.triggering = [
            LintExample(
                "the check is swizzled away",
                """
                import PushKit
                enum Trick {
                    static func apply() {
                        guard let method = 1️⃣class_getInstanceMethod(PKPushRegistry.self, name) else { return }
                        method_setImplementation(method, empty)
                    }
                }
                """),
            LintExample(
                "the flag of Ringtime's own PushKit",
                """
                @_spi(RingtimePrivate) import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        registry.1️⃣ringtimeSpoofReportFlag()
                        completion()
                    }
                }
                """),
            LintExample(
                "swizzled in Objective-C",
                """
                #import <PushKit/PushKit.h>
                @implementation Trick
                + (void)apply {
                    1️⃣class_replaceMethod([PKPushRegistry class], name, empty, "v@:");
                }
                @end
                """, isObjectiveC: true),
        ]
        rule.nonTriggering = [
            LintExample(
                "something else is swizzled",
                """
                import PushKit
                enum Trick {
                    static func apply() {
                        guard let method = class_getInstanceMethod(UIViewController.self, name) else { return }
                        method_setImplementation(method, other)
                    }
                }
                """),
            LintExample(
                "a value of an ordinary dictionary",
                """
                import PushKit
                class Calls {
                    func remember(_ registry: PKPushRegistry) {
                        defaults.setValue(true, forKey: "registered")
                    }
                }
                """),
            LintExample(
                "the registry is asked for its token",
                """
                import PushKit
                class Calls {
                    func token(_ registry: PKPushRegistry) -> Data? {
                        registry.pushToken(for: .voIP)
                    }
                }
                """),
        ]
        return rule
    }()
}
