import CallVocabulary

// Part L. Each of these costs a day without calls, or a reinstall: use a phone that nobody needs to reach.

extension OnDevice {
    static let ledger: [OnDevice] = [
        OnDevice(
            .l1, .whole,
            """
            Return unreported three or four times, ten seconds apart, then push once more: the service answers 200, \
            nothing of the app runs, and a line of `callservicesd` in Console is all there is.
            """,
            """
            Open the app: no API says that it is restricted, and its token is the same.
            """
        ),
        OnDevice(
            .l2, .whole,
            """
            Begin with a reinstall. Return unreported once, wait ten seconds, and push to see whether the delegate is \
            still called; go on until "Application … will not be launched …" [O] stands in Console, and count the \
            unreported ones before it.
            """,
            """
            Do it with C1 crashes only and with 0xbaadca11 kills only: if the two count alike, the numbers agree [I].
            """
        ),
        OnDevice(
            .l3, .whole,
            """
            Restricted, send one push with the app dead, open the app, wait a minute: that push must not come any more. \
            Push again with the app open: the delegate is called, and nothing happens without a report [O].
            """
        ),
        OnDevice(
            .l4, .whole,
            """
            Restrict two apps, six hours apart, and push to both every half hour, reporting each call: if one daily job \
            frees all [T], both come back at the same time; else each after a day of its own.
            """,
            """
            Restrict one and restart the phone (no help [O]); update it from TestFlight ("believed" [A]); remove and \
            reinstall it (helps [A]): one at a time, with a push after each.
            """
        ),
        OnDevice(
            .l5, .whole,
            """
            On iOS 26 or later return unreported from a development build, from a TestFlight build and from the store's: \
            a dialog for the first two, and another when delivery stops. Apple has said that its details may change [A].
            """
        ),
        OnDevice(
            .l6, .part,
            """
            Take your own release and go through the situations of this page; afterwards Xcode's Organizer holds no \
            crash with R1's frame, and the devices' reports no 0xbaadca11. That a sound app never dies of this can only \
            fail to be refuted.
            """
        ),
    ]
}
