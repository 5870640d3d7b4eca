import CallVocabulary
import Foundation
import RuleBook

// How reports print times, and how sure a rule or a number is.

extension Duration {
    /// To be read at a glance: `3.2 ms`, `32 ms`, `7.03 s`, `75.2 s`, `24 h + 32 ms`.
    var brief: String {
        let microseconds = wholeMicroseconds
        if microseconds < 0 { return "−" + (.zero - self).brief }
        return switch microseconds {
        case 0: "0 s"
        case ..<9_950: Self.decimal(microseconds, unit: 1_000, digits: 1) + " ms"
        case ..<999_500: Self.decimal(microseconds, unit: 1_000, digits: 0) + " ms"
        case ..<59_995_000: Self.decimal(microseconds, unit: 1_000_000, digits: 2) + " s"
        case ..<3_600_000_000: Self.decimal(microseconds, unit: 1_000_000, digits: 1) + " s"
        // Whoever moves the clock by a day still wants to see a millisecond.
        default: Self.hours(microseconds)
        }
    }

    /// `24 h`, `24 h + 32 ms`.
    private static func hours(_ microseconds: Int64) -> String {
        let (hours, rest) = microseconds.quotientAndRemainder(dividingBy: 3_600_000_000)
        return "\(hours) h" + (rest == 0 ? "" : " + " + Duration.microseconds(rest).brief)
    }

    /// In seconds, to the millisecond, for columns: `7.032`.
    var inSeconds: String {
        let microseconds = wholeMicroseconds
        return (microseconds < 0 ? "−" : "") + Self.decimal(abs(microseconds), unit: 1_000_000, digits: 3)
    }

    /// For programs: seconds, to the microsecond.
    var seconds: Double { Double(wholeMicroseconds) / 1e6 }

    /// Rounded half up.
    private static func decimal(_ value: Int64, unit: Int64, digits: Int) -> String {
        var scale: Int64 = 1
        for _ in 0..<digits { scale *= 10 }
        let rounded = (value * scale + unit / 2) / unit
        guard digits > 0 else { return String(rounded) }
        let fraction = String(rounded % scale)
        return "\(rounded / scale)." + String(repeating: "0", count: digits - fraction.count) + fraction
    }
}

extension LimitUse {
    /// `0.4 %`, `77 %`. Something is never nothing.
    var shareInWords: String { share > 0 && share < 0.000_95 ? "<0.1 %" : share.inPerCent }
}

extension [Evidence] {
    /// How sure, in words.
    var words: String { isEmpty ? "no evidence tag" : map(\.word).joined(separator: ", ") }
}

extension PlannedRun {
    /// How sure the number behind a limit is; nil: the scenario has set it itself, and it says nothing about iOS.
    func evidence(of use: LimitUse) -> [Evidence]? { evidence(ofSetting: Self.settings[use.name], use.rule) }

    /// The same, by the setting's name; without one, as sure as the rule.
    func evidence(ofSetting name: String?, _ rule: Rule) -> [Evidence]? {
        guard let name else { return rule.evidence }
        if scenario.given.settings.contains(where: { $0.name == name }) { return nil }
        return profile.settings.first { $0.name == name }?.evidence ?? rule.evidence
    }

    /// By which settings of the profile the limits of a ``LimitUse`` are given.
    private static let settings = ["report": "report.deadline", "launch": "launch.watchdog"]

    /// The profile with what the scenario changes in it.
    var effectiveProfile: Profile { (try? profile.changed(by: scenario.given)) ?? profile }
}

extension [Evidence]? {
    /// A number that a scenario made up bears no tag of the rule book.
    var mark: String { self?.tag ?? "[set]" }

    var words: String { self?.words ?? "set by the scenario" }
}

extension BatteryResult {
    /// When it began, in UTC: `2026-11-28T14:20:05Z`.
    var startedAtInUTC: String {
        // A moment that no calendar reaches is no reason to fail.
        let seconds = startedAt.isFinite ? min(max(startedAt, 0), 253_402_300_799) : 0
        return Date(timeIntervalSince1970: seconds.rounded(.down)).formatted(.iso8601)
    }

    /// The run that took longest.
    var longest: RunResult? { runs.max { $0.totalTime < $1.totalTime } }
}
