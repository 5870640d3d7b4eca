import CallVocabulary

// Part A. `AVAudioSession`'s notifications and CallKit's callbacks, all logged, are the instruments.

extension OnDevice {
    static let audio: [OnDevice] = [
        OnDevice(
            .a1, .part,
            """
            The priority itself cannot be seen from outside. Its effect can: while another app's CallKit call is active, \
            `setActive(true)` in an app without CallKit fails with 561017449.
            """
        ),
        OnDevice(
            .a2, .whole,
            """
            Set category and mode in `perform` for the answer, start the engine in `didActivate`, stop it in \
            `didDeactivate`, and search the sources for `setActive(true)`: fifty calls, locked and unlocked, all with \
            sound.
            """
        ),
        OnDevice(
            .a3, .whole,
            """
            Call `setActive(true)` in `perform` before the fulfilment, log its result and whether `didActivate` comes; \
            fifty calls, locked and unlocked, since it fails only now and then.
            """
        ),
        OnDevice(
            .a4, .whole,
            """
            Play music in an app of your own without CallKit, take a call, and log `interruptionNotification`: it comes \
            with the answer, and the sound is gone.
            """
        ),
        OnDevice(
            .a5, .whole,
            """
            Hold one call for a second one. End the second from the other side: the first stays on hold, without \
            `didActivate`. End it by hand: the first resumes, with `didActivate`.
            """,
            """
            After the first of these unhold by the app's own transaction, and listen: no sound comes back [O].
            """
        ),
        OnDevice(
            .a6, .whole,
            """
            Log `perform`, the line after `fulfill()`, `hasConnected` in a `CXCallObserver`, `didActivate` and \
            `didDeactivate` of a call, with one call and with two, and compare the order [I].
            """
        ),
    ]
}
