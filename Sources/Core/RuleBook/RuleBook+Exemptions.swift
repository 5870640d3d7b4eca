import CallVocabulary

// Part E of the rule book. Inline tags mark single facts that are surer or less sure than their rule.

extension RuleBook {
    /// When a push need not be reported.
    static let exemptions: [RuleEntry] = [
        RuleEntry(
            .e1,
            [.apple],
            """
            The app is in the foreground, or already on a call, as the daemon sees it.
            """,
            sources: [.forum768136, .forum817976]
        ),
        RuleEntry(
            .e2,
            [.thirdParty],
            """
            Decided once, when the push arrives, before launching: must-report = strict AND NOT foreground AND NOT \
            (the bundle has a tracked call) AND NOT (the bundle already has an unreported push) AND NOT (profile 26.4 \
            or later and age > `mustReport.staleAfter`; the age runs from the gateway's acceptance to the decision). \
            *Tracked call*: any call of the bundle that has not yet ended: ringing, dialling, connected, held, or \
            ending under P4. So a burst is one violation, and one report clears it. The clause about unreported \
            pushes only prevents double counting: `metadata.mustReport` stays true then [I].
            """,
            settings: [
                Setting("mustReport.staleAfter", default: "30 s", [.inferred])
            ]
        ),
        RuleEntry(
            .e3,
            [.apple],
            """
            A race to provoke on purpose: the call ends just as the next push arrives; the app still believes it is \
            on a call, the daemon no longer does.
            """,
            sources: [.forum768136]
        ),
        RuleEntry(
            .e4,
            [.apple],
            """
            iOS 26.4 brings `pushRegistry(_:didReceiveIncomingVoIPPushWith:metadata:withCompletionHandler:)` with \
            `metadata.mustReport`: false when the app is in the foreground, on a call, or when delivery delays made \
            the call too old (the limit is unpublished; `mustReport.staleAfter`, default 30 s [I]). When implemented \
            it is called instead of the older method on 26.4 and later [I], and it is not used on older systems. \
            Reporting although `mustReport` is false is allowed and makes an ordinary call [I].
            """,
            sources: [.didReceiveVoIPPush, .callKitTag],
            settings: [
                Setting("mustReport.staleAfter", default: "30 s", [.inferred])
            ]
        ),
        RuleEntry(
            .e5,
            [.apple, .thirdParty],
            """
            Strict policy: the app is linked against SDK 13 or later and has no effective exemption. The entitlement \
            `…pushkit.unrestricted-voip` works only below SDK 15; `…-regulatory` below 15.4; `….ptt` below 26. ([A] \
            for 26.)
            """,
            sources: [.pushTypeVoIP, .callKitTag]
        ),
        RuleEntry(
            .e6,
            [.observed],
            """
            A debugger, or running from the IDE, keeps the app visible and hides the fault: the checks are about \
            waking a suspended app.
            """,
            sources: [.cordova4]
        ),
        RuleEntry(
            .e7,
            [.thirdParty, .inferred],
            """
            *Foreground*: frontmost, active, screen unlocked. Inactive (control centre, app switcher, a call screen \
            on top), locking, running in the background and suspended are not.
            """
        ),
    ]
}
