/// One row of the table of settings: what a profile shows and what can be changed in it are read from the same rows.
struct ProfileEntry: Sendable {
    /// The name under which it is shown and set: `report.deadline`.
    var name: String
    /// The rule that it comes from.
    var rule: Rule
    /// How sure we are of the value.
    var evidence: [Evidence]
    /// What would do as a value, for a person who wrote something else.
    var expected: String
    /// The value in words.
    var value: @Sendable (Profile) -> String
    /// False: the text is no value.
    var change: @Sendable (inout Profile, String) -> Bool

    init<Value>(
        _ name: String, _ place: any WritableKeyPath<Profile, Value> & Sendable, _ form: SettingForm<Value>,
        _ rule: Rule, _ evidence: Evidence...
    ) {
        self.name = name
        self.rule = rule
        self.evidence = evidence
        expected = form.expected
        value = { form.words($0[keyPath: place]) }
        change = { profile, text in
            guard let value = form.value(text) else { return false }
            profile[keyPath: place] = value
            return true
        }
    }
}

extension Profile {
    /// Every setting, in the order of the rule book.
    static let table: [ProfileEntry] =
        deliveryEntries + suspensionEntries + checkEntries + ledgerEntries + watchdogEntries + callEntries
        + actionEntries

    private static let deliveryEntries: [ProfileEntry] = [
        ProfileEntry("launch.wait", \.launchWait, .duration, .d5, .thirdParty),
        ProfileEntry("ledger.countsLaunchFailure", \.ledgerCountsLaunchFailure, .flag, .d5, .inferred),
        ProfileEntry(
            "delivery.beforeFirstUnlock", \.deliveryBeforeFirstUnlock, .beforeFirstUnlock, .d7, .apple, .observed),
        ProfileEntry("registry.survivesRelease", \.registrySurvivesRelease, .flag, .d12, .inferred),
    ]

    private static let suspensionEntries: [ProfileEntry] = [
        ProfileEntry("suspend.afterCall", \.suspendAfterCall, .duration, .d13, .inferred),
        ProfileEntry("suspend.afterBackground", \.suspendAfterBackground, .duration, .d13, .inferred),
        ProfileEntry("backgroundTask.limit", \.backgroundTaskLimit, .duration, .d13, .inferred),
    ]

    private static let checkEntries: [ProfileEntry] = [
        ProfileEntry("check1.creditWindow", \.reportCreditWindow, .duration, .c1_3, .thirdParty),
        ProfileEntry("check1.withoutDelegate", \.check1RunsWithoutDelegate, .flag, .c1_4, .thirdParty),
        ProfileEntry("check1.deferral", \.asyncReportDeferral, .durationOrOff, .c1_10, .inferred),
        ProfileEntry("report.deadline", \.reportDeadline, .duration, .c2_1, .apple),
        ProfileEntry("report.lenientDeadline", \.lenientReportDeadline, .duration, .c2_3, .thirdParty),
        ProfileEntry("report.expiryJudgesEveryPush", \.expiryJudgesEveryPush, .flag, .c2_9, .apple, .inferred),
        ProfileEntry("mustReport.staleAfter", \.staleAfter, .durationOrOff, .e4, .inferred),
        ProfileEntry("mustReport.metadata", \.deliversMetadata, .flag, .e4, .apple),
    ]

    private static let ledgerEntries: [ProfileEntry] = [
        ProfileEntry("ledger.limit", \.violationsUntilRestriction, .violations, .l2, .thirdParty, .observed),
        ProfileEntry("ledger.resetPeriod", \.ledgerResetPeriod, .duration, .l4, .apple),
        ProfileEntry("ledger.updateClears", \.updateClearsLedger, .flag, .l4, .apple),
        ProfileEntry("ledger.warnsDevelopmentBuilds", \.warnsDevelopmentBuilds, .flag, .l5, .apple),
    ]

    private static let watchdogEntries: [ProfileEntry] = [
        ProfileEntry("launch.watchdog", \.launchWatchdog, .duration, .w1, .apple, .observed),
        ProfileEntry("suspend.killsLockHolders", \.suspensionKillsLockHolders, .flag, .w3, .apple),
    ]

    private static let callEntries: [ProfileEntry] = [
        ProfileEntry("foreground.banner", \.bannerInForeground, .flag, .p1, .apple),
        ProfileEntry("ring.minimum", \.minimumRing, .duration, .p4, .thirdParty, .observed),
        ProfileEntry("ring.timeout", \.ringTimeout, .duration, .p5, .observed),
        ProfileEntry("report.flood", \.reportsPerSecond, .timesASecondOrOff, .k, .thirdParty),
    ]

    private static let actionEntries: [ProfileEntry] = [
        ProfileEntry("action.answerTimeout", \.answerTimeout, .duration, .t2, .observed, .thirdParty),
        ProfileEntry("action.startTimeout", \.startTimeout, .duration, .t2, .observed, .thirdParty),
        ProfileEntry("action.timeout", \.actionTimeout, .duration, .t2, .observed, .thirdParty),
        ProfileEntry("provider.survivesRelease", \.providerSurvivesRelease, .flag, .t5, .inferred),
        ProfileEntry("call.survivesProcess", \.callSurvivesProcess, .flag, .t11, .inferred),
    ]
}
