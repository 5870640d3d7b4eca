import CallVocabulary

// What comes in, and in which order: D1, D2, D3, D6, D10, D11.

extension OnDevice {
    static let delivery: [OnDevice] = [
        OnDevice(
            .d1, .part,
            """
            Stream the process `callservicesd` in Console and push: its lines come whether or not the app runs, before \
            any line of the app.
            """,
            """
            From iOS 26.4 log `metadata.mustReport` beside `UIApplication.shared.applicationState`, with the app in \
            front, under control centre and behind the lock screen: where the two disagree, the first is the daemon's \
            view.
            """
        ),
        OnDevice(
            .d2, .part,
            """
            Send an alert with priority 10 and a VoIP push in the same second to a locked phone, fifty times, and log \
            both arrivals with the sending time that the payload carries (the alert's in a notification service \
            extension): neither series may lead by more than the phone's own work takes.
            """,
            "How the push server orders its work cannot be seen from outside."
        ),
        OnDevice(
            .d3, .whole,
            """
            Send 5,120 bytes (200), 5,121 bytes (413 `PayloadTooLarge`), and any payload to the alert token with the \
            topic that ends in `.voip` (400 `DeviceTokenNotForTopic`).
            """
        ),
        OnDevice(
            .d6, .whole,
            """
            Create the registry five seconds after `didFinishLaunching`, send three pushes to the dead app, and read \
            Console: "Delivering 3 VoIP payload(s) to application …" [O] stands right after the registration, and the \
            delegate is called three times, in the order of sending.
            """,
            """
            Create it after ten seconds instead: the process is killed before, with 0xbaadca11; then open the app by \
            hand and see whether the old payloads come [I].
            """
        ),
        OnDevice(
            .d10, .whole,
            """
            Switch flight mode on, push with `apns-expiration: 0`, switch it off after 20 s, twenty times, and log the \
            arrivals with the sending time that the payload carries: some come all the same, 20–30 s late [O].
            """,
            """
            For the order, number the payloads, send two a second while the phone changes between Wi-Fi and mobile \
            data, and log the numbers.
            """
        ),
        OnDevice(
            .d11, .part,
            """
            Create two registries with a delegate each, one after the other, keep both, push, and log which delegate is \
            called.
            """,
            """
            The order in which they register again after a restart of the daemon cannot be seen from outside: no \
            ordinary means restarts `callservicesd` without the phone.
            """
        ),
    ]
}
