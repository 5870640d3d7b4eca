import CallVocabulary
import Testing

@Suite("Instants and durations")
struct InstantTests {
    @Test("An instant counts whole microseconds; what is finer is cut off")
    func microseconds() {
        #expect((Instant.zero + .seconds(7)).microseconds == 7_000_000)
        #expect((Instant.zero + .nanoseconds(1_999)).microseconds == 1)
        #expect(Instant(microseconds: 5) - Instant(microseconds: 2) == .microseconds(3))
        #expect(Instant(microseconds: 7).next == Instant(microseconds: 8))
        #expect(Instant(microseconds: 7) < Instant(microseconds: 8))
    }

    @Test(
        "A duration in words is short and exact",
        arguments: [
            (Duration.seconds(7), "7 s"), (.milliseconds(250), "0.25 s"), (.microseconds(1), "0.000001 s"),
            (.seconds(24 * 3600), "24 h"), (.zero, "0 s"), (.seconds(90), "90 s"), (.milliseconds(-1_500), "-1.5 s"),
        ])
    func words(duration: Duration, text: String) {
        #expect(duration.inWords == text)
    }
}

@Suite("Rules")
struct RuleTests {
    @Test(
        "A rule's part is what stands before its last number",
        arguments: [
            (Rule.c2_1, "C2"), (.c1_10, "C1"), (.d13, "D"), (.k, "K"), (.t11, "T"), (.e2, "E"),
        ])
    func part(rule: Rule, part: String) {
        #expect(rule.part == part)
    }

    @Test("Every number is there once, and is how a rule is printed")
    func numbers() {
        #expect(Set(Rule.allCases.map(\.number)).count == Rule.allCases.count)
        #expect(Rule.allCases.allSatisfy { "\($0)" == $0.number })
        #expect(Rule(rawValue: "C2.4") == .c2_4)
        #expect(Rule(rawValue: "C3.1") == nil)
    }

    @Test(
        "The parts of the rule book have as many rules as it prints",
        arguments: [
            ("D", 14), ("N", 4), ("C1", 11), ("C2", 9), ("E", 7), ("L", 6), ("W", 3), ("H", 3), ("P", 10), ("K", 1),
            ("T", 11), ("A", 6), ("R", 5),
        ])
    func counts(part: String, count: Int) {
        #expect(Rule.allCases.count { $0.part == part } == count)
    }

    @Test("Mistakes are M1 to M15")
    func mistakes() {
        #expect(Mistake.allCases.map(\.rawValue) == (1...15).map { "M\($0)" })
    }

    @Test("The four kinds of evidence are said in words that differ")
    func evidence() {
        #expect(Set(Evidence.allCases.map(\.word)).count == 4)
        #expect(Evidence.allCases.map(\.rawValue) == ["A", "O", "T", "I"])
    }
}

@Suite("System versions")
struct SystemVersionTests {
    @Test(
        "A version is read with one, two or three numbers",
        arguments: [
            ("26", SystemVersion(26)), ("26.4", SystemVersion(26, 4)), ("15.4.1", SystemVersion(15, 4)),
            ("013.0", SystemVersion(13)),
        ])
    func reads(text: String, version: SystemVersion) {
        #expect(SystemVersion(parsing: text) == version)
    }

    @Test(
        "Anything else is no version",
        arguments: ["", ".", "26.", ".4", "26.4.1.2", "-1", "+26", "26 ", "x", "99999", "٢٦"])
    func refuses(text: String) {
        #expect(SystemVersion(parsing: text) == nil)
    }

    @Test("Versions are ordered by both numbers")
    func order() {
        #expect(SystemVersion(15, 4) > SystemVersion(15, 3))
        #expect(SystemVersion(9, 9) < SystemVersion(10, 0))
        #expect(SystemVersion(26, 4).description == "26.4")
    }
}

@Suite("Profiles")
struct ProfileTests {
    @Test("Each offered version has its own profile, in order")
    func all() {
        let versions = Profile.all.map(\.system)
        #expect(versions == versions.sorted())
        #expect(versions.map(\.description) == ["13.0", "14.0", "15.0", "17.0", "18.0", "26.0", "26.4"])
        #expect(Profile.newest == .iOS26_4)
    }

    @Test("What changed with which version (C1.3, C1.10, C2.9, E4, L5)", arguments: Profile.all)
    func changes(profile: Profile) {
        let is14 = profile.system >= SystemVersion(14)
        let is26 = profile.system >= SystemVersion(26)
        let is264 = profile.system >= SystemVersion(26, 4)
        #expect(profile.reportCreditWindow == (is14 ? .seconds(7) : .zero))
        #expect(profile.expiryJudgesEveryPush == !is14)
        #expect(profile.warnsDevelopmentBuilds == is26)
        #expect(profile.asyncReportDeferral == (is264 ? .seconds(1) : nil))
        #expect(profile.staleAfter == (is264 ? .seconds(30) : nil))
        #expect(profile.deliversMetadata == is264)
    }

    @Test("The numbers that do not change with the version are the rule book's", arguments: Profile.all)
    func numbers(profile: Profile) {
        #expect(profile.reportDeadline == .seconds(7) && profile.lenientReportDeadline == .seconds(30))
        #expect(profile.launchWait == .seconds(20) && profile.launchWatchdog == .seconds(20))
        #expect(profile.violationsUntilRestriction == 3 && profile.ledgerResetPeriod == .seconds(86_400))
        #expect(profile.minimumRing == .seconds(2) && profile.ringTimeout == .seconds(60))
        #expect(profile.answerTimeout == .seconds(60) && profile.startTimeout == .seconds(600))
        #expect(profile.actionTimeout == .seconds(5) && profile.suspendAfterCall == .seconds(5))
        #expect(profile.updateClearsLedger && !profile.ledgerCountsLaunchFailure && !profile.callSurvivesProcess)
    }

    @Test("Every number and switch is listed for people, once, with a rule and evidence")
    func settings() {
        let settings = Profile.newest.settings
        // All stored properties but the system's version.
        #expect(settings.count == Mirror(reflecting: Profile.newest).children.count - 1)
        #expect(Set(settings.map(\.name)).count == settings.count)
        #expect(settings.allSatisfy { !$0.evidence.isEmpty && !$0.value.isEmpty })
    }

    @Test("A setting is shown with its value in words")
    func values() {
        func value(_ name: String, _ profile: Profile) -> String? {
            profile.settings.first { $0.name == name }?.value
        }
        #expect(value("report.deadline", .newest) == "7 s")
        #expect(value("ledger.resetPeriod", .newest) == "24 h")
        #expect(value("mustReport.staleAfter", .iOS26) == "off")
        #expect(value("delivery.beforeFirstUnlock", .newest) == "launches")
    }
}
