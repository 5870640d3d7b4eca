import CallVocabulary

// Part A of the rule book. Inline tags mark single facts that are surer or less sure than their rule.

extension RuleBook {
    /// Audio.
    static let audio: [RuleEntry] = [
        RuleEntry(
            .a1,
            [.apple],
            """
            CallKit runs the app's audio at a private, higher priority, outside the normal order; that is what it is \
            for.
            """,
            sources: [.forum817976, .forum749202]
        ),
        RuleEntry(
            .a2,
            [.apple],
            """
            Use CallKit for *all* the app's call audio, outgoing calls too. The app sets category and mode in the \
            action handler, never calls `setActive(true)`, starts audio in `provider(_:didActivate:)` and stops it in \
            `didDeactivate`.
            """,
            sources: [.forum758386, .voipCalling]
        ),
        RuleEntry(
            .a3,
            [.apple],
            """
            The app's own activation may fail (insufficient priority, 561017449), or "succeed" and keep CallKit's own \
            activation from working: `didActivate` then never comes. Must be reproducible.
            """,
            sources: [.forum783870, .forum749202]
        ),
        RuleEntry(
            .a4,
            [.apple],
            """
            Any CallKit call interrupts a non-CallKit app's audio at once.
            """,
            sources: [.forum817976]
        ),
        RuleEntry(
            .a5,
            [.apple],
            """
            When another call ends *remotely*, a held call stays held and its audio does not come back by itself, [O] \
            not even after the app's own unhold; when the local user ends the other call, the held one resumes and \
            `didActivate` comes.
            """,
            sources: [.forum749202, .forum715488]
        ),
        RuleEntry(
            .a6,
            [.inferred],
            """
            Answer: action → fulfil → connected → session activated → `didActivate`. End: fulfil → `didDeactivate` \
            when no other call of the provider is active.
            """
        ),
    ]
}
