import CallVocabulary

// Mistakes made in the push handler itself.

extension RuleBook {
    /// The mistakes of which the handler's own lines are guilty.
    static let mistakesInTheHandler: [MistakeEntry] = [
        MistakeEntry(
            .m1,
            "Early return before the report",
            (
                is: """
                An error path leaves the delegate without a report: the payload is malformed, decryption failed, the \
                room is unknown, the call has expired, the app is "already on a call"; or a force-unwrap or a nil \
                handle dies before the report.
                """,
                kills: "The delegate returns with nothing reported and check 1 crashes the app (C1.1).",
                mend: """
                Report first with what is there: a UUID and any `CXCallUpdate` are enough (C1.11). Decide \
                afterwards, and end at once what must not ring (C1.6).
                """
            ),
            threads: 12,
            rules: [.c1_1, .c1_11, .c1_6, .e3],
            sources: [.nextcloud940, .wire5070]
        ),
        MistakeEntry(
            .m2,
            "VoIP push for something that is no call",
            (
                is: "A VoIP push carries a cancellation, a missed call, \"answered elsewhere\" or a chat message.",
                kills: """
                Every VoIP push to an app in the background asks for a report (E2), and these have no call to \
                report.
                """,
                mend: """
                Withdraw a call over your own connection and with `reportCall(with:endedAt:reason:)` (T7); use \
                alert pushes for the rest (P8).
                """
            ),
            threads: 12,
            rules: [.p8, .t7, .e2],
            sources: [.telnyx108, .twilio251, .forum764376]
        ),
        MistakeEntry(
            .m3,
            "Report made asynchronously",
            (
                is: """
                The report is made later: in `DispatchQueue.main.async`, in an SDK's callback, after asking the \
                server, by a timer, in a `Task`.
                """,
                kills: "The delegate has returned by then, and check 1 runs on the return (C1.1).",
                mend: "Report in the delegate's own lines and do the rest afterwards; answering may wait (T6)."
            ),
            threads: 11,
            rules: [.c1_1, .t6],
            sources: [.forum117939]
        ),
        MistakeEntry(
            .m4,
            "Report through a JavaScript or Dart bridge",
            (
                is: "The native delegate hands the payload to JavaScript or Dart, and that side reports.",
                kills: """
                The bridge is asynchronous, and after a cold launch it may not be up at all: the delegate returns \
                unreported (C1.1), or the 7 s run out (C2.1).
                """,
                mend: "Report in the native delegate; let the bridge learn of the call afterwards."
            ),
            threads: 8,
            rules: [.c1_1, .c2_1, .d13],
            sources: [.voipPush102]
        ),
        MistakeEntry(
            .m12,
            "Second push for the same call skipped",
            (
                is: "The handler recognises a call it already knows and returns as from a duplicate.",
                kills: """
                The daemon may have dropped the first call in the meantime; then this push must be reported like \
                any other (E3).
                """,
                mend: """
                Report with the UUID of the existing call and ignore the error; if a new call starts, end it \
                (C1.5).
                """
            ),
            threads: 4,
            rules: [.c1_5, .e1, .e3],
            sources: [.forum768136, .wire5070]
        ),
        MistakeEntry(
            .m14,
            "The flag spoofed",
            (
                is: "Check 1's flag is set by private means, and no call is reported.",
                kills: "Check 1 passes, but check 2 in the daemon knows of no call and kills (C1.2, C2.1).",
                mend: "Report the call. Nothing in the app's process can satisfy check 2."
            ),
            threads: 3,
            rules: [.c1_2, .c2_1],
            sources: [.forum817976]
        ),
        MistakeEntry(
            .m15,
            "Async delegate form before iOS 26.4",
            (
                is: "The delegate method is written `async`, and the report is made in its body.",
                kills: """
                Before 26.4 the async form returns to PushKit before its body runs, so check 1 comes first (C1.10 \
                [O]).
                """,
                mend: "Use the form with a completion handler and report before it returns."
            ),
            threads: 2,
            rules: [.c1_10, .c1_1],
            sources: [.wire3060, .elementX5026]
        ),
    ]
}
