import CallFlow
public import CallPaths
import CallVocabulary

/// Nothing that the payload decides can crash before the call is reported.
public struct UnsafeBeforeReportRule: LintRule {
    public init() {}

    public func findings(in program: Program) -> [Finding] {
        findings(in: RuleContext(program: program, library: SourceLibrary(texts: [:])))
    }

    public func findings(in context: RuleContext) -> [Finding] {
        context.places(of: .unsafe).compactMap { _, places in
            guard let first = places.first else { return nil }
            let others = places.count > 1 ? " (and at \(places.count - 1) more)" : ""
            return Finding(
                Self.description, cause: "M1", at: first.location,
                message:
                    "\(first.what) before the call is reported\(others): an unexpected payload crashes the app here",
                steps: places.map { Finding.Step(at: $0.location, $0.what + " here") })
        }
    }
}

extension UnsafeBeforeReportRule {
    public static let description: RuleDescription = {
        var rule = RuleDescription(
            name: "unsafe-before-report", rule: .c2_5, severity: .warning,
            summary: "nothing in the payload can end the process before the report",
            rationale: """
                A payload is what a server sent, perhaps years after the app was built. A forced unwrap, a forced cast or `try!` \
                of something in it, a `precondition` about it or a `fatalError` for want of it ends the app before the call is reported, and that counts like a missing report: one \
                violation (C2.5), and after a few of them no more pushes (L1). The parse in front of the report must be one \
                that cannot fail; the smallest report is a UUID and any `CXCallUpdate` (C1.11).
                """,
            mend:
                "Read the payload with as? and ??, and report with what is there; end the call at once if that is not enough."
        )
        rule.triggering = [
            LintExample(
                "a forced cast",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        let caller = payload.1️⃣dictionaryPayload["caller"] as! String
                        provider.reportNewIncomingCall(with: UUID(), update: update(caller)) { _ in completion() }
                    }
                }
                """),
            LintExample(
                "a forced unwrap in a method that reports",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        ring(payload.dictionaryPayload["id"] as? String ?? "")
                        completion()
                    }
                    func ring(_ id: String) {
                        let uuid = 1️⃣UUID(uuidString: id)!
                        provider.reportNewIncomingCall(with: uuid, update: CXCallUpdate()) { _ in }
                    }
                }
                """),
            LintExample(
                "a fatal error where the payload lacks something",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        guard let caller = payload.dictionaryPayload["caller"] as? String else { 1️⃣fatalError("no caller") }
                        provider.reportNewIncomingCall(with: UUID(), update: update(caller)) { _ in completion() }
                    }
                }
                """),
            LintExample(
                "a precondition, and a switch in a method on the way",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        1️⃣precondition(payload.dictionaryPayload["caller"] != nil)
                        ring(payload.dictionaryPayload)
                        completion()
                    }
                    func ring(_ fields: [AnyHashable: Any]) {
                        switch fields["kind"] as? String {
                        case "audio": video = false
                        case "video": video = true
                        default: preconditionFailure()
                        }
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in }
                    }
                }
                """),
            LintExample(
                "a value that may be nil where one is wanted",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        let caller: String! = payload.dictionaryPayload["caller"] as? String
                        report(1️⃣caller)
                        completion()
                    }
                    func report(_ caller: String) {
                        provider.reportNewIncomingCall(with: UUID(), update: update(caller)) { _ in }
                    }
                }
                """),
        ]
        rule.nonTriggering = [
            LintExample(
                "a fatal error behind the report, one that the payload does not decide, and a check of debug builds",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        guard let provider = self.provider else { fatalError("no provider") }
                        assert(payload.dictionaryPayload["caller"] != nil)
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                        guard let room = payload.dictionaryPayload["room"] as? String else { fatalError("no room") }
                        join(room)
                    }
                }
                """),
            LintExample(
                "a value that may be nil and is looked at first",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        let caller: String! = payload.dictionaryPayload["caller"] as? String
                        let room: String? = payload.dictionaryPayload["room"] as? String
                        report(caller ?? "Unknown", caller, room)
                        if caller != nil { note(caller) }
                        completion()
                    }
                    func note(_ caller: String) {}
                    func report(_ caller: String, _ name: String?, _ room: String?) {
                        provider.reportNewIncomingCall(with: UUID(), update: update(caller)) { _ in }
                    }
                }
                """),
            LintExample(
                "a parse that cannot fail",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        let caller = payload.dictionaryPayload["caller"] as? String ?? "Unknown"
                        provider.reportNewIncomingCall(with: UUID(), update: update(caller)) { _ in completion() }
                    }
                }
                """),
            LintExample(
                "a forced unwrap behind the report",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                        connect(payload.dictionaryPayload["room"] as! String)
                    }
                }
                """),
            LintExample(
                "a forced unwrap of something else",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    let server = URL(string: "https://example.com")!
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        let image = UIImage(named: "call")!
                        provider.reportNewIncomingCall(with: UUID(), update: update(image)) { _ in completion() }
                    }
                }
                """),
            LintExample(
                "a provider that is made with what the push says",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    var provider: CXProvider?
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        provider = provider ?? CXProvider(configuration: configuration(payload.dictionaryPayload))
                        provider!.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                }
                """),
            LintExample(
                "the whole payload as a dictionary of texts",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        let fields = payload.dictionaryPayload as! [String: Any]
                        provider.reportNewIncomingCall(with: UUID(), update: update(fields)) { _ in completion() }
                    }
                }
                """),
        ]
        return rule
    }()
}
