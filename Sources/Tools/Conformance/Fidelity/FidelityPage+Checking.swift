// What somebody needs who wants to try the rules on a device, and words for the states of an app.

extension FidelityPage {
    static let howToCheck: [String] = [
        "## How to check it on your own device", "",
        """
        You need a Mac with Xcode, an iPhone that nobody has to reach (a restricted app gets no calls for a day), a \
        developer account, and half an hour for the first rule. The simulator will not do: these rules are about a phone \
        that suspends, launches and kills.
        """,
        "",
        """
        - **The probe** is the smallest calling app: a registry created in `didFinishLaunching`, a `CXProvider`, and a \
        delegate that reports first. Log every step with `Logger` and `privacy: .public`: the app's lines and the \
        daemon's then stand under one clock. [Parley](../Examples/Parley) is one to begin with.
        """,
        """
        - **The push script** is one line of `curl` and a provider token: \
        [Apple shows how](<https://developer.apple.com/documentation/usernotifications/\
        sending-push-notifications-using-command-line-tools>); use the topic that ends in `.voip` and the token from \
        `didUpdate`. Put the sending time into every payload.
        """,
        """
        - **Console.app**: choose the phone, start streaming, include info and debug messages (Action menu), and search \
        for the process `callservicesd`. Bundle ids can read `<private>` [O]. Its lines are no interface: their wording \
        changes. What was missed, `sudo log collect --device --last 10m` brings. \
        [Apple's support reads such a log line by line](<https://developer.apple.com/forums/thread/799024>).
        """,
        """
        - **Crash reports**: Settings › Privacy & Security › Analytics & Improvements › Analytics Data, or Xcode › \
        Devices and Simulators › View Device Logs. Date/Time minus Launch Time is how long the process lived: \
        `captureTime` and `procLaunch` [in the JSON](<https://developer.apple.com/documentation/xcode/\
        interpreting-the-json-format-of-a-crash-report>).
        """,
        "",
        "| state | how to bring it about |", "|---|---|",
        "| *suspended* | start it from the home screen, leave it, wait half a minute; no debugger (E6) |",
        "| *dead* | open it once, restart the phone and enter the code; or `xcrun devicectl device process terminate` |",
        "| *swiped away* | in the app switcher |",
        "| *before first unlock* | restart the phone and do not enter the code |",
        "| *restricted* | three or four unreported pushes, ten seconds apart (L2) |",
        "| *a clean ledger* | remove the app and install it again (L4) |",
        "",
        """
        Change one thing at a time, leave ten seconds between two pushes unless the rule says otherwise (a push less \
        than 7 s after a report is judged leniently, C1.3), begin with a clean ledger, and write down the iOS version: \
        rules have changed with 13, 14, 15, 26 and 26.4.
        """,
    ]
}
