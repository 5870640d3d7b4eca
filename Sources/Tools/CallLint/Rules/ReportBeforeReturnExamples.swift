/// Handlers that break the rule.
enum ReportBeforeReturnExamples {
    /// A class around the body of a push handler, with other members behind it.
    static func handler(_ body: String, members: String = "", isMarked: Bool) -> String {
        """
        import CallKit
        import PushKit

        final class Calls: NSObject, PKPushRegistryDelegate {
            let provider: CXProvider
            var reported = false

            func \(isMarked ? "1️⃣" : "")pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
        \(indented(body, by: "        "))
            }

            func report(_ id: UUID, caller: String) {
                let update = CXCallUpdate()
                update.remoteHandle = CXHandle(type: .generic, value: caller)
                provider.reportNewIncomingCall(with: id, update: update) { error in
                    if let error { print(error) }
                }
            }
        \(indented(members, by: "    "))
        }

        """
    }

    private static func indented(_ text: String, by margin: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : margin + $0 }
            .joined(separator: "\n")
    }

    private static func breaks(_ title: String, _ body: String, members: String = "") -> LintExample {
        LintExample(title, handler(body, members: members, isMarked: true))
    }

    static let triggering: [LintExample] = payloads + kinds + late + others + knownTriggering

    private static let payloads = [
        breaks(
            "a guard on the payload leaves without a report",
            """
            guard let caller = payload.dictionaryPayload["caller"] as? String else {
                completion()
                return
            }
            report(UUID(), caller: caller)
            completion()
            """),
        breaks(
            "an if without an else",
            """
            if let text = payload.dictionaryPayload["uuid"] as? String, let id = UUID(uuidString: text) {
                report(id, caller: "Somebody")
            }
            completion()
            """),
        breaks(
            "a parse that throws",
            """
            do {
                let call = try JSONDecoder().decode(Call.self, from: Data())
                report(call.id, caller: call.name)
            } catch {
                print(error)
            }
            """, members: "struct Call: Decodable { let id: UUID; let name: String }"),
        breaks(
            "an optional parse",
            """
            guard let call = try? parse(payload) else { return }
            report(call, caller: "")
            """, members: "func parse(_ payload: PKPushPayload) throws -> UUID { throw Failure.empty }"),
        breaks(
            "the guard stands in another method",
            """
            show(payload.dictionaryPayload)
            completion()
            """,
            members: """
                private func show(_ values: [AnyHashable: Any]) {
                    guard let caller = values["caller"] as? String, !caller.isEmpty else { return }
                    report(UUID(), caller: caller)
                }
                """),
        breaks(
            "a loop that may have nothing to run for",
            """
            for caller in payload.dictionaryPayload["callers"] as? [String] ?? [] {
                report(UUID(), caller: caller)
            }
            """),
        breaks(
            "a Boolean that tells what a helper found",
            """
            let isFine = payload.dictionaryPayload["room"] != nil
            if isFine { report(UUID(), caller: "") }
            """),
        breaks(
            "expired pushes are dropped",
            """
            let sent = payload.dictionaryPayload["sent"] as? Double ?? 0
            if Date().timeIntervalSince1970 - sent > 60 { return completion() }
            report(UUID(), caller: "")
            """),
        breaks(
            "the result of a helper decides",
            """
            guard isValid(payload) else { return }
            report(UUID(), caller: "")
            """, members: "func isValid(_ payload: PKPushPayload) -> Bool { payload.dictionaryPayload[\"id\"] != nil }"),
    ]

    private static let kinds = [
        breaks(
            "a switch whose default only completes",
            """
            switch payload.dictionaryPayload["event"] as? String {
            case "ring": report(UUID(), caller: "")
            default: completion()
            }
            """),
        breaks(
            "a cancelled call is ended without being reported",
            """
            if payload.dictionaryPayload["action"] as? String == "cancel" {
                provider.reportCall(with: UUID(), endedAt: nil, reason: .remoteEnded)
                return
            }
            report(UUID(), caller: "")
            """),
        breaks(
            "an enumeration of pushes",
            """
            switch Push(payload.dictionaryPayload) {
            case .incoming: report(UUID(), caller: "")
            case .missed: notify()
            }
            """,
            members: """
                enum Push {
                    case incoming, missed
                    init(_ values: [AnyHashable: Any]) { self = values["missed"] == nil ? .incoming : .missed }
                }
                func notify() {}
                """),
        breaks("only a local notification", "UNUserNotificationCenter.current().add(request)"),
        breaks("only a log", "print(payload.dictionaryPayload)"),
        breaks("only a notification inside the app", "NotificationCenter.default.post(name: .push, object: payload)"),
        breaks("only an outgoing report", "provider.reportOutgoingCall(with: UUID(), connectedAt: nil)"),
        breaks("only an update", "provider.reportCall(with: UUID(), updated: CXCallUpdate())"),
    ]

    private static let late = [
        breaks("in a task", "Task { self.report(UUID(), caller: \"\") }"),
        breaks("on the main queue, later", "DispatchQueue.main.async { self.report(UUID(), caller: \"\") }"),
        breaks(
            "after a delay", "DispatchQueue.main.asyncAfter(deadline: .now() + 1) { self.report(UUID(), caller: \"\") }"
        ),
        breaks(
            "when the server has answered",
            """
            URLSession.shared.dataTask(with: url) { _, _, _ in
                self.report(UUID(), caller: "")
            }.resume()
            """),
        breaks(
            "when the project's own helper calls back later",
            """
            load { self.report(UUID(), caller: "") }
            """,
            members: """
                func load(_ done: @escaping () -> Void) {
                    DispatchQueue.global().async { done() }
                }
                """),
        breaks(
            "from a timer",
            "Timer.scheduledTimer(withTimeInterval: 1, repeats: false) { _ in self.report(UUID(), caller: \"\") }"),
        breaks(
            "on one branch at once, on the other later",
            """
            if Thread.isMainThread {
                report(UUID(), caller: "")
            } else {
                DispatchQueue.main.async { self.report(UUID(), caller: "") }
            }
            """),
    ]

    private static let others = [
        breaks(
            "through a subject whose listener is choosy",
            "pushes.send(payload)",
            members: """
                let pushes = PassthroughSubject<PKPushPayload, Never>()
                func listen() {
                    pushes.sink { payload in
                        guard payload.dictionaryPayload["call"] != nil else { return }
                        self.report(UUID(), caller: "")
                    }.store(in: &subscriptions)
                }
                """),
        breaks(
            "not before the app is ready",
            """
            guard isRegistered else { return }
            report(UUID(), caller: "")
            """, members: "var isRegistered = false"),
        breaks(
            "a duplicate is skipped",
            """
            let id = payload.dictionaryPayload["id"] as? String ?? ""
            if seen.contains(id) { return }
            seen.insert(id)
            report(UUID(), caller: "")
            """, members: "var seen: Set<String> = []"),
        breaks(
            "a flag that stays false on one path",
            """
            var done = false
            if payload.dictionaryPayload["a"] != nil {
                report(UUID(), caller: "")
                done = true
            }
            if done { completion() }
            """),
        breaks(
            "a method that is merely named like a report",
            "reportNewIncomingCall(with: UUID(), update: CXCallUpdate())",
            members: "func reportNewIncomingCall(with id: UUID, update: CXCallUpdate) { print(id) }"),
        breaks(
            "an early return inside a defer's function",
            """
            defer { completion() }
            if payload.dictionaryPayload.isEmpty { return }
            report(UUID(), caller: "")
            """),
        breaks(
            "a labelled loop is left",
            """
            search: while true {
                for key in ["a", "b"] where payload.dictionaryPayload[key] != nil { break search }
                report(UUID(), caller: "")
                return
            }
            """),
        breaks(
            "a protocol with one conformer that does not report",
            "listener.received(payload)",
            members: """
                let listener: any Listener = Silent()
                protocol Listener { func received(_ payload: PKPushPayload) }
                struct Silent: Listener { func received(_ payload: PKPushPayload) { print(payload) } }
                """),
        LintExample(
            "the async form returns before its body runs",
            """
            import PushKit

            final class Calls: NSObject, PKPushRegistryDelegate {
                let provider: CXProvider

                func 1️⃣pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType) async {
                    try? await provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate())
                }
            }
            """),
        LintExample(
            "the deprecated form, in an extension",
            """
            import PushKit

            final class Calls: NSObject {}

            extension Calls: PKPushRegistryDelegate {
                func 1️⃣pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType) {
                    print(payload)
                }
            }
            """),
        LintExample(
            "a push that must be reported, in the form that says so",
            """
            import PushKit

            final class Calls: NSObject, PKPushRegistryDelegate {
                func 1️⃣pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingVoIPPushWith payload: PKPushPayload, metadata: PKVoIPPushMetadata, withCompletionHandler completion: @escaping () -> Void) {
                    if metadata.mustReport { print(payload) }
                    completion()
                }
            }
            """),
    ]
}
