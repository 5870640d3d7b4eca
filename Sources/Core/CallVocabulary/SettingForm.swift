/// How the values of a setting are written, for people and for files.
struct SettingForm<Value>: Sendable {
    /// What would do, for a person who wrote something else.
    var expected: String
    /// The value in words.
    var words: @Sendable (Value) -> String
    /// Nil: the text is not in this form. Reads what ``words`` writes.
    var value: @Sendable (String) -> Value?
}

extension SettingForm where Value == Bool {
    static var flag: SettingForm {
        SettingForm(expected: "on or off", words: { $0 ? "on" : "off" }, value: { truth(in: $0) })
    }
}

extension SettingForm where Value == Duration {
    static var duration: SettingForm {
        SettingForm(expected: "a duration such as 7 s", words: { $0.inWords }, value: { Duration(inWords: $0) })
    }
}

extension SettingForm where Value == Duration? {
    static var durationOrOff: SettingForm {
        SettingForm(
            expected: "off, or a duration such as 7 s", words: { $0?.inWords ?? "off" },
            value: { text in orOff(text) { Duration(inWords: $0) } })
    }
}

extension SettingForm where Value == Int {
    static var violations: SettingForm {
        SettingForm(
            expected: "a number such as 3 violations", words: { "\($0) violations" }, value: { count(in: $0) })
    }
}

extension SettingForm where Value == Int? {
    static var timesASecondOrOff: SettingForm {
        SettingForm(
            expected: "off, or a number such as 10 a second", words: { $0.map { "\($0) a second" } ?? "off" },
            value: { text in orOff(text) { count(in: $0) } })
    }
}

extension SettingForm where Value == DeliveryBeforeFirstUnlock {
    static var beforeFirstUnlock: SettingForm {
        SettingForm(
            expected: "launches, stalls or random(SEED)", words: { $0.inWords }, value: { .init(inWords: $0) })
    }
}

private func truth(in text: String) -> Bool? {
    switch text {
    case "on", "true": true
    case "off", "false": false
    default: nil
    }
}

/// Nil: the text is neither `off` nor a value.
private func orOff<Value>(_ text: String, _ read: (String) -> Value?) -> Value?? {
    text == "off" ? .some(nil) : read(text).map { .some($0) }
}

/// A positive number, whatever words come after it.
private func count(in text: String) -> Int? {
    text.split(separator: " ").first.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
}

extension DeliveryBeforeFirstUnlock {
    fileprivate var inWords: String {
        switch self {
        case .launches: "launches"
        case .stalls: "stalls"
        case .random(let seed): "random(\(seed))"
        }
    }

    fileprivate init?(inWords text: String) {
        switch text {
        case "launches": self = .launches
        case "stalls": self = .stalls
        default:
            guard text.hasPrefix("random("), text.hasSuffix(")"), let seed = UInt64(text.dropFirst(7).dropLast()) else {
                return nil
            }
            self = .random(seed: seed)
        }
    }
}
