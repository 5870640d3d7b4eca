import CallVocabulary
import RuleBook

/// What to do, today and after.
struct Advice {
    /// A heading and its points.
    struct Part {
        var title: String
        var points: [String]
    }

    /// The folder of sources, if one was given, and what a look at it found.
    var sources: String?
    var findings: [String] = []

    func parts(_ diagnosis: Diagnosis) -> [Part] {
        let parts = [
            Part(title: "Today, on the server", points: server(diagnosis)),
            Part(title: "Next build", points: nextBuild(diagnosis)),
            Part(title: "Users already restricted", points: users(diagnosis)),
            Part(title: "Prove it", points: proof(diagnosis)),
            Part(title: "What to get", points: diagnosis.wanted),
        ]
        return parts.filter { !$0.points.isEmpty }
    }

    private func server(_ diagnosis: Diagnosis) -> [String] {
        switch diagnosis.verdict {
        case .check1, .check2, .restricted, .crashBeforeReport:
            [
                "Send VoIP pushes for calls that ring and for nothing else: no cancellations, missed calls or messages "
                    + "(M2, P8). Withdraw a call over your own connection; use alert pushes for the rest.",
                "Send with a short expiration: 0, or the seconds for which the call rings. A push that comes too late must be "
                    + "reported as well (D10).",
                "Send one push a call, not one a retry: each asks for a report (M12).",
            ]
        case .launchWatchdog:
            ["Send with a short expiration, so that a phone that launches slowly gets no calls that are over (D10)."]
        default: []
        }
    }

    private func nextBuild(_ diagnosis: Diagnosis) -> [String] {
        var points: [String] = []
        switch diagnosis.verdict {
        case .check1, .check2, .restricted, .crashBeforeReport: points.append(RuleBook.rightPattern)
        case .launchWatchdog:
            points.append(
                "Let didFinishLaunching create the PKPushRegistry and return; do everything else behind it (W1, W2).")
        case .notLinked: points.append("Link CallKit.framework in the target that sets desiredPushTypes (D9).")
        default: break
        }
        // The link check has said what is missing.
        let causes = diagnosis.verdict == .notLinked ? [] : diagnosis.causes.prefix(3)
        points += causes.map { cause in
            let entry = RuleBook.entry(for: cause.mistake)
            return "\(cause.mistake.rawValue), \(entry.title.lowercasedFirst): \(entry.mend)"
        }
        if diagnosis.verdict.isBreach || diagnosis.verdict == .crashBeforeReport || diagnosis.verdict == .notLinked {
            points.append("Look at your sources: ringtime lint \(sources ?? "DIR")")
            points += findings
        }
        return points
    }

    private func users(_ diagnosis: Diagnosis) -> [String] {
        switch diagnosis.verdict {
        case .check1, .check2, .restricted, .crashBeforeReport:
            [
                "After about three failures a phone discards the app's VoIP pushes, and the app cannot tell (L1, L2 [T/O]).",
                "It ends by itself about every 24 h, or by a reinstall; an update is believed to end it. A reboot does not help "
                    + "(L4). Until then only an app in the foreground gets its pushes.",
            ]
        default: []
        }
    }

    private func proof(_ diagnosis: Diagnosis) -> [String] {
        let scenarios = Self.scenarios(diagnosis)
        guard !scenarios.isEmpty else { return [] }
        let options = scenarios.map { "--scenario \($0)" }.joined(separator: " ")
        return ["ringtime check YourApp \(options)"]
    }

    /// Scenarios of the battery that fail in the same way.
    static func scenarios(_ diagnosis: Diagnosis) -> [String] {
        var names: [String] = []
        for cause in diagnosis.causes {
            switch cause.mistake {
            case .m1: names += ["malformed-payloads", "report-before-return"]
            case .m2: names += ["cancelled-call-pushed", "missed-call-pushed", "chat-message-pushed"]
            case .m3, .m4, .m6, .m7: names.append("report-before-return")
            case .m5, .m11: names += ["cold-launch", "force-quit"]
            case .m8: names.append("before-first-unlock")
            case .m9: names.append("locked")
            case .m10: names += ["third-strike", "restricted"]
            case .m12: names += ["second-push-while-ringing", "second-push-after-the-end"]
            case .m14: names.append("report-before-return")
            case .m15: names.append("async-delegate")
            case .m13: break
            }
        }
        if diagnosis.verdict == .launchWatchdog { names = ["cold-launch", "slow-phone"] }
        if diagnosis.verdict == .notLinked { names = ["cold-launch"] }
        var unique: [String] = []
        for name in names where !unique.contains(name) { unique.append(name) }
        return Array(unique.prefix(4))
    }
}

extension String {
    /// `Early return` in the middle of a sentence.
    var lowercasedFirst: String {
        // `VoIP` stays as it is.
        guard let first, !prefix(while: { !$0.isWhitespace }).dropFirst().contains(where: \.isUppercase) else {
            return self
        }
        return first.lowercased() + dropFirst()
    }
}
