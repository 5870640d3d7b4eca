import CallFlow
public import CallPaths
import CallVocabulary

/// The way from a push to its report needs nothing that is locked away before the first unlock.
public struct ProtectedDataBeforeReportRule: LintRule {
    public init() {}

    public func findings(in program: Program) -> [Finding] {
        findings(in: RuleContext(program: program, library: SourceLibrary(texts: [:])))
    }

    public func findings(in context: RuleContext) -> [Finding] {
        context.places(of: .protected).flatMap { handler, places in
            places.map { place in
                Finding(
                    Self.description, cause: "M8", at: place.location,
                    message:
                        "\(place.what) before the call is reported: after a restart that fails until the first unlock",
                    steps: [
                        Finding.Step(at: handler.location, "a push comes in here"),
                        Finding.Step(at: place.location, place.what + " here"),
                    ])
            }
        }
    }
}

extension ProtectedDataBeforeReportRule {
    public static let description: RuleDescription = {
        var rule = RuleDescription(
            name: "protected-data-before-report", rule: .d7, severity: .note,
            summary: "the report needs no keychain, database or file",
            rationale: """
                After a restart the system launches the app for a push although the device was never unlocked. Protected files \
                and ordinary keychain items are unreadable then, and the rules hold all the same (D7). A report that waits for \
                an account, a contact or a message out of a database misses, or the app crashes, for every call until the \
                first unlock; nobody sees that at a desk.
                """,
            mend:
                "Report with what the payload says; look the rest up afterwards and put it in with reportCall(with:updated:)."
        )
        rule.triggering = [
            LintExample(
                "the account comes from the keychain",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        let account = loadAccount()
                        provider.reportNewIncomingCall(with: UUID(), update: update(account)) { _ in completion() }
                    }
                    func loadAccount() -> Account? {
                        var item: CFTypeRef?
                        guard 1️⃣SecItemCopyMatching(query as CFDictionary, &item) == errSecSuccess else { return nil }
                        return Account(item)
                    }
                }
                """),
            LintExample(
                "a Realm is opened for the caller's name",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        let realm = try? 1️⃣Realm()
                        provider.reportNewIncomingCall(with: UUID(), update: update(realm)) { _ in completion() }
                    }
                }
                """),
        ]
        rule.nonTriggering = [
            LintExample(
                "looked up behind the report",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                        let realm = try? Realm()
                        show(realm)
                    }
                }
                """),
            LintExample(
                "a file that comes with the app",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        let icon = try? Data(contentsOf: Bundle.main.bundleURL.appending(path: "icon.png"))
                        provider.reportNewIncomingCall(with: UUID(), update: update(icon)) { _ in completion() }
                    }
                }
                """),
            LintExample(
                "something is put into the keychain",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    let keychain = Keychain()
                    func pushRegistry(_ registry: PKPushRegistry, didUpdate credentials: PKPushCredentials, for type: PKPushType) {
                        keychain.set(credentials.token, key: "token")
                    }
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                }
                """),
        ]
        return rule
    }()
}
