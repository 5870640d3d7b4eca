import CallVocabulary

// How an app comes to run, and to sleep: D4, D5, D7, D8, D13, D14.

extension OnDevice {
    static let launch: [OnDevice] = [
        OnDevice(
            .d4, .whole,
            """
            Log the last line of `didFinishLaunching` and the first of the push delegate, and push to the dead app: the \
            launch comes first, in the background.
            """,
            """
            Sleep ten seconds in `didFinishLaunching`, register afterwards, report at once: no kill. Sleep ten seconds \
            and never register: the kill comes about 7 s after `didFinishLaunching` has returned [I], and not 7 s after \
            the push.
            """
        ),
        OnDevice(
            .d5, .part,
            """
            Let one app sleep 15 s in `didFinishLaunching`, push to it and to a second dead app at once, and compare the \
            launch times of both: if launches are serial [T], the second starts when the first is through.
            """,
            """
            Let three launches die by the watchdog (W1), then push to a build that launches quickly over the same \
            installation: if it is launched, a failed launch makes no entry in the ledger [I].
            """,
            "The order of the daemon's own steps cannot be seen from outside."
        ),
        OnDevice(
            .d7, .whole,
            """
            Restart the phone, do not enter the code, and push; use a SIM, because the passwords of Wi-Fi networks are \
            readable only after the first unlock [A].
            """,
            """
            Either it rings, and a log of the app shows which files and keychain items it could not read, or nothing \
            happens until the code is entered: collect the log afterwards and note when the payload was handed over.
            """
        ),
        OnDevice(
            .d8, .whole,
            """
            Swipe the app away in the app switcher and push: it rings, and the process is a new one [O].
            """,
            """
            Do the same with a background push (`content-available`), which does not launch an app that was swiped away \
            [A].
            """
        ),
        OnDevice(
            .d13, .whole,
            """
            Let a timer log a line every second, go to the home screen and watch the lines stop within seconds; push, \
            and they go on. The moment at which they stop is not documented: note it, it is the setting \
            `suspend.afterBackground` [I], and after a call `suspend.afterCall` [I].
            """,
            """
            Open the camera and a few large games until `xcrun devicectl device info processes` no longer lists the \
            app: it was taken without a line of its own.
            """
        ),
        OnDevice(
            .d14, .whole,
            """
            Log a line in `scene(_:willConnectTo:options:)`, in `viewDidLoad` and in the body of the first SwiftUI view, \
            lock the phone, push to the dead app, and note which of them come before the delegate's line, if they come \
            at all [I].
            """
        ),
    ]
}
