import CallVocabulary

// Part N of the rule book. Inline tags mark single facts that are surer or less sure than their rule.

extension RuleBook {
    /// Tokens.
    static let tokens: [RuleEntry] = [
        RuleEntry(
            .n1,
            [],
            """
            There is one token per topic and APNs environment. It is delivered through `didUpdate` on registration, \
            and again at each launch.
            """,
            sources: [.pushRegistry]
        ),
        RuleEntry(
            .n2,
            [],
            """
            Uninstalling, removing `.voIP` from `desiredPushTypes`, or changing the environment invalidates the \
            token; a push to it then gets 410 `Unregistered` with a timestamp. A reinstall gives a new token.
            """,
            sources: [.handlingResponses]
        ),
        RuleEntry(
            .n3,
            [],
            """
            When the daemon restarts, every live registry registers again by itself.
            """
        ),
        RuleEntry(
            .n4,
            [.inferred],
            """
            An update keeps the token even if the new version never registers; a push to it then ends in C2.
            """
        ),
    ]
}
