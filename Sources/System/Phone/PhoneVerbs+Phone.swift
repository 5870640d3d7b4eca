import CallServiceDaemon
import CallVocabulary
import PhoneControl

/// What a person does with the phone.
extension PhoneVerbs {
    func answerAboutThePhone(_ verb: String, _ arguments: Arguments) async throws -> ControlResponse {
        switch verb {
        case "call":
            let action = try arguments.text("action")
            do {
                let caller = try await handle.call(action, uuid: arguments.optionalText("uuid"))
                return .done("\(action): the call from \(caller)")
            } catch PhoneQuestionError.noCall(let action) {
                return .failure(1, "there is no call to \(action)")
            }
        case "device":
            let action = try arguments.text("action")
            guard try await handle.device(action) else {
                return .failure(2, "\(action) is not one of " + PhoneHandle.deviceVerbs.joined(separator: ", "))
            }
            return .done(Self.words[action] ?? "done")
        case "dnd":
            let isOn = arguments.flag("on")
            try await handle.setDoNotDisturb(isOn)
            return .done("Do Not Disturb is \(isOn ? "on" : "off")")
        default:
            let seconds = try arguments.integer("seconds")
            guard (1...31_536_000).contains(seconds) else {
                return .failure(2, "the clock moves forward by one second to a year, not by \(seconds) s")
            }
            try await handle.advance(by: .seconds(seconds))
            return .done("the phone's clock is \(Duration.seconds(seconds).inWords) further")
        }
    }

    private static let words = [
        "lock": "the phone is locked", "unlock": "the phone is unlocked", "home": "the home screen is in front",
        "reboot": "the phone has rebooted: locked, before the first unlock (D7)", "offline": "the phone is offline",
        "online": "the phone is online", "memory-pressure": "suspended apps were ended for memory (D13)",
        "cover": "the control centre covers the app (E7)", "uncover": "the app is in front again",
    ]
}
