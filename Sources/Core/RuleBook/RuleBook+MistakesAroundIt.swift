import CallVocabulary

// Mistakes made around the push handler: in set-up, in testing, in what one believes.

extension RuleBook {
    /// The mistakes that lie elsewhere than in the handler.
    static let mistakesAroundIt: [MistakeEntry] = [
        MistakeEntry(
            .m5,
            "Registry created late, lost or doubled",
            (
                is: """
                The registry is made after login, in a view controller or in a view; its delegate is not retained; \
                or the app registers twice.
                """,
                kills: """
                A background launch connects no scene (D14 [I]), so the registry never exists; the payload waits \
                while the 7 s run (D6 [O]), and check 2 kills (C2.6).
                """,
                mend: """
                One registry, made in `didFinishLaunching` at every launch and kept for the life of the app, with a \
                delegate that is kept too (D12).
                """
            ),
            threads: 9,
            rules: [.d12, .d14, .d6, .d11, .c2_6],
            sources: [.pushRegistry, .intune404]
        ),
        MistakeEntry(
            .m6,
            "Waiting until everything is ready",
            (
                is: "The report waits for `providerDidBegin`, for permissions or for the app's own start-up.",
                kills: """
                `providerDidBegin` can be missed if the delegate is set late (T5), and a report after the return is \
                too late (C1.1).
                """,
                mend: "Report without asking whether anything is ready; fulfil the answer when it is (T6)."
            ),
            threads: 3,
            rules: [.t5, .c1_1, .t6]
        ),
        MistakeEntry(
            .m7,
            "Completion handler misunderstood",
            (
                is: "The completion handler is called early, late or not at all, in the belief that it decides.",
                kills: """
                It decides nothing: neither check looks at it and it has no deadline (H1). The true cause stays \
                unmended meanwhile.
                """,
                mend: "Report, then call the completion handler, and look for the fault elsewhere."
            ),
            threads: 8,
            rules: [.h1, .h2, .h3],
            sources: [.forum817976, .flutterIncoming696]
        ),
        MistakeEntry(
            .m8,
            "Needs protected data before first unlock",
            (
                is: """
                After a reboot, before the first unlock, the handler reads a keychain item or a protected file to \
                know whom to report.
                """,
                kills: """
                The data cannot be read, yet the rules hold there too (D7); reading it may itself end the process \
                (R4).
                """,
                mend: "Report without it (C1.11), and end the call if it cannot be carried on."
            ),
            threads: 3,
            rules: [.d7, .c1_11, .r4],
            sources: [.forum784473, .element4419, .flutterIncoming684]
        ),
        MistakeEntry(
            .m9,
            "Tested only in the foreground or from the IDE",
            (
                is: "The app was tried in front of the tester, or under the debugger.",
                kills: """
                There nothing need be reported (E1), and a debugger keeps the app visible (E6 [O]); the fault shows \
                first at a user's.
                """,
                mend: "Test suspended, killed and swiped away, without the IDE (D13 [O], D8 [O])."
            ),
            threads: 6,
            rules: [.e6, .e1, .d13, .d8],
            sources: [.cordova4]
        ),
        MistakeEntry(
            .m10,
            "Restricted without knowing",
            (
                is: "Pushes stop arriving after some failures, and the search goes on at the server.",
                kills: """
                After 3 violations by default (L2 [T/O]) pushes to a background or dead app are discarded (L3 [O]), \
                and the app cannot detect it (L1).
                """,
                mend: """
                Read the console and the crash reports; mend the report; wait for the daily reset or reinstall \
                (L4).
                """
            ),
            threads: 8,
            rules: [.l1, .l2, .l3, .l4],
            sources: [.forum768136, .linphone680, .forum764376]
        ),
        MistakeEntry(
            .m11,
            "Background mode, link, environment or topic wrong",
            (
                is: """
                The `voip` background mode or the link to CallKit is missing, or the sender uses the wrong APNs \
                environment or topic.
                """,
                kills: """
                Registration is ignored, or the link check raises an exception (D9 [O]), or APNs refuses the push \
                (D3).
                """,
                mend: """
                Declare `voip` in `UIBackgroundModes`, link CallKit, send to `<bundle id>.voip` on the host that \
                belongs to the `aps-environment` of the build.
                """
            ),
            threads: 5,
            rules: [.d9, .d3, .n1],
            sources: [.wildfire1, .pyapns134, .voipPush90]
        ),
        MistakeEntry(
            .m13,
            "The app activates the audio session itself",
            (
                is: "The app, or a media library in it, calls `setActive(true)` for a call.",
                kills: """
                Nothing dies, but nobody hears anything: the activation fails with 561017449, or it "succeeds" and \
                `didActivate` never comes (A3).
                """,
                mend: """
                Set category and mode in the action handler, never activate, start audio in `didActivate` (A2).
                """
            ),
            threads: 4,
            rules: [.a3, .a2],
            sources: [.forum783870, .flutterIncoming4]
        ),
    ]
}
