import CallVocabulary
import Foundation
import ModelledPhone

/// The apps in `Examples/`, each with the description of it that the policy's model plays.
struct ExampleApp: Sendable {
    var name: String
    /// How it behaves on a phone that gives it one part in so many of the time.
    var model: @Sendable (_ slowdown: Int) -> ModelledApp

    init(_ name: String, _ model: @autoclosure @escaping @Sendable () -> ModelledApp) {
        self.name = name
        self.model = { slowdown in model().launching(in: .milliseconds(20) * slowdown) }
    }

    init(_ name: String, slowed model: @escaping @Sendable (Int) -> ModelledApp) {
        self.name = name
        self.model = { slowdown in model(slowdown).launching(in: .milliseconds(20) * slowdown) }
    }

    var package: String { name == "Parley" ? "Parley" : "Mistakes" }

    static let all: [ExampleApp] = [
        ExampleApp("Parley", .wellMade),
        ExampleApp("EarlyReturn", .but(when: incomplete, .neverReports)),
        ExampleApp("ForceUnwrap", .but(when: incomplete, .exits(by: .ownCrash(signal: 4)))),
        ExampleApp("AlreadyOnCall", forgetful.but(when: .isOnCall, .neverReports)),
        ExampleApp("UnknownRoom", .but(when: .not(.hasBeenInFront), .neverReports)),
        ExampleApp("CancelPush", .but(when: .payload(.cancel, .missed, .chat), .withdraws)),
        ExampleApp("ReportLater", .faulty(.reportsInTask)),
        ExampleApp("ReportAfterDelay", .faulty(.reportsAfterReturn(by: .milliseconds(500)))),
        ExampleApp("ReportInTask", .faulty(.reportsInTask)),
        ExampleApp("AskServerFirst", .faulty(.reportsAfterReturn(by: .milliseconds(300)))),
        ExampleApp("LateRegistry", ModelledApp(registry: .whenInFront)),
        ExampleApp("RegisterAfterLogin", ModelledApp(registry: .after(.seconds(8)))),
        ExampleApp("RegistryNotRetained", ModelledApp(registry: .notKept)),
        ExampleApp("DelegateNotRetained", ModelledApp(registry: .withoutDelegate)),
        ExampleApp("WaitForBegin", .but(when: .not(.hasBeenInFront), .neverReports)),
        ExampleApp("CompletionBuysTime", .faulty(.reportsAfterReturn(by: .seconds(2)))),
        ExampleApp("ReadsProtectedData", .but(when: .not(.protectedDataIsAvailable), .neverReports)),
        ExampleApp("NoBackgroundMode", ModelledApp(facts: AppFacts(declaresVoIPBackgroundMode: false))),
        ExampleApp("NotLinked", ModelledApp(facts: AppFacts(linksCallKit: false))),
        ExampleApp("SkipsDuplicate", .but(when: .all([.payload(.call), .hasSeenCall]), .neverReports)),
        ExampleApp("OwnAudio", ModelledApp(calls: .activatesAudioItself)),
        ExampleApp("SpoofedFlag", .faulty(.spoofs)),
        ExampleApp("AsyncDelegate", .faulty(.asynchronous())),
        ExampleApp("BlockedDelegate", .faulty(.blocks(.seconds(8)))),
        ExampleApp("ExitsBeforeReport", .but(when: .not(.isInFront), .exits(by: .exited(code: 1)))),
        ExampleApp(
            "CrashesAtLaunch",
            slowed: { slowdown in
                let crash = LaunchBehaviour.ends(after: .milliseconds(50) * slowdown, .ownCrash(signal: 4))
                return ModelledApp().but(when: .launchedByPush, launch: crash)
            }),
        ExampleApp("SlowLaunch15", ModelledApp().but(when: .launchedByPush, launch: .takes(.seconds(15)))),
        ExampleApp("SlowLaunch25", ModelledApp().but(when: .launchedByPush, launch: .takes(.seconds(25)))),
        ExampleApp("SilentAnswer", ModelledApp(calls: .neverAnswers)),
        ExampleApp("FastPhoneOnly", slowed: { .faulty(.blocks(.milliseconds(300) * $0)) }),
        ExampleApp("LocksItsDatabase", ModelledApp(holdsFileLock: true)),
    ]

    private static let incomplete = AppCondition.all([.not(.payload(.chat)), .payloadIsIncomplete])
    private static let forgetful = ModelledApp(calls: .forgetsCalls(after: .seconds(2)))

    /// What the examples make of a payload: all of them read the same members.
    static func reader() -> @Sendable ([UInt8]) -> ModelledPayload {
        let calls = CallNumbers()
        return { bytes in
            let json = (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any] ?? [:]
            if json["chat"] is String { return .chat }
            let kind: ModelledPayload.Kind =
                json["cancelled"] as? Bool == true ? .cancel : json["missed"] as? Bool == true ? .missed : .call
            let uuid = (json["call"] as? String).flatMap(UUID.init(uuidString:))
            let namesCaller = json["caller"] is String
            if uuid == nil, !namesCaller { return .unreadable }
            return ModelledPayload(
                kind, call: uuid.map { .number(calls.number(of: $0)) } ?? .missing, namesCaller: namesCaller)
        }
    }
}

/// Numbers for UUIDs: the model knows no other names.
private final class CallNumbers: @unchecked Sendable {
    // @unchecked: a model is played on one task.
    private var numbers: [UUID: Int64] = [:]

    func number(of uuid: UUID) -> Int64 {
        let number = numbers[uuid] ?? Int64(numbers.count + 1)
        numbers[uuid] = number
        return number
    }
}

extension ModelledApp {
    fileprivate static func but(when condition: AppCondition, _ behaviour: PushBehaviour) -> ModelledApp {
        ModelledApp().but(when: condition, behaviour)
    }

    /// The time of an ordinary launch; exceptions stay.
    fileprivate func launching(in time: Duration) -> ModelledApp {
        var app = self
        app.launch.usual = .takes(time)
        return app
    }
}
