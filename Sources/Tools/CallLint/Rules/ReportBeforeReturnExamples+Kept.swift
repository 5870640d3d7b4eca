/// Handlers that keep the rule, near misses among them.
extension ReportBeforeReturnExamples {
    private static func keeps(_ title: String, _ body: String, members: String = "") -> LintExample {
        LintExample(title, handler(body, members: members, isMarked: false))
    }

    static let nonTriggering: [LintExample] = straight + branches + now + around + exempt + knownNonTriggering

    private static let straight = [
        keeps("report first", "report(UUID(), caller: \"\")\ncompletion()"),
        keeps(
            "another type of push owes nothing",
            """
            guard type == .voIP else { return }
            report(UUID(), caller: "")
            """),
        keeps(
            "another type of push, asked for in a switch",
            """
            switch type {
            case .voIP: report(UUID(), caller: "")
            default: break
            }
            """),
        keeps(
            "the fields have defaults",
            """
            let values = payload.dictionaryPayload
            let caller = values["caller"] as? String ?? "Unknown"
            let id = (values["id"] as? String).flatMap(UUID.init) ?? UUID()
            report(id, caller: caller)
            """),
        keeps(
            "a forced cast crashes, it does not return",
            """
            let caller = payload.dictionaryPayload["caller"] as! String
            report(UUID(uuidString: caller)!, caller: caller)
            """),
        keeps(
            "what cannot be parsed ends the process",
            """
            guard let caller = payload.dictionaryPayload["caller"] as? String else { fatalError("no caller") }
            report(UUID(), caller: caller)
            """),
    ]

    private static let branches = [
        keeps(
            "what must not ring is reported and ended",
            """
            guard let caller = payload.dictionaryPayload["caller"] as? String else {
                let id = UUID()
                report(id, caller: "")
                provider.reportCall(with: id, endedAt: nil, reason: .failed)
                return
            }
            report(UUID(), caller: caller)
            """),
        keeps(
            "every branch reports",
            """
            if let caller = payload.dictionaryPayload["caller"] as? String {
                report(UUID(), caller: caller)
            } else if payload.dictionaryPayload.isEmpty {
                report(UUID(), caller: "")
            } else {
                report(UUID(), caller: "Unknown")
            }
            """),
        keeps(
            "a flag remembers the report",
            """
            var reported = false
            if let caller = payload.dictionaryPayload["caller"] as? String {
                report(UUID(), caller: caller)
                reported = true
            }
            if !reported { report(UUID(), caller: "") }
            """),
        keeps(
            "a loop with a fallback behind it",
            """
            for caller in payload.dictionaryPayload["callers"] as? [String] ?? [] {
                report(UUID(), caller: caller)
                return
            }
            report(UUID(), caller: "")
            """),
        keeps("a loop over what is there", "for caller in [\"a\", \"b\"] { report(UUID(), caller: caller) }"),
        keeps(
            "an error is reported as well",
            """
            do {
                report(try parse(payload), caller: "")
            } catch {
                report(UUID(), caller: "")
            }
            """, members: "func parse(_ payload: PKPushPayload) throws -> UUID { throw Failure.empty }"),
        keeps(
            "a deferred report",
            """
            defer { report(UUID(), caller: "") }
            guard payload.dictionaryPayload["caller"] != nil else { return }
            """),
        keeps(
            "all cases of an enumeration",
            """
            let push: Push = payload.dictionaryPayload["missed"] == nil ? .incoming : .missed
            switch push {
            case .incoming: report(UUID(), caller: "")
            case .missed: report(UUID(), caller: "Missed")
            }
            """, members: "enum Push { case incoming, missed }"),
        keeps(
            "a case that falls through into the report",
            """
            switch payload.dictionaryPayload["event"] as? String {
            case "cancel":
                print("cancelled")
                fallthrough
            default: report(UUID(), caller: "")
            }
            """),
        keeps(
            "a parser that never gives nil",
            """
            guard let push = parse(payload) else { return }
            report(push, caller: "")
            """, members: "func parse(_ payload: PKPushPayload) -> UUID? { UUID() }"),
        keeps(
            "the parse tells by an enumeration what to do",
            """
            switch parse(payload) {
            case .call(let id): report(id, caller: "")
            case .broken: report(UUID(), caller: "")
            }
            """,
            members: """
                enum Parsed { case call(UUID), broken }
                func parse(_ payload: PKPushPayload) -> Parsed {
                    guard let text = payload.dictionaryPayload["id"] as? String, let id = UUID(uuidString: text) else {
                        return .broken
                    }
                    return .call(id)
                }
                """),
        keeps(
            "if and switch as expressions",
            """
            let caller = if let name = payload.dictionaryPayload["name"] as? String { name } else { "Unknown" }
            report(UUID(), caller: caller)
            """),
    ]

    private static let now = [
        keeps("on the main actor, at once", "MainActor.assumeIsolated { report(UUID(), caller: \"\") }"),
        keeps("on another queue, waited for", "DispatchQueue.global().sync { report(UUID(), caller: \"\") }"),
        keeps("under a lock", "lock.withLock { report(UUID(), caller: \"\") }", members: "let lock = NSLock()"),
        keeps(
            "in a closure with a name",
            """
            let ring = { (caller: String) in self.report(UUID(), caller: caller) }
            guard let caller = payload.dictionaryPayload["caller"] as? String else { return ring("") }
            ring(caller)
            """),
        keeps(
            "in a function inside the function",
            """
            guard let caller = payload.dictionaryPayload["caller"] as? String else { return ring("") }
            ring(caller)
            func ring(_ caller: String) { report(UUID(), caller: caller) }
            """),
        keeps(
            "a helper that runs its closure at once",
            "measured { report(UUID(), caller: \"\") }",
            members: "func measured(_ work: () -> Void) { work() }"),
        keeps(
            "a helper that calls back before it returns",
            """
            parse(payload) { caller in
                self.report(UUID(), caller: caller ?? "")
                completion()
            }
            """,
            members: """
                func parse(_ payload: PKPushPayload, _ done: @escaping (String?) -> Void) {
                    guard let caller = payload.dictionaryPayload["caller"] as? String else { return done(nil) }
                    done(caller)
                }
                """),
        keeps(
            "a closure that was stored before",
            "onPush(payload)",
            members: """
                var onPush: ((PKPushPayload) -> Void)!
                func start() { onPush = { [unowned self] _ in report(UUID(), caller: "") } }
                """),
        keeps(
            "the main thread, where the registry delivers",
            """
            if Thread.isMainThread {
                report(UUID(), caller: "")
            } else {
                DispatchQueue.main.async { self.report(UUID(), caller: "") }
            }
            """, members: "let registry = PKPushRegistry(queue: .main)"),
        keeps(
            "through a subject that somebody listens to",
            "pushes.send(payload)",
            members: """
                let pushes = PassthroughSubject<PKPushPayload, Never>()
                func listen() { pushes.sink { [unowned self] _ in report(UUID(), caller: "") }.store(in: &subscriptions) }
                """),
        keeps(
            "work that is waited for",
            """
            let done = DispatchSemaphore(value: 0)
            DispatchQueue.global().async {
                self.report(UUID(), caller: "")
                done.signal()
            }
            done.wait()
            """),
    ]

    private static let around = [
        keeps(
            "later work beside the report",
            """
            Task { await self.connect() }
            report(UUID(), caller: "")
            DispatchQueue.main.async { completion() }
            """, members: "func connect() async {}"),
        keeps(
            "through a singleton",
            "Ringer.shared.ring(payload)",
            members: """
                final class Ringer {
                    static let shared = Ringer()
                    private let provider = CXProvider(configuration: CXProviderConfiguration())
                    func ring(_ payload: PKPushPayload) {
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in }
                    }
                }
                """),
        keeps(
            "through a protocol with one conformer",
            "ringer.ring(payload)",
            members: """
                let ringer: any Ringing = Ringer()
                protocol Ringing { func ring(_ payload: PKPushPayload) }
                final class Ringer: Ringing {
                    let provider = CXProvider(configuration: CXProviderConfiguration())
                    func ring(_ payload: PKPushPayload) {
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate(), completion: { _ in })
                    }
                }
                """),
        keeps(
            "through a generic helper",
            "ring(with: Ringer())",
            members: """
                func ring<R: Ringing>(with ringer: R) { ringer.ring() }
                protocol Ringing { func ring() }
                struct Ringer: Ringing {
                    let provider = CXProvider(configuration: CXProviderConfiguration())
                    func ring() { provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in } }
                }
                """),
        keeps(
            "through a protocol's extension",
            "ring()",
            members:
                "let ringing = 1\n}\nextension PKPushRegistryDelegate where Self: Calls {\n    func ring() { report(UUID(), caller: \"\") }"
        ),
        keeps(
            "through an observed property",
            "incoming = UUID()",
            members: "var incoming: UUID? { didSet { report(incoming ?? UUID(), caller: \"\") } }"),
        keeps(
            "through a static method",
            "Ringer.ring(with: provider)",
            members: """
                enum Ringer {
                    static func ring(with provider: CXProvider) {
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in }
                    }
                }
                """),
        keeps(
            "LiveCommunicationKit's report",
            "manager.reportNewIncomingConversation(uuid: UUID(), update: update)",
            members: "let manager: ConversationManager"),
        LintExample(
            "the completion form beside the async form",
            """
            import PushKit

            final class Calls: NSObject, PKPushRegistryDelegate {
                let provider: CXProvider

                func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                    provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                }

                func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType) {
                    print(payload)
                }
            }
            """),
        LintExample(
            "nothing is owed when mustReport is false",
            """
            import PushKit

            final class Calls: NSObject, PKPushRegistryDelegate {
                let provider: CXProvider

                func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingVoIPPushWith payload: PKPushPayload, metadata: PKVoIPPushMetadata, withCompletionHandler completion: @escaping () -> Void) {
                    defer { completion() }
                    guard metadata.mustReport else { return }
                    provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in }
                }
            }
            """),
        LintExample(
            "a method of the same name that is no handler",
            """
            final class Registry {
                func pushRegistry(_ registry: Registry, didUpdate name: String) { print(name) }
            }
            """),
    ]

    private static let exempt = [
        keeps(
            "in the foreground",
            """
            if UIApplication.shared.applicationState == .active {
                completion()
                return
            }
            report(UUID(), caller: "")
            """),
        keeps(
            "in the foreground, by a local name",
            """
            let state = UIApplication.shared.applicationState
            guard state != .active else { return }
            report(UUID(), caller: "")
            """),
        keeps(
            "in the foreground, by a property",
            """
            guard !isInForeground else { return }
            report(UUID(), caller: "")
            """, members: "var isInForeground: Bool { UIApplication.shared.applicationState == .active }"),
        keeps(
            "during a call",
            """
            guard activeCall == nil else { return completion() }
            report(UUID(), caller: "")
            """, members: "var activeCall: UUID?"),
        keeps(
            "during a call, by a collection",
            """
            if !calls.isEmpty { return }
            report(UUID(), caller: "")
            """, members: "var calls: [UUID] = []"),
        keeps(
            "during a call, by a method",
            """
            if hasActiveCall() { return }
            report(UUID(), caller: "")
            """, members: "func hasActiveCall() -> Bool { state.isBusy }"),
    ]
}
