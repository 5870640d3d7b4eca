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
        if duration >= .zero { #expect(Duration(inWords: text) == duration) }
    }

    @Test(
        "A duration is read in four units, and a microsecond is not lost",
        arguments: [
            ("250 ms", Duration.milliseconds(250)), ("0.5 ms", .microseconds(500)), ("2 min", .seconds(120)),
            ("1.5 h", .seconds(5_400)), ("7.000001 s", .microseconds(7_000_001)), ("  7   s ", .seconds(7)),
        ])
    func reads(text: String, duration: Duration) {
        #expect(Duration(inWords: text) == duration)
    }

    @Test(
        "Anything else is no duration",
        arguments: ["", "7", "s", "7s", "-1 s", "nan s", "inf s", "1e9 s", "7 s s", "7 sheep", "7 S"])
    func refuses(text: String) {
        #expect(Duration(inWords: text) == nil)
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
        #expect(profile.providerSurvivesRelease && !profile.registrySurvivesRelease)
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

    @Test("What a profile shows of a setting is what it can be set to", arguments: Profile.all)
    func roundTrip(profile: Profile) throws {
        var changed = try odd()
        for setting in profile.settings { try changed.set(setting.name, to: setting.value) }
        changed.system = profile.system
        #expect(changed == profile)
    }

    @Test("Every setting can be changed, and by its name alone")
    func everySetting() throws {
        let odd = try odd()
        for (before, after) in zip(Profile.newest.settings, odd.settings) {
            #expect(before.name == after.name && before.value != after.value, "\(before.name) is \(after.value) still")
        }
        for setting in odd.settings {
            var profile = Profile.newest
            try profile.set(setting.name, to: setting.value)
            let changed = zip(profile.settings, Profile.newest.settings).filter { $0 != $1 }.map(\.0)
            #expect(changed == [setting])
        }
    }

    /// The newest profile with another value for everything.
    private func odd() throws -> Profile {
        var profile = Profile.newest
        for setting in profile.settings {
            let value =
                switch setting.value {
                case "on": "off"
                case "launches": "random(7)"
                case let words where words.hasSuffix(" violations"): "9 violations"
                case "off": setting.name == "report.flood" ? "10 a second" : "on"
                default: "11.5 s"
                }
            try profile.set(setting.name, to: value)
        }
        return profile
    }

    @Test(
        "A value that does not do is refused in words, and changes nothing",
        arguments: [
            ("report.deadline", "soon", "expected a duration such as 7 s"),
            ("report.deadline", "off", "expected a duration such as 7 s"),
            ("check1.deferral", "yes", "expected off, or a duration such as 7 s"),
            ("ledger.updateClears", "yes", "expected on or off"),
            ("provider.survivesRelease", "1", "expected on or off"),
            ("ledger.limit", "0 violations", "expected a number such as 3 violations"),
            ("report.flood", "-1", "expected off, or a number such as 10 a second"),
            ("delivery.beforeFirstUnlock", "random(x)", "expected launches, stalls or random(SEED)"),
            ("report.dead", "7 s", "expected one of launch.wait, ledger.countsLaunchFailure, "),
        ])
    func faults(name: String, value: String, words: String) {
        var profile = Profile.newest
        let fault = #expect(throws: ProfileSettingFault.self) { try profile.set(name, to: value) }
        #expect(fault?.description.contains("\(value) does not do for \(name): \(words)") == true)
        #expect(profile == .newest)
    }
}

@Suite("What the phone and an app's process tell each other in words")
struct WordsTests {
    @Test("Which objects survive goes into the environment and comes out of it", arguments: 0..<4)
    func survivors(bits: UInt8) {
        let objects = SurvivingObjects(rawValue: bits)
        #expect(SurvivingObjects(inWords: objects.inWords) == objects)
        #expect(!objects.inWords.isEmpty)
    }

    @Test("A profile says which objects survive; what is unknown is passed over")
    func ofProfiles() {
        var profile = Profile.newest
        #expect(SurvivingObjects(profile).inWords == "providers")
        profile.providerSurvivesRelease = false
        #expect(SurvivingObjects(profile).inWords == "none")
        profile.registrySurvivesRelease = true
        #expect(SurvivingObjects(profile) == .registries)
        #expect(SurvivingObjects(inWords: "delegates registries") == .registries)
    }

    @Test("Every remark has a sentence and a word of its own, and is known by the sentence")
    func remarks() {
        #expect(Set(AppRemark.allCases.map(\.kind)).count == AppRemark.allCases.count)
        for remark in AppRemark.allCases { #expect(AppRemark(rawValue: remark.rawValue) == remark) }
        #expect(AppRemark(rawValue: "says something") == nil)
    }
}
