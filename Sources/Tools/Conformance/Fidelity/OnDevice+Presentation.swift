import CallVocabulary

// Part P. A recording of the screen, and a `CXCallObserver` in the app that logs every change, are the instruments.

extension OnDevice {
    static let presentation: [OnDevice] = [
        OnDevice(
            .p1, .whole,
            """
            Open the app, push, report with a name, and record the screen: no call screen of the system's. If a banner \
            appears, the setting `foreground.banner` describes your system.
            """
        ),
        OnDevice(
            .p2, .whole,
            """
            Record the screen with another app in front (a banner), and film the locked phone (full screen) [O]. \
            Settings › Apps › Phone › Incoming Calls may change the first [I]: note what it says.
            """
        ),
        OnDevice(
            .p3, .whole,
            """
            With the app in front, push a hundred times, report and end each after half a second; then a hundred without \
            any report: no crash report, and the next push in the background is delivered.
            """
        ),
        OnDevice(
            .p4, .whole,
            """
            Report, end with `reportCall(with:endedAt:reason:)` after 100 ms, and log the time from the completion to \
            `hasEnded` in a `CXCallObserver`: about 2.0 s [T/O]. Decline by hand after 100 ms: at once.
            """
        ),
        OnDevice(
            .p5, .whole,
            """
            Let it ring, and log the time from the report's completion to the `CXEndCallAction`: about 60 s [O]. Your \
            own server's limit must be longer for that.
            """
        ),
        OnDevice(
            .p6, .whole,
            """
            Report with a Focus that allows nobody, and from a number on the block list: nothing rings, and the \
            completion's error has the code 3, or 4.
            """
        ),
        OnDevice(
            .p7, .whole,
            """
            Push for two calls a few seconds apart and film the screen: which call it shows, what accepting and \
            declining do to the other, and whether the ringtone starts again [O]. Then with the first answered, and with \
            one active and one on hold.
            """
        ),
        OnDevice(
            .p8, .none,
            """
            Cannot be seen from outside: it is what Apple asks for, in the documentation and in App Review, and no \
            behaviour of the phone. Its consequence can: a VoIP push for anything else rings, or kills.
            """
        ),
        OnDevice(
            .p9, .whole,
            """
            Answer with the phone unlocked, locked, and locked with `hasVideo` set, and log the scene's state after each \
            [O]; push again during the call and log `mustReport`.
            """
        ),
        OnDevice(
            .p10, .whole,
            """
            With `includesCallsInRecents` set, end a call as unanswered, remote-ended, declined, answered elsewhere and \
            declined elsewhere, and see what the Phone app lists, and in red [O/I].
            """
        ),
    ]
}
