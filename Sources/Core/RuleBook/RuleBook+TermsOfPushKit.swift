import CallVocabulary

// Words of PushKit.

extension RuleBook {
    /// PushKit's types and members.
    static let termsOfPushKit: [Term] = [
        Term(
            ["mustReport", "metadata", "PKVoIPPushMetadata"],
            """
            iOS 26.4: what the system itself says about the duty to report. False in the foreground, on a call, or \
            when the push is too old (E4). With `mustReport` false neither check asks for a report; reporting all the \
            same makes an ordinary call.
            """,
            rules: [.e4, .e2, .e1],
            questions: [11, 17]
        ),
        Term(
            ["didReceiveIncomingVoIPPushWith", "didReceiveIncomingVoIPPushWithPayload"],
            """
            The delegate method of iOS 26.4, with metadata. When implemented it is called instead of the older one \
            (E4 [I]); on older systems it is not used, so implement both.
            """,
            rules: [.e4, .c1_1, .c1_10],
            questions: [11, 1]
        ),
        Term(
            ["didReceiveIncomingPushWith", "didReceiveIncomingPushWithPayload", "didReceiveIncomingPush"],
            """
            The delegate method that gets a VoIP push. Report before you return from it (C1.1); do not block it \
            (C1.7); before 26.4 do not use its `async` form (C1.10 [O]).
            """,
            rules: [.c1_1, .c1_7, .c1_10, .c1_4],
            questions: [1, 5]
        ),
        Term(
            ["completion", "completionHandler", "withCompletionHandler"],
            """
            PushKit's completion handler decides nothing: no check looks at it and it has no deadline (H1). Call it; \
            it gives back the process assertion of its push (H2 [O]).
            """,
            rules: [.h1, .h2, .h3],
            questions: [2]
        ),
        Term(
            ["desiredPushTypes"],
            """
            Setting it to contain `.voIP` registers; taking `.voIP` out invalidates the token (N2). Until it is set, \
            payloads wait while the C2 timer runs (D6 [O]). Set the delegate before it (D12).
            """,
            rules: [.d12, .d6, .n2, .d9],
            questions: [15]
        ),
        Term(
            ["PKPushRegistry", "registry", "voipRegistry"],
            """
            Create one in `didFinishLaunching` at every launch and keep it for the life of the app; `queue: nil` is \
            the main queue; its delegate is weak (D12). The last one to register gets the payloads (D11 [I]).
            """,
            rules: [.d12, .d11, .d6, .d14, .n3],
            questions: [15]
        ),
        Term(
            ["PKPushRegistryDelegate", "pushRegistry"],
            "The registry's delegate, held weakly (D12). If there is none at delivery, check 2 kills (C1.4).",
            rules: [.c1_4, .d12, .c1_1],
            questions: [15, 4]
        ),
        Term(
            ["didUpdate", "didUpdatePushCredentials", "pushToken", "PKPushCredentials", "token"],
            """
            Brings the token: on registration, and again at each launch (N1). Send it to your server each time; a \
            reinstall gives a new one (N2).
            """,
            rules: [.n1, .n2, .n3, .n4]
        ),
        Term(
            ["didInvalidatePushTokenFor", "didInvalidatePushToken"],
            "The token is no longer valid; a push to it gets 410 `Unregistered` (N2).",
            rules: [.n2, .n1]
        ),
        Term(
            ["async"],
            """
            Before 26.4 an `async` delegate method returns to PushKit before its body runs, and check 1 comes first \
            (C1.10 [O]).
            """,
            rules: [.c1_10, .c1_5],
            questions: [5]
        ),
        Term(
            ["apns-expiration", "expiration"],
            "0 means one attempt without storing; it can still arrive 20–30 s late (D10 [O]).",
            rules: [.d10],
            questions: [17]
        ),
        Term(
            ["apns-topic", "topic", "apns-push-type", "apns-priority", "payload"],
            "Push type `voip`, topic = bundle id + `.voip`, at most 5,120 bytes, priority 10 (D3).",
            rules: [.d3, .d2, .n1],
            questions: [7]
        ),
    ]
}
