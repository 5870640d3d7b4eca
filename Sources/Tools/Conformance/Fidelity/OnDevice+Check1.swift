import CallVocabulary

// Part C1. The probe's delegate is changed for each; the app is suspended, and no debugger is attached.

extension OnDevice {
    static let check1: [OnDevice] = [
        OnDevice(
            .c1_1, .whole,
            """
            Log a line and return from the delegate without a report: it is the app's last line, and the crash report is \
            that of R1.
            """,
            """
            Report in the line before the return, then in `DispatchQueue.main.async`: the first lives, the second dies, \
            although its report was under way.
            """
        ),
        OnDevice(
            .c1_2, .whole,
            """
            In a build that nobody else gets, replace the method of R1's first frame by an empty one at start (the \
            Objective-C runtime allows it in one's own process) and return without a report: check 1 is silent, and the \
            report that comes about 7 s after the delivery says 0xbaadca11.
            """
        ),
        OnDevice(
            .c1_3, .whole,
            """
            Report and end a first call, and let the delegate return unreported from a second push, six seconds after \
            that report, then, in a new attempt, eight seconds after it: if the accounting is right [T], the first dies \
            by 0xbaadca11 only, the second at once by SIGABRT.
            """,
            """
            Send five pushes at once and report in the first of the five delegate calls only, then, in a new attempt, \
            in the last only: the first lives, the second dies at its first return [T].
            """
        ),
        OnDevice(
            .c1_4, .whole,
            """
            Register, set the registry's `delegate` to nil, go home, push: no method is called, and about 7 s later the \
            process is killed with 0xbaadca11. A SIGABRT instead would speak for the third-party reading [T] \
            (`check1.withoutDelegate`).
            """
        ),
        OnDevice(
            .c1_5, .part,
            """
            Report with a Focus on, from a blocked number, and twice with one UUID: the completion brings the codes 3, 4 \
            and 2, and ten seconds later the app is still there.
            """,
            """
            Report through LiveCommunicationKit in a `Task` from the synchronous delegate, on 26.3 and on 26.4: who \
            dies settles that setting [I].
            """,
            "A refusal before credit (unentitled, flood-limited) cannot be provoked by an ordinary app."
        ),
        OnDevice(
            .c1_6, .whole,
            """
            Report and end the call in the next line: alive ten seconds later, with a flash on the screen (P4). Only end \
            it, with a UUID that nobody knows: SIGABRT on the return [O].
            """
        ),
        OnDevice(
            .c1_7, .whole,
            """
            Sleep five seconds in the delegate, then report: it rings. Sleep ten: one report, with 0xbaadca11, and none \
            with SIGABRT.
            """
        ),
        OnDevice(
            .c1_8, .whole,
            """
            Report on a global queue and wait for it with `sync` in the delegate: if it lives, another thread's report \
            counts [I]. The same with `async` and no wait is a race: repeat it twenty times.
            """
        ),
        OnDevice(
            .c1_9, .whole,
            """
            Read `exception` and `termination` in the `.ips` file of C1.1's attempt: signal SIGABRT, and R1's text.
            """
        ),
        OnDevice(
            .c1_10, .whole,
            """
            Implement the `async` form of the delegate method, report in its first line, and push to the suspended app, \
            on 26.3 or older (dies by SIGABRT [O]) and on 26.4.
            """,
            """
            On 26.4 put `Task.sleep` before the report and lengthen it until the app dies: that length is the setting \
            `check1.deferral`, which Apple has not published [I].
            """
        ),
        OnDevice(
            .c1_11, .whole,
            """
            Report with `UUID()` and `CXCallUpdate()` and nothing else: it rings. A second later \
            `reportCall(with:updated:)` puts the name on the screen.
            """
        ),
    ]
}
