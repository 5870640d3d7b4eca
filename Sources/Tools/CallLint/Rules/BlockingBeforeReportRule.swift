import CallFlow
public import CallPaths
import CallVocabulary

/// Nothing between a push and its report waits for something else.
public struct BlockingBeforeReportRule: LintRule {
    public init() {}

    public func findings(in program: Program) -> [Finding] {
        findings(in: RuleContext(program: program, library: SourceLibrary(texts: [:])))
    }

    public func findings(in context: RuleContext) -> [Finding] {
        context.places(of: .blocking).flatMap { handler, places in
            places.map { place in
                let step = Finding.Step(at: handler.location, "a push comes in here")
                return Finding(
                    Self.description, at: place.location,
                    message: "the way from a push to its report \(place.what) here, and the daemon waits only 7 s",
                    steps: [step, Finding.Step(at: place.location, place.what + " here")])
            }
        }
    }
}

extension BlockingBeforeReportRule {
    public static let description: RuleDescription = {
        var rule = RuleDescription(
            name: "blocking-before-report", rule: .c2_6, severity: .warning,
            summary: "nothing between a push and its report waits, sleeps or loads",
            rationale: """
                About 7 s after a push was handed to the app the daemon looks whether a call was reported, and kills the app if \
                not (C2.1). A handler, or the queue it is called on, that is blocked for too long is a typical cause (C2.6): a \
                semaphore that waits for a server, a synchronous load of a picture, a sleep. A wait on the main queue for work \
                of the main queue never ends.
                """,
            mend:
                "Report first with what the payload says; fetch the rest afterwards and put it in with reportCall(with:updated:)."
        )
        rule.triggering = [
            LintExample(
                "a semaphore waits for the server",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        let semaphore = DispatchSemaphore(value: 0)
                        server.fetchCaller { _ in semaphore.signal() }
                        semaphore.1️⃣wait()
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                }
                """),
            LintExample(
                "the caller's picture is loaded first",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        ring(payload.dictionaryPayload["picture"] as? String ?? "")
                        completion()
                    }
                    func ring(_ address: String) {
                        let picture = URL(string: address).flatMap { url in try? 1️⃣Data(contentsOf: url) }
                        provider.reportNewIncomingCall(with: UUID(), update: update(with: picture)) { _ in }
                    }
                }
                """),
            LintExample(
                "a sleep in Objective-C",
                """
                #import <PushKit/PushKit.h>
                @implementation Calls
                - (void)pushRegistry:(PKPushRegistry *)registry didReceiveIncomingPushWithPayload:(PKPushPayload *)payload forType:(PKPushType)type withCompletionHandler:(void (^)(void))completion {
                    1️⃣sleep(2);
                    [self.provider reportNewIncomingCallWithUUID:[NSUUID UUID] update:[CXCallUpdate new] completion:^(NSError *error) { completion(); }];
                }
                @end
                """, isObjectiveC: true),
        ]
        rule.nonTriggering = [
            LintExample(
                "it waits when the call is reported",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in }
                        semaphore.wait()
                        completion()
                    }
                }
                """),
            LintExample(
                "a lock is taken",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        lock.lock()
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                        lock.unlock()
                    }
                }
                """),
            LintExample(
                "from a queue of its own to the main queue",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    let registry = PKPushRegistry(queue: DispatchQueue(label: "pushes"))
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        DispatchQueue.main.sync {
                            provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                        }
                    }
                }
                """),
            LintExample(
                "the project's own method of that name",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    let group = Group()
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        group.wait()
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                }
                class Group { func wait() { waiting += 1 } }
                """),
        ]
        return rule
    }()
}
