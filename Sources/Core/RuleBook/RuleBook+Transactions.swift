import CallVocabulary

// Part T of the rule book. Inline tags mark single facts that are surer or less sure than their rule.

extension RuleBook {
    /// Transactions and actions.
    static let transactions: [RuleEntry] = [
        RuleEntry(
            .t1,
            [.thirdParty],
            """
            Validation of a transaction; the first failure wins and fails the whole transaction: empty 3 → not \
            requestable 6 → protected 8 → start with an existing UUID 5 → too many groups 7 → group with an unknown \
            call 4 → unknown call 4.
            """,
            sources: [.transactionError]
        ),
        RuleEntry(
            .t2,
            [.observed, .thirdParty],
            """
            `timeoutDate`: answer 60 s, start 600 s, others 5 s (settings). On timeout \
            `provider(_:timedOutPerforming:)`; the action may no longer be fulfilled or failed.
            """,
            sources: [.providerDelegate],
            settings: [
                Setting("answer action timeout", default: "60 s", [.observed, .thirdParty]),
                Setting("start action timeout", default: "600 s", [.observed, .thirdParty]),
                Setting("timeout of every other action", default: "5 s", [.observed, .thirdParty]),
            ]
        ),
        RuleEntry(
            .t3,
            [.thirdParty],
            """
            A failed or timed-out action: start → the call ends; answer → disconnected as failed; end → ends anyway, \
            reason failed; hold, group → reverted, or disconnected if no sibling action was fulfilled; mute → \
            reverted; DTMF → logged.
            """
        ),
        RuleEntry(
            .t4,
            [.thirdParty],
            """
            Starting or answering while another call is active: that call gets `CXSetHeldCallAction(onHold: true)` if \
            it supports holding and groups allow it, else `CXEndCallAction`.
            """
        ),
        RuleEntry(
            .t5,
            [.apple],
            """
            `providerDidReset`: the connection to the daemon was lost; every call is gone. `providerDidBegin` comes \
            when registration is complete (again after a reset) and can be missed if the delegate is set late: never \
            gate a report on it. [O] After a reset, transactions may fail with 2 or 4 until the provider is made anew \
            (setting). `invalidate()`: calls end as failed, no further messages [A]; `invalidate.sendsReset`, off \
            [O]. It is due before the provider goes; one that nobody keeps and nobody has invalidated lives on, with \
            its calls (`provider.survivesRelease`, on [I]).
            """,
            sources: [.providerDidReset, .invalidate, .forum801418, .matrixSDK1420],
            settings: [
                Setting(
                    "transactions fail after a reset until the provider is made anew",
                    default: "not fixed by the rule book",
                    [.observed]
                ),
                Setting("invalidate.sendsReset", default: "off", [.observed]),
                Setting("provider.survivesRelease", default: "on", [.inferred]),
            ]
        ),
        RuleEntry(
            .t6,
            [.apple],
            """
            Answering early and fulfilling late (until signalling is up) is right.
            """,
            sources: [.forum117939]
        ),
        RuleEntry(
            .t7,
            [.apple],
            """
            Withdraw a call with `reportCall(with:endedAt:reason:)`, not with another VoIP push.
            """,
            sources: [.voipArticle, .forum117939]
        ),
        RuleEntry(
            .t8,
            [.observed],
            """
            Updates and ends for an unknown UUID are ignored, with a warning.
            """
        ),
        RuleEntry(
            .t9,
            [.apple],
            """
            Notification service extension: `CXProvider.reportNewIncomingVoIPPushPayload` (14.5 and later, needs the \
            notification-filtering entitlement) leads into the same delivery and the same checks.
            """,
            sources: [.endToEndEncrypted]
        ),
        RuleEntry(
            .t10,
            [.apple],
            """
            PushToTalk (its own framework, each push returns a result) and Local Push (`NEAppPushManager`) share the \
            enforcement; out of scope until the rest stands.
            """,
            sources: [.pushToTalk, .localPush]
        ),
        RuleEntry(
            .t11,
            [.inferred],
            """
            When a process ends, its calls end as failed in the same transition and exempt nothing afterwards \
            (`call.survivesProcess`, off; reports conflict).
            """,
            settings: [
                Setting("call.survivesProcess", default: "off", [.inferred])
            ]
        ),
    ]
}
