import CallVocabulary

// Part K of the rule book. Inline tags mark single facts that are surer or less sure than their rule.

extension RuleBook {
    /// Reporting a call: order of the daemon's decisions.
    static let reporting: [RuleEntry] = [
        RuleEntry(
            .k,
            [.thirdParty],
            """
            The order: `invalid argument → unentitled → duplicate UUID → flood limit (off by default; not credited) \
            →` **report credited** `→ protected app → block list → restricted sharing → Do Not Disturb (not in a car) \
            → filters → call created, ringing, completion(nil)`. Crediting comes before the user's filters, so a \
            filtered call is never a violation ([A] agrees). The duplicate is sought among the reporting bundle's \
            calls, which exempt it anyway; a UUID held by another bundle is credited, then refused [I]. The \
            completion runs on the provider's delegate queue, else on a private serial one ([A]): an app that waits \
            for it on that same queue has reported and only deadlocks itself. Public codes for an incoming call: 0 \
            unknown, 1 unentitled, 2 callUUIDAlreadyExists, 3 filteredByDoNotDisturb, 4 filteredByBlockList, 5 \
            filteredDuringRestrictedSharingMode, 6 callIsProtected, 7 filteredBySensitiveParticipants.
            """,
            sources: [.cxProvider, .incomingCallError],
            settings: [
                Setting("flood limit", default: "off", [.thirdParty])
            ]
        )
    ]
}
