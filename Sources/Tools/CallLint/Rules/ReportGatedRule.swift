import CallFlow
public import CallPaths
import CallVocabulary

/// A report depends neither on the app's being ready nor on where the app believes to be.
public struct ReportGatedRule: LintRule {
    public init() {}

    public func findings(in program: Program) -> [Finding] {
        findings(in: RuleContext(program: program, library: SourceLibrary(texts: [:])))
    }

    public func findings(in context: RuleContext) -> [Finding] {
        context.handlers.indices.filter { context.handlers[$0].form != .async }.flatMap { number in
            var found: [SourceLocation: Finding] = [:]
            for path in context.skippedReports(ofHandler: number).paths {
                guard let finding = Self.unready(path) ?? Self.foreground(path) else { continue }
                found[finding.location] = found[finding.location] ?? finding
            }
            return found.values.sorted { $0.location < $1.location }
        }
    }

    private static func unready(_ path: SkippedReports.Path) -> Finding? {
        guard path.circumstance == nil, let deciding = path.deciding, GateWords.isGate(deciding.subject) else {
            return nil
        }
        return Finding(
            description, cause: "M6", at: deciding.location,
            message:
                "whether the call is reported depends on whether the app is ready, and a push does not wait for that",
            steps: FindingSteps.of(path.steps))
    }

    private static func foreground(_ path: SkippedReports.Path) -> Finding? {
        // Where both branches do the same, or a later decision is the one that matters, the state is not to blame.
        guard path.circumstance == .foreground, let asked = path.asked, let deciding = path.deciding,
            deciding.location.path == asked.path, deciding.location.line == asked.line
        else { return nil }
        var finding = Finding(
            description, severity: .note, cause: "M6", at: asked,
            message:
                "the report is left out when the app believes to be in the foreground; what counts is what the daemon believes",
            steps: [Finding.Step(at: asked, "taken for the foreground here")])
        finding.rule = .e1
        return finding
    }
}

/// Words in a condition that say that it asks whether the app is ready.
private enum GateWords {
    private static let words: Set = [
        "ready", "begin", "began", "begun", "initialized", "initialised", "configured", "authorized", "authorised",
        "authorization", "permission", "permissions", "granted", "login", "logged", "signed", "authenticated",
        "credentials", "bootstrapped", "launched",
    ]
    private static let phrases = [["current", "user"], ["set", "up"], ["is", "setup"], ["did", "setup"]]

    static func isGate(_ subject: [String]) -> Bool {
        subject.contains { name in
            let words = Words.of(name)
            if words.contains(where: self.words.contains) { return true }
            return phrases.contains { phrase in
                words.indices.contains { Array(words[$0...].prefix(phrase.count)) == phrase }
            }
        }
    }
}

extension ReportGatedRule {
    public static let description: RuleDescription = {
        var rule = RuleDescription(
            name: "report-gated", rule: .t5, severity: .warning,
            summary: "the report depends neither on readiness nor on the application's state",
            rationale: """
                A push comes right after the launch, before anything else is ready: `providerDidBegin` may come later or be missed \
                (T5), permissions and a login say nothing about the duty to report. Nor does `applicationState`: what counts is \
                whether the daemon believes the app to be in the foreground (E1), and a locked screen, the control centre or \
                another call on top are not (E7). Reporting in the foreground is always allowed.
                """,
            mend: "Report in every case; end the call at once if the app cannot take it.")
        rule.triggering = [
            LintExample(
                "only when the provider has begun",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        guard 1️⃣providerDidBegin else { return completion() }
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                }
                """),
            LintExample(
                "only with a login",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        if 1️⃣session.isLoggedIn {
                            provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                        }
                    }
                }
                """),
            LintExample(
                "not in the foreground",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        if UIApplication.shared.1️⃣applicationState == .active { return completion() }
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                }
                """),
        ]
        rule.nonTriggering = [
            LintExample(
                "something else waits for the login",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        if session.isLoggedIn { connect() }
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                }
                """),
            LintExample(
                "reported either way",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                        guard session.isLoggedIn else { return end() }
                        connect()
                    }
                }
                """),
            LintExample(
                "the payload decides: another rule speaks of that",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        guard let caller = payload.dictionaryPayload["caller"] as? String else { return completion() }
                        provider.reportNewIncomingCall(with: UUID(), update: update(caller)) { _ in completion() }
                    }
                }
                """),
        ]
        return rule
    }()
}
