/// One number or switch of a ``Profile`` as people see it: with its rule and how sure we are of it.
public struct ProfileSetting: Hashable, Sendable {
    /// The name under which it is shown and set: `report.deadline`.
    public var name: String
    /// The value in words: `7 s`, `off`.
    public var value: String
    /// The rule that it comes from.
    public var rule: Rule
    /// How sure we are of the value.
    public var evidence: [Evidence]
}

extension Profile {
    /// Every setting with its rule and evidence tags, in the order of the rule book.
    public var settings: [ProfileSetting] {
        Self.table.map { entry in
            ProfileSetting(name: entry.name, value: entry.value(self), rule: entry.rule, evidence: entry.evidence)
        }
    }
}

extension Duration {
    /// Seconds with up to six decimals and without trailing zeros: `7 s`, `0.25 s`; whole hours as `24 h`.
    public var inWords: String {
        let microseconds = wholeMicroseconds
        if microseconds >= 3_600_000_000, microseconds % 3_600_000_000 == 0 {
            return "\(microseconds / 3_600_000_000) h"
        }
        let sign = microseconds < 0 ? "-" : ""
        let magnitude = microseconds.magnitude
        var fraction = String(magnitude % 1_000_000)
        fraction = String(repeating: "0", count: 6 - fraction.count) + fraction
        while fraction.last == "0" { fraction.removeLast() }
        return sign + String(magnitude / 1_000_000) + (fraction.isEmpty ? "" : "." + fraction) + " s"
    }
}
