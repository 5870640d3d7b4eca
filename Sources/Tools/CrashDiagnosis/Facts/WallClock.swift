/// Reads the times that reports and consoles write.
enum WallClock {
    /// Seconds since 1970. `2023-11-22 15:53:23.6940 +0000`, `2025-08-29 16:21:19.348953+0530`,
    /// `2024-05-01T10:00:00Z`; nil for another form. Without a zone it is taken for UTC.
    static func seconds(of text: String) -> Double? {
        var scanner = Digits(text)
        guard let year = scanner.number(4, before: "-"), let month = scanner.number(2, before: "-"),
            let day = scanner.number(2, before: " T"), (1...12).contains(month), (1...31).contains(day),
            let clock = scanner.clock()
        else { return nil }
        return Double(days(year, month, day)) * 86_400 + clock - scanner.zone()
    }

    /// Seconds since midnight of `16:21:19.348953`; nil for another form.
    static func timeOfDay(_ text: String) -> Double? {
        var scanner = Digits(text)
        return scanner.clock()
    }

    /// Days since 1970 in the usual calendar, in years that begin in March.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private struct Digits {
        private var rest: Substring.UTF8View

        init(_ text: String) { rest = text.utf8.drop { $0 <= 0x20 } }

        /// At most that many digits, and one of these characters behind them, if any are named.
        mutating func number(_ most: Int, before ends: String = "") -> Int? {
            let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
            guard !digits.isEmpty, digits.count <= most, let value = Int(String(digits) ?? "") else { return nil }
            rest = rest.dropFirst(digits.count)
            guard !ends.isEmpty else { return value }
            guard let next = rest.first, ends.utf8.contains(next) else { return nil }
            rest = rest.dropFirst()
            return value
        }

        mutating func clock() -> Double? {
            guard let hour = number(2, before: ":"), let minute = number(2, before: ":"), let second = number(2),
                hour < 24, minute < 60, second < 61
            else { return nil }
            var value = Double(hour * 3600 + minute * 60 + second)
            if rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") {
                let digits = rest.dropFirst().prefix { $0 >= 0x30 && $0 <= 0x39 }
                value += Double("0." + (String(digits) ?? "0")) ?? 0
                rest = rest.dropFirst(1 + digits.count)
            }
            return value
        }

        /// Seconds east of Greenwich.
        mutating func zone() -> Double {
            rest = rest.drop { $0 == 0x20 }
            guard let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return 0 }
            let digits = rest.dropFirst().filter { $0 != UInt8(ascii: ":") }.prefix { $0 >= 0x30 && $0 <= 0x39 }
            guard digits.count >= 4, let value = Int(String(decoding: digits.prefix(4), as: UTF8.self)) else {
                return 0
            }
            let seconds = Double(value / 100 * 3600 + value % 100 * 60)
            return sign == UInt8(ascii: "-") ? -seconds : seconds
        }
    }
}
