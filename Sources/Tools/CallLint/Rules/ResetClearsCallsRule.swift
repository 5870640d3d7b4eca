import CallFlow
public import CallPaths
import CallVocabulary

/// `providerDidReset` does something: every call is gone.
public struct ResetClearsCallsRule: LintRule {
    public init() {}

    public func findings(in program: Program) -> [Finding] {
        program.functions().filter(Self.isReset).filter(Self.doesNothing).map { member in
            Finding(
                Self.description, at: member.function.location,
                message: "providerDidReset does nothing, although every call is gone by then")
        }
    }

    private static func isReset(_ member: Program.Member) -> Bool {
        ["providerDidReset", "providerDidReset:"].contains(member.function.name)
            && member.function.parameters.count == 1
    }

    /// Nothing, or nothing but a line in a log.
    private static func doesNothing(_ member: Program.Member) -> Bool {
        guard let block = member.function.body?.block else { return false }
        return block.allSatisfy { statement in
            switch statement.kind {
            case .return(nil): true
            case .expression(let expression): isLogging(expression)
            default: false
            }
        }
    }

    private static func isLogging(_ expression: Expression) -> Bool {
        guard case .call(let call) = expression.kind, let name = call.callee.lastName else { return false }
        let words = Words.of(name.split(separator: ":").first.map(String.init) ?? name)
        let logging: Set = ["print", "log", "debug", "info", "warning", "notice", "trace", "nslog", "dump", "verbose"]
        return words.contains { logging.contains($0.lowercased()) }
    }
}

extension ResetClearsCallsRule {
    public static let description: RuleDescription = {
        var rule = RuleDescription(
            name: "reset-clears-calls", rule: .t5, severity: .warning,
            summary: "providerDidReset ends the app's calls",
            rationale: """
                `providerDidReset` says that the connection to the system's call service was lost: every call is gone, and no \
                action for any of them will come (T5). An app that goes on believing in its calls counts as busy for itself \
                alone, keeps its audio running, and reports later calls as second ones.
                """,
            mend: "Stop the audio and forget every call, without actions: the system knows none of them any more.")
        rule.triggering = [
            LintExample(
                "an empty method",
                """
                import CallKit
                class Calls: NSObject, CXProviderDelegate {
                    func 1️⃣providerDidReset(_ provider: CXProvider) {}
                }
                """),
            LintExample(
                "only a line in a log",
                """
                import CallKit
                class Calls: NSObject, CXProviderDelegate {
                    func 1️⃣providerDidReset(_ provider: CXProvider) {
                        print("provider did reset")
                    }
                }
                """),
            LintExample(
                "an empty method in Objective-C",
                """
                #import <CallKit/CallKit.h>
                @implementation Calls
                - (void)1️⃣providerDidReset:(CXProvider *)provider {
                }
                @end
                """, isObjectiveC: true),
        ]
        rule.nonTriggering = [
            LintExample(
                "calls are forgotten",
                """
                import CallKit
                class Calls: NSObject, CXProviderDelegate {
                    func providerDidReset(_ provider: CXProvider) {
                        print("reset")
                        calls.removeAll()
                    }
                }
                """),
            LintExample(
                "a requirement of a protocol",
                """
                import CallKit
                protocol Resetting {
                    func providerDidReset(_ provider: CXProvider)
                }
                """),
        ]
        return rule
    }()
}
