import CallVocabulary

// Part C2. What is timed is the crash report's Date/Time against its Launch Time, or against Console's delivery line.

extension OnDevice {
    static let check2: [OnDevice] = [
        OnDevice(
            .c2_1, .whole,
            """
            Let the probe create its registry only where `applicationState` is not `.background`, open it once for a \
            token, lock the phone, push to the dead app, and subtract the report's Launch Time from its Date/Time; ten \
            times, with a clean ledger after every second kill. 7.0–7.5 s have been published for this [O].
            """,
            """
            The report names 0xbaadca11 and, unlike check 1's, no exception; repeat it with a launch that takes three \
            seconds, and the difference grows by three.
            """
        ),
        OnDevice(
            .c2_2, .whole,
            """
            Report, end the call after half a second with `reportCall(with:endedAt:reason:)`, and look ten seconds \
            after the delivery: the process lives, and there is no crash report.
            """
        ),
        OnDevice(
            .c2_3, .part,
            """
            It takes an app that is linked against an SDK before 13 (`vtool -show-build` on the binary says which) or \
            carries an exemption that still works (E5): return unreported, and nothing dies within a minute.
            """,
            "The 30 s at the end of which nothing is killed cannot be seen from outside."
        ),
        OnDevice(
            .c2_4, .part,
            """
            Block the delegate for ten seconds and change one condition each time: open the app by hand at five seconds \
            and keep it open; or let another thread start an outgoing call through `CXCallController` at five seconds. \
            Neither may be killed at seven [T].
            """,
            """
            What happens at the very instant, and whether an absent process still gets its entry, cannot be seen from \
            outside.
            """
        ),
        OnDevice(
            .c2_5, .part,
            """
            Call `exit(0)` in the delegate before any report, three times, ten seconds apart, and push once more: if \
            Console says "will not be launched because it failed to report an incoming call too many times …" [O], each \
            exit was counted [I].
            """,
            """
            From iOS 26 a development build's dialog (L5) shows an entry when it is made: seven seconds after the \
            delivery, and not at the exit.
            """
        ),
        OnDevice(
            .c2_6, .whole,
            """
            Create the registry in a view controller: opened by hand the app takes calls, dead and locked it is killed \
            about 7 s after its launch. Give the registry a serial queue, and put a ten-second sleep on that queue in \
            `didFinishLaunching`: the same end.
            """
        ),
        OnDevice(
            .c2_7, .none,
            """
            Cannot be seen from outside: a restart of the daemon alone cannot be brought about, and one of the phone \
            ends the app as well.
            """,
            """
            That the ledger survives a restart shows by L4: a restricted app is still restricted after it [O].
            """
        ),
        OnDevice(
            .c2_8, .part,
            """
            Block the delegate and install an update over the app (`xcrun devicectl device install app`) three seconds \
            after the delivery, three times; then push to a build that reports: neither a report with 0xbaadca11 nor a \
            restriction may have come of it [I].
            """
        ),
        OnDevice(
            .c2_9, .part,
            """
            It takes a phone that still runs iOS 13: report, end at once, and send the next push exactly 7 s later, some \
            thousands of times; a 0xbaadca11 of an app that has reported is the bug.
            """,
            """
            The thread that this rests on counts 3 in 17,280 for calls by Local Push on iOS 17.6.1 [O]: a later system, \
            another way in, and rare.
            """
        ),
    ]
}
