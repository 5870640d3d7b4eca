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
        func row(_ name: String, _ value: String, _ rule: Rule, _ evidence: Evidence...) -> ProfileSetting {
            ProfileSetting(name: name, value: value, rule: rule, evidence: evidence)
        }
        return [
            row("launch.wait", launchWait.inWords, .d5, .thirdParty),
            row("ledger.countsLaunchFailure", ledgerCountsLaunchFailure.inWords, .d5, .inferred),
            row("delivery.beforeFirstUnlock", deliveryBeforeFirstUnlock.inWords, .d7, .apple, .observed),
            row("suspend.afterCall", suspendAfterCall.inWords, .d13, .inferred),
            row("suspend.afterBackground", suspendAfterBackground.inWords, .d13, .inferred),
            row("backgroundTask.limit", backgroundTaskLimit.inWords, .d13, .inferred),
            row("check1.creditWindow", reportCreditWindow.inWords, .c1_3, .thirdParty),
            row("check1.withoutDelegate", check1RunsWithoutDelegate.inWords, .c1_4, .thirdParty),
            row("check1.deferral", asyncReportDeferral?.inWords ?? "off", .c1_10, .inferred),
            row("report.deadline", reportDeadline.inWords, .c2_1, .apple),
            row("report.lenientDeadline", lenientReportDeadline.inWords, .c2_3, .thirdParty),
            row("report.expiryJudgesEveryPush", expiryJudgesEveryPush.inWords, .c2_9, .apple, .inferred),
            row("mustReport.staleAfter", staleAfter?.inWords ?? "off", .e4, .inferred),
            row("mustReport.metadata", deliversMetadata.inWords, .e4, .apple),
            row("ledger.limit", "\(violationsUntilRestriction) violations", .l2, .thirdParty, .observed),
            row("ledger.resetPeriod", ledgerResetPeriod.inWords, .l4, .apple),
            row("ledger.updateClears", updateClearsLedger.inWords, .l4, .apple),
            row("ledger.warnsDevelopmentBuilds", warnsDevelopmentBuilds.inWords, .l5, .apple),
            row("launch.watchdog", launchWatchdog.inWords, .w1, .apple, .observed),
            row("suspend.killsLockHolders", suspensionKillsLockHolders.inWords, .w3, .apple),
            row("foreground.banner", bannerInForeground.inWords, .p1, .apple),
            row("ring.minimum", minimumRing.inWords, .p4, .thirdParty, .observed),
            row("ring.timeout", ringTimeout.inWords, .p5, .observed),
            row("report.flood", reportsPerSecond.map { "\($0) a second" } ?? "off", .k, .thirdParty),
            row("action.answerTimeout", answerTimeout.inWords, .t2, .observed, .thirdParty),
            row("action.startTimeout", startTimeout.inWords, .t2, .observed, .thirdParty),
            row("action.timeout", actionTimeout.inWords, .t2, .observed, .thirdParty),
            row("call.survivesProcess", callSurvivesProcess.inWords, .t11, .inferred),
        ]
    }
}

extension Bool {
    fileprivate var inWords: String { self ? "on" : "off" }
}

extension DeliveryBeforeFirstUnlock {
    fileprivate var inWords: String {
        switch self {
        case .launches: "launches"
        case .stalls: "stalls"
        case .random(let seed): "random(\(seed))"
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
