import CallVocabulary

// Part R. Settings › Privacy & Security › Analytics & Improvements › Analytics Data, or Xcode's Devices window.

extension OnDevice {
    static let crashReports: [OnDevice] = [
        OnDevice(
            .r1, .whole,
            """
            Take the `.ips` file of C1.1's attempt and compare `exception`, `termination`, `asi` and the PushKit frames \
            of `lastExceptionBacktrace` with what `ringtime crashes latest` prints for the same mistake; addresses, \
            images and threads differ.
            """,
            """
            Stream the app's own process: the two lines before its end are the console text.
            """
        ),
        OnDevice(
            .r2, .whole,
            """
            Take the file of C2.1's attempt: `"namespace":"FRONTBOARD"`, code 3131951633, `procRole`, and a main thread \
            that waits in `mach_msg` [O].
            """,
            """
            An in-process reporter in the same build has nothing to send at its next start.
            """
        ),
        OnDevice(
            .r3, .whole,
            """
            Take the file of W1's attempt: `FRONTBOARD`, code 2343432205, and the sentence with "20.00 seconds" [O].
            """
        ),
        OnDevice(
            .r4, .part,
            """
            Provoke each once: the link check (D9), `CXHandle(type: .generic, value:)` with a nil string from \
            Objective-C, a lock at suspension (W3), 25 s of launch (W1), a mapped file of complete protection before the \
            first unlock: different signals, codes and backtraces, and no report that is missing.
            """
        ),
        OnDevice(
            .r5, .part,
            """
            Count in your own Organizer how many crashes have R1's frame, and among the devices' files how many say \
            0xbaadca11. What holds for all apps Apple alone can see.
            """
        ),
    ]
}
