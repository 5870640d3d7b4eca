import CallVocabulary

// Part E. Before iOS 26.4 only who dies shows the decision; from then on the delegate's metadata says it.

extension OnDevice {
    static let exemptions: [OnDevice] = [
        OnDevice(
            .e1, .whole,
            """
            Open the app, push, return without a report, keep it open for ten seconds: nothing dies. Do the same during \
            a call of the app's own, from the lock screen.
            """,
            """
            From iOS 26.4 `metadata.mustReport` is false in both cases.
            """
        ),
        OnDevice(
            .e2, .part,
            """
            From iOS 26.4 log `metadata.mustReport` with a call of the app's ringing, dialling, connected, on hold, and \
            within two seconds of report-and-end: false each time, if all of these are calls [T].
            """,
            """
            Push twice within a second and report neither: two crash reports, and one dialog (L5) if a burst is one \
            violation [T].
            """,
            """
            That the decision falls at arrival shows with a launch of five seconds: open the app by hand meanwhile, \
            return unreported, and see that check 1 still crashes it [T].
            """
        ),
        OnDevice(
            .e3, .whole,
            """
            Let the server send the next push 50 ms after the app has told it, in its end action, that the call is over, \
            and let the delegate return while the app's own state still says "on a call".
            """,
            """
            A crash report of either sort is the race: within 7 s of the last report only check 2's can come [T].
            """
        ),
        OnDevice(
            .e4, .whole,
            """
            Implement both forms on 26.4 and log which is called [I], and on an older system, where only the old one can \
            be; log `mustReport` in the foreground, on a call, and after a delay.
            """,
            """
            For the delay: flight mode, a push with an expiration an hour away, flight mode off after 10, 20, 40 s. The \
            age at which `mustReport` turns false is the setting `mustReport.staleAfter`, which Apple has not published.
            """
        ),
        OnDevice(
            .e5, .part,
            """
            `vtool -show-build` prints the SDK that a binary was linked against, and `codesign -d --entitlements -` its \
            exemptions. An app with `…unrestricted-voip.ptt` that returns unreported lives if it was built with SDK 18, \
            and dies if it was built with SDK 26 [A].
            """,
            """
            The older limits can be checked by those alone who still hold such an entitlement and such an SDK.
            """
        ),
        OnDevice(
            .e6, .whole,
            """
            Take C1.1's faulty build, run it from Xcode, go home, push: it lives [O]. Start the same build from the home \
            screen, go home, wait half a minute, push: it dies.
            """
        ),
        OnDevice(
            .e7, .whole,
            """
            From iOS 26.4 log `metadata.mustReport` with the control centre pulled down, the app switcher open, another \
            app's call screen on top, and half a second after the side button: true each time, if we are right [T/I].
            """,
            """
            On older systems return unreported in the same situations and see who dies.
            """
        ),
    ]
}
