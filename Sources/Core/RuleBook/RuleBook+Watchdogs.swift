import CallVocabulary

// Part W of the rule book. Inline tags mark single facts that are surer or less sure than their rule.

extension RuleBook {
    /// Watchdogs.
    static let watchdogs: [RuleEntry] = [
        RuleEntry(
            .w1,
            [.apple, .observed],
            """
            Launch watchdog: `didFinishLaunching` must return within 20 s of launch, else SIGKILL 0x8badf00d \
            ("process-launch watchdog transgression … exhausted real (wall clock) time allowance of 20.00 seconds"). \
            Scene update 10 s, exit 5 s.
            """,
            sources: [.watchdogTerminations, .nativeScript8920, .lockbox63]
        ),
        RuleEntry(
            .w2,
            [.apple],
            """
            For an app that creates its registry in `didFinishLaunching` the launch watchdog is the tighter limit; a \
            slow cold launch is by itself no violation.
            """,
            sources: [.watchdogTerminations]
        ),
        RuleEntry(
            .w3,
            [.apple],
            """
            0xbad22222: a VoIP app was resumed too often. 0xdead10cc: a file or database lock was held at suspension.
            """,
            sources: [.sigkill],
            settings: [Setting("suspend.killsLockHolders", default: "on", [.apple])]
        ),
    ]
}
