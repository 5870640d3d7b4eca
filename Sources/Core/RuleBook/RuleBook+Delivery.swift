import CallVocabulary

// Part D of the rule book. Inline tags mark single facts that are surer or less sure than their rule.

extension RuleBook {
    /// Delivery and launch.
    static let delivery: [RuleEntry] = [
        RuleEntry(
            .d1,
            [.apple],
            """
            The system's call-services daemon manages VoIP pushes, not the app. What counts is the state in which the \
            *daemon* believes the app to be.
            """,
            sources: [.forum817976]
        ),
        RuleEntry(
            .d2,
            [.apple],
            """
            At the push server a VoIP push and a high-priority alert push have the same delivery priority: deliver \
            right now.
            """,
            sources: [.sendingNotifications]
        ),
        RuleEntry(
            .d3,
            [.apple],
            """
            Push type `voip`, topic = bundle id + `.voip`, a payload of at most 5,120 bytes (4,096 for the other \
            types), priority 10.
            """,
            sources: [.sendingNotifications]
        ),
        RuleEntry(
            .d4,
            [.apple],
            """
            If the app is not running, the system launches it in the background *before* the delegate is called. \
            Check 2 does not start until that launch has succeeded. *Launched* means that `didFinishLaunching` has \
            returned [I]: a launch that takes 15 s is no violation.
            """,
            sources: [.voipArticle]
        ),
        RuleEntry(
            .d5,
            [.thirdParty],
            """
            The order for each push: decide must-report (E2); launch, waiting **20 s** and never less than W1, where \
            at a tie the watchdog acts first; take a process assertion; start the C2 timer; hand the payload over. A \
            launch that fails or times out is logged as an error and brings no delivery, no timer and no ledger entry \
            (`ledger.countsLaunchFailure`, off [I]). Launches are serial: a slow launch delays the pushes behind it.
            """,
            settings: [
                Setting("launch wait", default: "20 s, never less than W1", [.thirdParty]),
                Setting("ledger.countsLaunchFailure", default: "off", [.inferred]),
            ]
        ),
        RuleEntry(
            .d6,
            [.observed],
            """
            Payloads wait in a queue of their app until the app has a `PKPushRegistry` whose `desiredPushTypes` \
            contains `.voIP`; then all of them are delivered in order (console: "Delivering N VoIP payload(s) to \
            application …"). The C2 timer runs meanwhile. What is still queued outlives the process and a \
            restriction: it goes to the next registration, with the must-report flag that was decided at arrival (so \
            C1 applies), but with no second timer and no second ledger entry [I]. Uninstall, reboot and a restart of \
            the daemon drop it [I].
            """,
            sources: [.forum801446]
        ),
        RuleEntry(
            .d7,
            [.apple, .observed],
            """
            After a reboot the app may be launched before the first unlock. The rules hold there too, while protected \
            files and ordinary keychain items cannot be read. It may also stall before it registers: the pushes are \
            counted and their payloads wait. Setting `delivery.beforeFirstUnlock` = launches | stalls | random(seed).
            """,
            sources: [.forum784473, .trustKit312],
            settings: [
                Setting(
                    "delivery.beforeFirstUnlock",
                    default: "launches (else: stalls, random(seed))",
                    [.apple, .observed]
                )
            ]
        ),
        RuleEntry(
            .d8,
            [.observed],
            """
            An app that the user force-quit (swiped away) *is* launched for a VoIP push.
            """,
            sources: [.forum781211, .flutterCallkeep69]
        ),
        RuleEntry(
            .d9,
            [.observed],
            """
            The app must declare the `voip` background mode (`UIBackgroundModes` in its Info.plist) and carry an \
            `aps-environment` entitlement. Otherwise its registration is ignored, and only the console says so. \
            Setting `desiredPushTypes` without linking CallKit raises `NSInternalInconsistencyException`, "PushKit \
            apps that use VoIP push must link the CallKit framework."
            """,
            sources: [.wildfire1, .oopsr9]
        ),
        RuleEntry(
            .d10,
            [.observed],
            """
            A push with expiration 0 can still arrive 20–30 s late, when a device comes back online. The order \
            between pushes is not guaranteed end to end. Both must be producible on demand.
            """,
            sources: [.forum795610, .forum823102]
        ),
        RuleEntry(
            .d11,
            [.inferred],
            """
            There is one PushKit client per bundle: the last registry to register gets the payloads. After a restart \
            of the daemon, registries register again in the order of their creation.
            """
        ),
        RuleEntry(
            .d12,
            [.apple, .observed],
            """
            `PKPushRegistry(queue: nil)` means the main queue, and `delegate` is weak. Register at every launch, in \
            `didFinishLaunching` (Apple's recommendation), and keep the registry for the life of the app. The \
            documented order is delegate first, then `desiredPushTypes`; a delegate set one line later on the main \
            queue loses nothing, because callbacks are asynchronous. A registry that nobody keeps withdraws; public \
            samples keep theirs in a local variable only, so a device may be kinder (`registry.survivesRelease`, off \
            [I]).
            """,
            sources: [.pushRegistry],
            settings: [
                Setting("registry.survivesRelease", default: "off", [.inferred])
            ]
        ),
        RuleEntry(
            .d13,
            [.observed],
            """
            A background app without a tracked call and without an assertion is *suspended* (`suspend.afterCall`, 5 s \
            after its last call ended [I]). Its code does not run, timers, sockets and queues are frozen, until the \
            next push. Faults that show only in a suspended or killed app are the most reported kind. A suspended app \
            can be killed for memory without notice.
            """,
            sources: [.voipPush102, .twilio251],
            settings: [
                Setting("suspend.afterCall", default: "5 s", [.inferred])
            ]
        ),
        RuleEntry(
            .d14,
            [.inferred],
            """
            A background launch connects no scene: code in scene delegates, view controllers or SwiftUI views may \
            never run. A registry that would be created there does not exist.
            """
        ),
    ]
}
