import CallVocabulary
import RuleBook

// What is imitated, what is not, and which numbers are guesses.

extension FidelityPage {
    static let modelled: [String] = [
        "## What is modelled and what is not", "",
        "| what | how far |", "|---|---|",
        "| the daemon's decisions: must-report, check 2, ledger, restriction | whole, by the rules C2, E, L, K |",
        "| check 1 | whole, in the app's own process, as on a device |",
        "| launch, suspension, death, watchdogs | real processes; the limits are iOS's, the speed is this machine's |",
        "| device states: locked, before first unlock, rebooted, offline, control centre | whole, by commands |",
        "| APNs | requests, refusals, storing; delays on command; no network between the two |",
        "| crash reports | Apple's form; frames of Apple's frameworks are written down, not captured, and marked so |",
        "| CallKit | an incoming call from report to end; [member by member](CallKitCoverage.md) |",
        "| a second call beside the first (P7, T4) | it waits; End & Accept and Hold & Accept are missing |",
        "| requests of the app itself (T1, T3) | answering and ending |",
        "| audio (A1, A3–A5) | callbacks in their order (A6); no sound, no interruption, nothing that breaks |",
        "| what the user sees (P) | lines in a log; no screen, no list of recent calls (P10) |",
        "| service extension, PushToTalk, Local Push (T9, T10) | not at all |",
        "| Objective-C, views, other frameworks | not at all: [what compiles](Frameworks.md) |",
        "",
        """
        Two limits follow. An app that passes every scenario here can still fail on a device, by its screen, its sound \
        or its speed there. And where iOS does what no rule of ours says, Ringtime does not know it.
        """,
    ]

    static let settings: [String] = {
        let profile = Profile.newest
        let guesses = profile.settings.filter { $0.evidence.contains(.inferred) || $0.evidence.contains(.thirdParty) }
        let rows = guesses.map { setting in
            let rule = "[\(setting.rule)](#\(anchor(of: setting.rule)))"
            return "| `\(setting.name)` | \(setting.value) | \(older(setting)) | \(rule) | \(setting.evidence.tag) |"
        }
        return [
            "### Settings that are guesses", "",
            """
            \(guesses.count) of the \(profile.settings.count) settings of a phone rest on third-party analysis or on our \
            own inference. The values are those of iOS \(profile.system), the newest profile; a scenario changes one \
            under `settings`.
            """,
            "", "| setting | value | on older systems | rule | how sure |", "|---|---|---|---|---|",
        ] + rows
    }()

    /// The other values that a setting has had, each with the systems on which it has it.
    private static func older(_ setting: ProfileSetting) -> String {
        var spans: [(first: SystemVersion, last: SystemVersion, value: String)] = []
        for profile in Profile.all {
            guard let value = profile.settings.first(where: { $0.name == setting.name })?.value else { continue }
            if spans.last?.value == value {
                spans[spans.count - 1].last = profile.system
            } else {
                spans.append((profile.system, profile.system, value))
            }
        }
        return spans.dropLast().map { span in
            "\(span.value) (" + (span.first == span.last ? "" : "\(span.first) to ") + "\(span.last))"
        }.joined(separator: ", ")
    }

    /// As GitHub makes it of a rule's heading.
    private static func anchor(of rule: Rule) -> String { String(rule.number.lowercased().filter { $0 != "." }) }
}
