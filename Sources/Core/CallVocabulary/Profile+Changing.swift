/// A setting that cannot be changed so.
public struct ProfileSettingFault: Error, Hashable, Sendable, CustomStringConvertible {
    public var name: String
    public var value: String
    /// What would do.
    public var expected: String

    public var description: String { "\(value) does not do for \(name): expected \(expected)" }
}

extension Profile {
    /// Changes one setting by the name under which ``settings`` shows it; the value in the form in which it is shown.
    public mutating func set(_ name: String, to value: String) throws(ProfileSettingFault) {
        guard let entry = Self.table.first(where: { $0.name == name }) else {
            throw ProfileSettingFault(
                name: name, value: value, expected: "one of " + Self.table.map(\.name).joined(separator: ", "))
        }
        guard entry.change(&self, value) else {
            throw ProfileSettingFault(name: name, value: value, expected: entry.expected)
        }
    }
}

extension Duration {
    /// What ``inWords`` writes, and whole `ms` and `min`: `7 s`, `0.25 s`, `250 ms`, `24 h`.
    public init?(inWords text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let number = Double(parts[0]), number >= 0, number < 1e9 else { return nil }
        switch parts[1] {
        case "ms": self = .microseconds(Int64(number * 1e3))
        case "s": self = .microseconds(Int64(number * 1e6))
        case "min": self = .microseconds(Int64(number * 60e6))
        case "h": self = .microseconds(Int64(number * 3600e6))
        default: return nil
        }
    }
}
