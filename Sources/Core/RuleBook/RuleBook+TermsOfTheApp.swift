import CallVocabulary

// Words of the app, its bundle and the system around it.

extension RuleBook {
    /// The app's life cycle, its bundle, and the system.
    static let termsOfTheApp: [Term] = [
        Term(
            ["didFinishLaunching", "didFinishLaunchingWithOptions"],
            """
            Create the registry here (D12). *Launched* means that it has returned (D4 [I]), and it must within 20 s \
            (W1).
            """,
            rules: [.d12, .d4, .w1],
            questions: [13, 15]
        ),
        Term(
            ["scene", "UIScene", "viewDidLoad"],
            "A background launch connects no scene: code there may never run (D14 [I]).",
            rules: [.d14],
            questions: [15]
        ),
        Term(
            ["UIBackgroundModes", "background mode"],
            "Must contain `voip`, or registration is ignored and only the console says so (D9 [O]).",
            rules: [.d9]
        ),
        Term(["aps-environment"], "Without this entitlement registration is ignored (D9 [O]).", rules: [.d9, .n2]),
        Term(
            ["unrestricted-voip", "pushkit.unrestricted-voip", "unrestricted-voip.ptt", "regulatory"],
            "Entitlements that once exempted apps; none has effect with today's SDK (E5 [A/T]).",
            rules: [.e5],
            questions: [20]
        ),
        Term(
            ["applicationState", "foreground"],
            """
            What counts is whether the daemon sees the app in front, active and unlocked (D1, E7 [T/I]), not what the \
            app reads from itself.
            """,
            rules: [.e1, .e7, .d1, .p1],
            questions: [11]
        ),
        Term(
            ["beginBackgroundTask", "assertion"],
            "A push brings its own process assertion until its completion handler is called (D5 [T], H2 [O]).",
            rules: [.h2, .d5, .d13],
            questions: [2]
        ),
        Term(
            ["suspended", "suspend", "suspension"],
            "A suspended app's code does not run until the next push (D13 [O]).",
            rules: [.d13, .w3],
            questions: [3]
        ),
        Term(
            ["force-quit", "swiped"], "A force-quit app is launched for a VoIP push all the same (D8 [O]).",
            rules: [.d8, .d4]),
        Term(
            ["isProtectedDataAvailable", "keychain", "first unlock", "reboot"],
            """
            Before first unlock protected files and ordinary keychain items cannot be read, yet the rules hold (D7).
            """,
            rules: [.d7, .r4],
            questions: [14]
        ),
        Term(
            ["callservicesd", "daemon"],
            "The system's call-services daemon manages VoIP pushes; its view of the app counts (D1).",
            rules: [.d1, .c2_1, .n3, .c2_7]
        ),
        Term(
            ["violation", "ledger", "restriction", "blocked"],
            """
            An entry is made at a push's expiry (C2.5 [I]); by default three of them block the app (L2 [T/O]) until \
            the daily reset or a reinstall (L4).
            """,
            rules: [.l2, .l1, .l3, .l4, .c2_5],
            questions: [10]
        ),
        Term(
            ["watchdog"], "Launch 20 s, scene update 10 s, exit 5 s, else 0x8badf00d (W1).", rules: [.w1, .w2],
            questions: [13]),
        Term(
            ["DND", "Do Not Disturb", "Focus"],
            "A report refused for Do Not Disturb counts (C1.5); nothing rings (P6).",
            rules: [.c1_5, .p6, .k],
            questions: [8]
        ),
        Term(
            ["PushToTalk", "PTChannelManager"], "Its own framework; it shares the enforcement (T10).",
            rules: [.t10, .e5]),
        Term(["NEAppPushManager", "Local Push"], "Shares the enforcement (T10).", rules: [.t10]),
        Term(
            ["China", "MIIT"],
            "CallKit must be inactive there, so alert pushes are the only way (P8).",
            rules: [.p8]
        ),
    ]
}
