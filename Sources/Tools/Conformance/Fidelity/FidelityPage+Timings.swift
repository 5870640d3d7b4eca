import CallVocabulary
import RuleBook

// The figure that everybody asks for: when check 2 kills, on devices and here.

extension FidelityPage {
    var killTimings: [String] {
        let rule = RuleBook.entry(for: .c2_1)
        return [
            "## The seventh second, there and here", "",
            """
            Check 2 kills an app that has reported no call about 7 s after the push was delivered (C2.1). Which figures \
            have been published, and which are ours:
            """,
            "", "| whose | what is timed | figure | how sure |", "|---|---|---|---|",
            "| Apple | delivery to check | about 7 s | [A] |",
            "| three published timings | launch to kill | 7.0–7.5 s | [O] |",
            "| one more, from a crash report | Launch Time to Date/Time | 14.7 s | [O] |",
            "| Ringtime's policy | delivery to check | \(Profile.newest.reportDeadline.inWords) | "
                + "setting `report.deadline` \(evidence(of: "report.deadline")) |",
            "| Ringtime's scenario | \(scenarioLimit) | our demand |",
            row(.sinceDelivery), row(.sinceLaunch), "",
            "Apple's word is in " + rule.sources.prefix(2).map(Self.link).joined(separator: " and ") + ". "
                + """
                The three timings are those that [the rule book](RuleBook.md) counts under C2.1; their range is all that \
                it keeps of them.
                """,
            crashReportOutOfLine, "",
            """
            Our figures: minimum, median, maximum, measured on \(KillTimings.measuredOn) on \(KillTimings.machine). The \
            clock is the phone's own timeline. No kill was early; late they were by what the daemon needs to wake up. A \
            launch takes some milliseconds here and longer on a device, which may be all that makes the published \
            timings, counted from the launch, wider than ours [I]. The command, from a clone:
            """,
            "", "```text",
            """
            ringtime check Examples/Mistakes --product BlockedDelegate --product SpoofedFlag --product DelegateNotRetained \\
                --product LateRegistry --scenario report-before-return --scenario cold-launch --scenario locked \\
                --scenario force-quit --repeat 10 --report json=/tmp/kills.json
            """,
            "```",
        ]
    }

    private func row(_ timings: KillTimings) -> String {
        "| Ringtime, measured | \(timings.what) | \(timings.inWords) | \(timings.count) kills |"
    }

    private func evidence(of setting: String) -> String {
        Profile.newest.settings.first { $0.name == setting }.map(\.evidence.tag) ?? ""
    }

    /// The scenario that says when the kill must come.
    private static let timed = "report-before-return"

    /// What it demands: from which event on, how long at least and at most.
    var killLimit: (since: EventPattern, least: Duration, most: Duration)? {
        for expectation in scenarios.first(where: { $0.name == Self.timed })?.then.phone ?? [] {
            guard expectation.event == EventPattern("app.killed", rule: .c2_1),
                case .between(let least, let most, after: let event) = expectation.timing
            else { continue }
            return (event, least, most)
        }
        return nil
    }

    /// Two cells of the table.
    private var scenarioLimit: String {
        let link = "[\(Self.timed)](../Scenarios/\(Self.timed).yaml)"
        guard let limit = killLimit else { return "\(link) | no limit" }
        return "`\(limit.since)` to kill, \(link) | \(limit.least.inWords) to \(limit.most.inWords)"
    }

    private var crashReportOutOfLine: String {
        let source = RuleBook.entry(for: .r2).sources.first { $0.id == "gh-flutter-incoming-522" }
        return "The one more is in " + (source.map(Self.link) ?? "an issue thread")
            + """
            : it contradicts nothing, because 7 s are counted from a delivery, and that process may have been launched \
            before the push that killed it; the report does not say when it came.
            """
    }
}
