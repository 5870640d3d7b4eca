import CallVocabulary

// Part H of the rule book. Inline tags mark single facts that are surer or less sure than their rule.

extension RuleBook {
    /// The completion handler.
    static let completion: [RuleEntry] = [
        RuleEntry(
            .h1,
            [.apple],
            """
            It has no role in either check and no deadline; it came with other push types and never did anything \
            useful for VoIP. It has a minor resource role: call it.
            """,
            sources: [.forum817976]
        ),
        RuleEntry(
            .h2,
            [.observed],
            """
            It gives back the process assertion for that push. The assertion is released at the completion call, but \
            never before the delegate has returned and check 1 has run; if the handler is never called, at expiry \
            [I]. Called in the background without a call, the app may be suspended at once, before its own later code \
            runs.
            """,
            sources: [.voipPush52]
        ),
        RuleEntry(
            .h3,
            [.observed],
            """
            Widespread myths to refute by test: "must be called within 30 s", "calling it early kills the app", \
            "delaying it buys time to report".
            """,
            sources: [.flutterIncoming696, .vialer197]
        ),
    ]
}
