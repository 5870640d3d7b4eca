import CallVocabulary

// Part L of the rule book. Inline tags mark single facts that are surer or less sure than their rule.

extension RuleBook {
    /// The violation ledger and the restriction.
    static let ledger: [RuleEntry] = [
        RuleEntry(
            .l1,
            [.apple],
            """
            After repeated failures the system stops launching the app for VoIP pushes. The app cannot detect it; \
            only the console says so.
            """,
            sources: [.forum768136]
        ),
        RuleEntry(
            .l2,
            [.thirdParty, .observed],
            """
            Blocked once it has **3** violations (field reports say 3 to 4; Apple never gave a number). Setting.
            """,
            sources: [.linphone680],
            settings: [
                Setting("violations until blocked", default: "3", [.thirdParty, .observed])
            ]
        ),
        RuleEntry(
            .l3,
            [.observed],
            """
            While blocked: a background or dead app gets nothing, and the push is *discarded*, not queued (console: \
            "Application … will not be launched because it failed to report an incoming call too many times (or \
            repeatedly crashed.)"). An app in the foreground still gets it, with no duty to report.
            """,
            sources: [.voipPush102]
        ),
        RuleEntry(
            .l4,
            [.apple],
            """
            Recovery: about every **24 h** by itself; a reinstall resets; an app update is believed to reset \
            (setting, on). Nothing else. [O] A reboot does not help. [T] The reset is one daily job for all apps, not \
            24 h after the app's own violation; a successful report does not lower the count. [I] The job clears \
            entries, not pending checks. Uninstall ends the process and drops checks, payloads, calls, entries and \
            tokens. Update kills the process (no report), ends its calls as failed, drops checks, and keeps tokens \
            and queued payloads.
            """,
            sources: [.forum768136, .linphone680],
            settings: [
                Setting("an app update resets the ledger", default: "on", [.apple])
            ]
        ),
        RuleEntry(
            .l5,
            [.apple],
            """
            iOS 26 and later: development and TestFlight builds get a dialog on a violation and when delivery stops; \
            store builds never do.
            """,
            sources: [.callKitTag]
        ),
        RuleEntry(
            .l6,
            [.apple],
            """
            All of these are faults in the app to be fixed: a properly made VoIP app never crashes for failing to \
            report.
            """,
            sources: [.voipArticle]
        ),
    ]
}
