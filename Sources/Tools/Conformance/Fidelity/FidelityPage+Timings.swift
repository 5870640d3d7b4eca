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
            clock is the phone's own timeline. A kill is never early, and late by what the daemon needs to wake up; a \
            launch takes some milliseconds here and some tenths of a second on a device, which is why the published \
            timings, counted from the launch, are wider. The command, from a clone:
            """,
            "", "```sh",
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
        Profile.newest.settings.first { $0.name == setting }.map { Self.tag($0.evidence) } ?? ""
    }

    static func tag(_ evidence: [Evidence]) -> String {
        evidence.isEmpty ? "[-]" : "[" + evidence.map(\.rawValue).joined(separator: "/") + "]"
    }

    /// What `report-before-return` asks of the kill: two cells of the table.
    private var scenarioLimit: String {
        let name = "report-before-return"
        let link = "[\(name)](../Scenarios/\(name).yaml)"
        for expectation in scenarios.first(where: { $0.name == name })?.then.phone ?? [] {
            guard expectation.event == EventPattern("app.killed", rule: .c2_1),
                case .between(let from, let to, after: let event) = expectation.timing
            else { continue }
            return "`\(event)` to kill, \(link) | \(from.inWords) to \(to.inWords)"
        }
        return "kill, \(link) | no limit"
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
