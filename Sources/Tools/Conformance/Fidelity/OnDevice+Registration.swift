import CallVocabulary

// Registering, and the token that comes of it: D9, D12, N1–N4.

extension OnDevice {
    static let registration: [OnDevice] = [
        OnDevice(
            .d9, .whole,
            """
            Remove `voip` from `UIBackgroundModes`, then, in a second build, the push capability: `didUpdate` never \
            comes, and the app's own lines in Console are the only ones that say why [O].
            """,
            """
            Build an app that links PushKit and not CallKit and sets `desiredPushTypes`: it dies of "PushKit apps that \
            use VoIP push must link the CallKit framework." [O] before any push.
            """
        ),
        OnDevice(
            .d12, .whole,
            """
            Pass nil as the queue and log `Thread.isMainThread` in the delegate; set the delegate one line after \
            `desiredPushTypes`: nothing is lost.
            """,
            """
            Give the registry a delegate that nobody else keeps, and push to the dead app: no method is called, and the \
            report says 0xbaadca11.
            """,
            """
            Keep the registry in a local variable and push to the dead app: if the delegate is called all the same, \
            `registry.survivesRelease` has to be on [I].
            """
        ),
        OnDevice(
            .n1, .whole,
            """
            Log the token in `didUpdate` at three launches: the same one, each time.
            """,
            """
            Compare it with the token of `registerForRemoteNotifications`, and with that of a TestFlight build: three \
            tokens.
            """
        ),
        OnDevice(
            .n2, .whole,
            """
            Remove the app and push to the old token twice a day: at first 200, since the service begins late on purpose \
            [A], then 410 `Unregistered` with a timestamp. Install it again: another token.
            """,
            """
            Set `desiredPushTypes` to an empty set: `didInvalidatePushTokenFor` is called, and pushes to the token end \
            in the same way.
            """
        ),
        OnDevice(
            .n3, .none,
            """
            Cannot be seen from outside at will: no ordinary means restarts `callservicesd` without the phone.
            """,
            """
            When it has crashed by itself, Analytics Data holds a report that begins with `callservicesd`: see in the \
            app's own log whether `didUpdate` and `providerDidReset` came at that moment.
            """
        ),
        OnDevice(
            .n4, .whole,
            """
            Install version 2, which never creates a registry, over version 1, do not open it, and push to version 1's \
            token: 200, a launch in Console, and about 7 s later a report with 0xbaadca11 [I].
            """
        ),
    ]
}
