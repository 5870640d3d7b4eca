import CallVocabulary

// Parts W and H. No debugger may be attached: it switches watchdogs off.

extension OnDevice {
    static let watchdogs: [OnDevice] = [
        OnDevice(
            .w1, .whole,
            """
            Sleep 25 s in `didFinishLaunching` and start the app from the home screen, then by a push: the crash report \
            says 0x8badf00d with R3's sentence, and Date/Time minus Launch Time is about 20 s.
            """
        ),
        OnDevice(
            .w2, .whole,
            """
            Sleep 15 s in `didFinishLaunching`, create the registry after that and report in the delegate: it rings 15 s \
            late, nothing dies, and no dialog of L5 appears. With 25 s only 0x8badf00d comes.
            """
        ),
        OnDevice(
            .w3, .part,
            """
            Begin a write transaction on an SQLite file in an app group's container, leave it open and go home: the \
            report says 0xdead10cc. With the file in the app's own container the outcome may differ: note it.
            """,
            """
            How often is too often for 0xbad22222 is not published; to provoke it, push to a suspended app every few \
            seconds for an hour, each call reported and ended.
            """
        ),
        OnDevice(
            .h1, .whole,
            """
            Report and never call the completion handler, twenty pushes in a row, then call it before the report, twenty \
            more: no crash report, and the twenty-first still arrives.
            """
        ),
        OnDevice(
            .h2, .part,
            """
            Let a timer log ten lines a second; report, end at once and call the completion handler, then the same \
            without calling it: compare when the lines stop after the ring is over [O].
            """,
            """
            The assertion itself cannot be seen from outside; lines of `runningboardd` about the app's process are the \
            nearest to it.
            """
        ),
        OnDevice(
            .h3, .whole,
            """
            Three builds for the three beliefs: one never calls it and lives for minutes; one calls it first, reports \
            next and lives; one delays it by 20 s without a report and dies at the return all the same.
            """
        ),
    ]
}
