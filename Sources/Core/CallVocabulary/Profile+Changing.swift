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
        guard let change = Self.changes.first(where: { $0.name == name }) else {
            throw ProfileSettingFault(
                name: name, value: value, expected: "one of " + Self.changes.map(\.name).joined(separator: ", "))
        }
        guard change.apply(&self, value) else {
            throw ProfileSettingFault(name: name, value: value, expected: change.form)
        }
    }

    private struct Change: Sendable {
        var name: String
        var form: String
        /// False: the value is not in the form.
        var apply: @Sendable (inout Profile, String) -> Bool

        static func duration(
            _ name: String, _ set: @escaping @Sendable (inout Profile, Duration) -> Void
        ) -> Change {
            Change(name: name, form: "a duration such as 7 s") { profile, value in
                guard let duration = Duration(inWords: value) else { return false }
                set(&profile, duration)
                return true
            }
        }

        static func optionalDuration(
            _ name: String, _ set: @escaping @Sendable (inout Profile, Duration?) -> Void
        ) -> Change {
            Change(name: name, form: "off, or a duration such as 7 s") { profile, value in
                let duration = Duration(inWords: value)
                guard duration != nil || value == "off" else { return false }
                set(&profile, duration)
                return true
            }
        }

        static func flag(_ name: String, _ set: @escaping @Sendable (inout Profile, Bool) -> Void) -> Change {
            Change(name: name, form: "on or off") { profile, value in
                guard ["on", "true", "off", "false"].contains(value) else { return false }
                set(&profile, value == "on" || value == "true")
                return true
            }
        }

        static func count(
            _ name: String, _ form: String, _ set: @escaping @Sendable (inout Profile, Int) -> Void
        ) -> Change {
            Change(name: name, form: form) { profile, value in
                guard let number = value.split(separator: " ").first.flatMap({ Int($0) }), number > 0 else {
                    return false
                }
                set(&profile, number)
                return true
            }
        }
    }

    private static let changes: [Change] = deliveryChanges + checkChanges + userChanges

    private static let deliveryChanges: [Change] = [
        .duration("launch.wait") { $0.launchWait = $1 },
        .flag("ledger.countsLaunchFailure") { $0.ledgerCountsLaunchFailure = $1 },
        Change(name: "delivery.beforeFirstUnlock", form: "launches, stalls or random(SEED)") { profile, value in
            guard let delivery = DeliveryBeforeFirstUnlock(inWords: value) else { return false }
            profile.deliveryBeforeFirstUnlock = delivery
            return true
        },
        .duration("suspend.afterCall") { $0.suspendAfterCall = $1 },
        .duration("suspend.afterBackground") { $0.suspendAfterBackground = $1 },
        .duration("backgroundTask.limit") { $0.backgroundTaskLimit = $1 },
        .duration("launch.watchdog") { $0.launchWatchdog = $1 },
        .flag("suspend.killsLockHolders") { $0.suspensionKillsLockHolders = $1 },
    ]

    private static let checkChanges: [Change] = [
        .duration("check1.creditWindow") { $0.reportCreditWindow = $1 },
        .flag("check1.withoutDelegate") { $0.check1RunsWithoutDelegate = $1 },
        .optionalDuration("check1.deferral") { $0.asyncReportDeferral = $1 },
        .duration("report.deadline") { $0.reportDeadline = $1 },
        .duration("report.lenientDeadline") { $0.lenientReportDeadline = $1 },
        .flag("report.expiryJudgesEveryPush") { $0.expiryJudgesEveryPush = $1 },
        .optionalDuration("mustReport.staleAfter") { $0.staleAfter = $1 },
        .flag("mustReport.metadata") { $0.deliversMetadata = $1 },
        .count("ledger.limit", "a number such as 3 violations") { $0.violationsUntilRestriction = $1 },
        .duration("ledger.resetPeriod") { $0.ledgerResetPeriod = $1 },
        .flag("ledger.updateClears") { $0.updateClearsLedger = $1 },
        .flag("ledger.warnsDevelopmentBuilds") { $0.warnsDevelopmentBuilds = $1 },
    ]

    private static let userChanges: [Change] = [
        .flag("foreground.banner") { $0.bannerInForeground = $1 },
        .duration("ring.minimum") { $0.minimumRing = $1 },
        .duration("ring.timeout") { $0.ringTimeout = $1 },
        Change(name: "report.flood", form: "off, or a number such as 10 a second") { profile, value in
            let number = value.split(separator: " ").first.flatMap { Int($0) }
            guard value == "off" || (number ?? 0) > 0 else { return false }
            profile.reportsPerSecond = number
            return true
        },
        .duration("action.answerTimeout") { $0.answerTimeout = $1 },
        .duration("action.startTimeout") { $0.startTimeout = $1 },
        .duration("action.timeout") { $0.actionTimeout = $1 },
        .flag("call.survivesProcess") { $0.callSurvivesProcess = $1 },
    ]
}

extension DeliveryBeforeFirstUnlock {
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

extension Duration {
    /// What ``inWords`` writes, and whole `ms`: `7 s`, `0.25 s`, `250 ms`, `24 h`.
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
