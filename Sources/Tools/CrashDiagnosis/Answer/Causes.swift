import CallVocabulary

/// Which of the mistakes M1–M15 fit a report, the likeliest first. A guess says what it rests on.
struct Causes {
    private(set) var all: [Diagnosis.Cause] = []
    private let facts: Facts

    init(_ facts: Facts, _ verdict: VerdictKind, _ story: Check2Story?) {
        self.facts = facts
        for name in facts.ours?.mistakes ?? [] {
            if let mistake = Mistake(rawValue: name) { add(mistake, "the phone that wrote the report names it") }
        }
        switch verdict {
        case .check1: addCheck1()
        case .check2: addCheck2(story)
        case .restricted:
            add(.m10, "this is what the notice means; look for the crashes of check 1 and check 2 that led to it")
            add(.m9, "failures that only show on locked or sleeping phones go unseen until this happens")
        case .launchWatchdog: addLaunch()
        case .notLinked: add(.m11, "the link check raised it")
        case .crashBeforeReport:
            if CrashBeforeReportVerdict.needsProtectedData(facts) {
                add(.m8, "the phone was before its first unlock, or protected data could not be read")
            }
            add(.m1, "the handler died before it could report")
        case .looksAlike, .other, .insufficient: break
        }
    }

    private mutating func add(_ mistake: Mistake, _ why: String) {
        guard !all.contains(where: { $0.mistake == mistake }) else { return }
        all.append(Diagnosis.Cause(mistake: mistake, why: why))
    }

    private var usesBridge: Bool {
        facts.images.contains { ["hermes", "Flutter", "React", "ReactNative", "Capacitor", "Cordova"].contains($0) }
            || facts.has(.scriptBridge)
    }

    private mutating func addCheck1() {
        if usesBridge { add(.m4, "the app carries a JavaScript or Dart engine") }
        if facts.has(.asyncCode, where: \.isStack)
            || facts.images.contains("libswift_Concurrency.dylib") && isBeforeDeferral
        {
            add(.m15, "the app uses Swift concurrency, and the system is older than iOS 26.4")
        }
        add(.m3, "the commonest way: the report is made after the delegate has returned")
        add(.m1, "an error path that returns without a report looks the same")
        add(.m2, "a push for a cancelled or missed call, or for a message, has nothing to report")
        add(.m12, "so does a second push for a call that is known already")
        if CrashBeforeReportVerdict.needsProtectedData(facts) { add(.m8, "the phone was before its first unlock") }
    }

    private var isBeforeDeferral: Bool {
        let numbers = (facts.systemVersion ?? "").split(separator: ".").compactMap { Int($0) }
        guard let major = numbers.first else { return false }
        return major < 26 || major == 26 && (numbers.count < 2 || numbers[1] < 4)
    }

    private mutating func addCheck2(_ story: Check2Story?) {
        if facts.wasUnlockedSinceBoot?.text == "no" { add(.m8, "the phone was before its first unlock") }
        switch story?.way {
        case .neverRegistered:
            add(.m5, "no thread stands in the push handler: there was no registry or no delegate when the push came")
            add(.m11, "without the voip background mode registration is ignored")
            if usesBridge { add(.m4, "the app carries a JavaScript or Dart engine, which may register late") }
            add(.m14, "a spoofed flag looks the same: check 1 passes and check 2 kills")
        case .blocked:
            if usesBridge { add(.m4, "the app carries a JavaScript or Dart engine") }
            add(.m3, "the handler, or its queue, waits\(story?.blockedIn.map { " in \($0)" } ?? "")")
            add(.m6, "waiting until something is ready blocks in the same way")
        case .neverReported:
            add(.m14, "check 1 was passed, so the flag was set and no call made; or")
            add(.m5, "the registry or its delegate was lost after the launch")
        case nil:
            add(.m5, "the commonest cause of check 2 (C2.6); the other is a handler that is blocked for too long")
        }
        add(.m9, "neither shows in the foreground or under the debugger")
    }

    private mutating func addLaunch() {
        if facts.wasUnlockedSinceBoot?.text == "no" { add(.m8, "the phone was before its first unlock") }
        add(.m6, "work that waits for the network or for a database belongs behind the launch")
        if usesBridge { add(.m4, "a JavaScript or Dart engine is started in the launch") }
    }
}
