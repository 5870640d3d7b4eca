import CallVocabulary

// Parts K and T: reports, transactions and actions. All of it shows in callbacks and error codes.

extension OnDevice {
    static let calls: [OnDevice] = [
        OnDevice(
            .k, .part,
            """
            Let two refusals apply at once and note which code comes: a Focus and the block list (4 before 3, if the \
            order is right [T]), a duplicate UUID and a Focus (2).
            """,
            """
            What stands before the credit, and the protected app, cannot be provoked by an ordinary app; log the queue \
            of the completion with `setDelegate(_:queue:)` and with nil.
            """
        ),
        OnDevice(
            .t1, .part,
            """
            Request transactions with one fault each, then with two: none at all (3), an end for an unknown UUID (4), a \
            start with a UUID in use (5), a start beyond `maximumCallGroups` (7). With two the first of the list wins \
            [T].
            """,
            "Not requestable (6) and protected (8) cannot be provoked by an ordinary app."
        ),
        OnDevice(
            .t2, .whole,
            """
            Log `timeoutDate` minus now in every `perform`, and neither fulfil nor fail: \
            `provider(_:timedOutPerforming:)` comes after 60 s for an answer and 5 s for an end [O/T].
            """
        ),
        OnDevice(
            .t3, .whole,
            """
            Call `fail()` in each `perform` in turn and log what a `CXCallObserver` says of the call a second later: \
            ended, still on hold, no longer muted [T].
            """
        ),
        OnDevice(
            .t4, .whole,
            """
            Answer a second call during the first, once with `supportsHolding` in its update and once without, and log \
            which action the provider gets for the first: a hold or an end [T].
            """
        ),
        OnDevice(
            .t5, .part,
            """
            Log `providerDidBegin` with the delegate set at once and a second later; call `invalidate()` during a call \
            and see that it ends and that nothing more comes.
            """,
            """
            `providerDidReset` cannot be brought about by an ordinary app: log it in a release, with the requests that \
            fail after it.
            """,
            """
            Report from a provider that only a local variable holds, and answer: a call that lives and audio that comes \
            say that `provider.survivesRelease` is rightly on [I].
            """
        ),
        OnDevice(
            .t6, .whole,
            """
            Keep the answer action for five seconds and fulfil it then: the call is not lost, and its audio begins with \
            the fulfilment.
            """
        ),
        OnDevice(
            .t7, .whole,
            """
            Withdraw a ringing call over the app's own connection with `reportCall(with:endedAt:reason:)`: the screen \
            goes away. Withdraw it by a VoIP push that comes after the user has declined: there is no call any more, and \
            the app dies unless it reports one.
            """
        ),
        OnDevice(
            .t8, .whole,
            """
            Call `reportCall(with:updated:)` and `reportCall(with:endedAt:reason:)` with a fresh `UUID()`: nothing \
            happens but a warning among the app's own lines in Console [O].
            """
        ),
        OnDevice(
            .t9, .part,
            """
            Only with the notification-filtering entitlement, which Apple grants on request: hand a payload over from \
            the service extension, return unreported from the delegate, and compare the crash report with R1.
            """
        ),
        OnDevice(
            .t10, .part,
            """
            Only with the entitlements for PushToTalk or Local Push, and with their own frameworks: Ringtime models \
            neither.
            """
        ),
        OnDevice(
            .t11, .whole,
            """
            Let a timer call `kill(getpid(), SIGKILL)` two seconds after the report, while it rings: see whether the \
            screen goes away.
            """,
            """
            Push again at once and return unreported: a crash means that the dead process' call exempted nothing [I].
            """
        ),
    ]
}
