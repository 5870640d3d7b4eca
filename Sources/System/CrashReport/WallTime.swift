/// A moment of the phone's wall clock: whole microseconds since 1970 in UTC.
///
/// The phone's wall clock can be advanced, so it is the caller's to say; reports print it in UTC.
public struct WallTime: Hashable, Comparable, Sendable {
    /// Since 1970-01-01 00:00 UTC; may be negative.
    public var microseconds: Int64

    /// See `microseconds`.
    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// Earlier.
    public static func < (lhs: WallTime, rhs: WallTime) -> Bool { lhs.microseconds < rhs.microseconds }

    /// `2023-11-22 15:53:23.6940 +0000`: four digits of a second in the body of a report, two in its header.
    func text(fractionDigits: Int) -> String {
        let seconds = microseconds.floorQuotient(1_000_000)
        let clock = seconds.floorRemainder(86_400)
        let (year, month, day) = Self.civil(daysSince1970: seconds.floorQuotient(86_400))
        let fraction = pad(microseconds.floorRemainder(1_000_000), 6).prefix(fractionDigits)
        let date = "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
        let time = "\(pad(clock / 3600, 2)):\(pad(clock / 60 % 60, 2)):\(pad(clock % 60, 2))"
        return "\(date) \(time).\(fraction) +0000"
    }

    /// The reverse of ``text(fractionDigits:)``; nil when the text is of another form.
    init?(text: String) {
        let parts = text.split(whereSeparator: { " -:.".contains($0) })
        guard parts.count == 8, parts[7] == "+0000", parts[6].count <= 6 else { return nil }
        let numbers = parts.prefix(7).compactMap { Int64($0) }
        guard numbers.count == 7, (1...12).contains(numbers[1]), (1...31).contains(numbers[2]) else { return nil }
        guard (0...9999).contains(numbers[0]), numbers[3] < 24, numbers[4] < 60, numbers[5] < 61 else { return nil }
        let days = Self.days(year: numbers[0], month: numbers[1], day: numbers[2])
        let seconds = days * 86_400 + numbers[3] * 3600 + numbers[4] * 60 + numbers[5]
        let fraction = Int64(parts[6] + String(repeating: "0", count: 6 - parts[6].count)) ?? 0
        self.init(microseconds: seconds * 1_000_000 + fraction)
    }

    // The usual arithmetic of the proleptic Gregorian calendar, in years that begin in March.
    private static func civil(daysSince1970: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = daysSince1970 + 719_468
        let era = shifted.floorQuotient(146_097)
        let dayOfEra = shifted.floorRemainder(146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear.floorQuotient(400)
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

private func pad(_ value: Int64, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension Int64 {
    fileprivate func floorQuotient(_ divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }

    fileprivate func floorRemainder(_ divisor: Int64) -> Int64 {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
