import CallVocabulary

// Words of CallKit and of what stands beside it.

extension RuleBook {
    /// CallKit's types and members.
    static let termsOfCallKit: [Term] = [
        Term(
            ["reportNewIncomingCall"],
            """
            The report. The call to it counts, even if CallKit refuses the call in its completion (C1.5); it must come \
            before the delegate returns (C1.1). A UUID and any `CXCallUpdate` are enough (C1.11).
            """,
            rules: [.c1_1, .c1_5, .c1_11, .k, .c1_8],
            questions: [1, 5, 8]
        ),
        Term(
            ["reportNewIncomingConversation", "LiveCommunicationKit"],
            """
            LiveCommunicationKit's report counts equally, but it is `async throws` only: from a synchronous delegate \
            it needs a hop that is too late for check 1 before 26.4 (C1.5 [I]).
            """,
            rules: [.c1_5, .c1_10],
            questions: [5]
        ),
        Term(
            ["reportCall", "endedAt"],
            """
            `reportCall(with:endedAt:reason:)` withdraws a call (T7); right after a report it leaves the report valid, \
            and alone, for an unknown UUID, it is no report (C1.6 [O]). Earlier than 2.0 s after creation it is held \
            back (P4 [T/O]). `reportCall(with:updated:)` brings details later (C1.11).
            """,
            rules: [.c1_6, .t7, .p4, .c1_11, .t8],
            questions: [6, 9]
        ),
        Term(
            ["reportNewIncomingVoIPPushPayload", "notification service extension"],
            "From a notification service extension into the same delivery and the same checks; 14.5 and later (T9).",
            rules: [.t9]
        ),
        Term(
            ["providerDidReset"],
            "The connection to the daemon was lost and every call is gone: stop everything (T5).",
            rules: [.t5, .n3, .c2_7],
            questions: [19]
        ),
        Term(
            ["providerDidBegin"],
            """
            Comes when registration is complete, again after a reset, and can be missed if the delegate is set late: \
            never gate a report on it (T5).
            """,
            rules: [.t5],
            questions: [19]
        ),
        Term(
            ["didActivate", "didActivateAudioSession"],
            """
            CallKit has activated the audio session: start audio here (A2). It never comes if the app activated the \
            session itself (A3).
            """,
            rules: [.a2, .a3, .a6, .a5],
            questions: [18]
        ),
        Term(
            ["didDeactivate", "didDeactivateAudioSession"],
            "Stop audio here (A2). It comes when no other call of the provider is active (A6 [I]).",
            rules: [.a2, .a6],
            questions: [18]
        ),
        Term(
            ["setActive", "AVAudioSession", "setCategory"],
            """
            The app sets category and mode in the action handler and never calls `setActive(true)` for a call (A2): \
            its own activation fails with 561017449 or keeps `didActivate` from coming (A3).
            """,
            rules: [.a2, .a3, .a1],
            questions: [18]
        ),
        Term(
            ["timedOutPerforming", "timeoutDate"],
            """
            An action was neither fulfilled nor failed in time: answer 60 s, start 600 s, others 5 s (T2 [O/T]). It \
            may no longer be fulfilled or failed.
            """,
            rules: [.t2, .t3]
        ),
        Term(
            ["fulfill", "fulfil"],
            "Answering early and fulfilling late, until signalling is up, is right (T6); mind the timeout (T2 [O/T]).",
            rules: [.t6, .t2, .a6]
        ),
        Term(["fail"], "What a failed action does depends on the action (T3 [T]).", rules: [.t3]),
        Term(["invalidate"], "The provider's calls end as failed, and no further messages come (T5).", rules: [.t5]),
        Term(
            ["CXProvider", "provider", "setDelegate"],
            "Make one and keep it. Completions run on its delegate's queue, else on a private serial one (K).",
            rules: [.k, .t5],
            questions: [19]
        ),
        Term(
            ["CXCallUpdate", "CXHandle"],
            "Any update is enough for a report (C1.11). A nil handle value raises in the handler (R4).",
            rules: [.c1_11, .r4],
            questions: [7]
        ),
        Term(
            ["CXTransaction", "requestTransaction", "CXCallController"],
            "Validated as a whole: the first failure fails the transaction, with a code (T1 [T]).",
            rules: [.t1, .t4]
        ),
        Term(
            ["CXEndCallAction"],
            """
            Ends a call by the user or after a ring of about 60 s that nobody answered (P5 [O]). The minimum ring of \
            2.0 s does not hold it back (P4 [T/O]).
            """,
            rules: [.p5, .p4, .t4, .t3]
        ),
        Term(
            ["CXAnswerCallAction"],
            "Fulfil it when signalling is up (T6), within 60 s (T2 [O/T]); then the audio is activated (A6 [I]).",
            rules: [.t6, .t2, .a6]
        ),
        Term(
            ["CXStartCallAction"], "Times out after 600 s (T2 [O/T]); failing it ends the call (T3 [T]).",
            rules: [.t2, .t3]),
        Term(
            ["CXSetHeldCallAction", "hold"],
            "What another active call gets if it can be held (T4 [T]). A held call does not always come back (A5).",
            rules: [.t4, .a5, .t3],
            questions: [18]
        ),
    ]
}
