import CallVocabulary

// CallKit's error codes. The order in which the daemon looks for them is rule K and rule T1.

extension RuleBook {
    private static func incoming(_ value: Int64, _ name: String, _ meaning: String, _ rules: [Rule]) -> Code {
        Code(.incomingCall, (name, value), meaning, [.apple], rules: rules, also: ([.incomingCallError], []))
    }

    /// `CXErrorCodeIncomingCallError`, domain `com.apple.CallKit.error.incomingcall`.
    static let incomingCallCodes: [Code] = [
        incoming(0, "unknown", "The report failed for a reason that CallKit does not name.", [.k]),
        incoming(
            1,
            "unentitled",
            "The app may not report calls. Refused before credit: check 1 is satisfied, check 2 is not (C1.5 [I]).",
            [.k, .c1_5]
        ),
        incoming(
            2,
            "callUUIDAlreadyExists",
            """
            There is a call with this UUID. As a way round a race this is intended, and the error is to be ignored \
            (C1.5).
            """,
            [.c1_5, .k, .e3]
        ),
        incoming(
            3,
            "filteredByDoNotDisturb",
            "Do Not Disturb or a Focus keeps the call from ringing. The report counts (C1.5); drop the call (P6).",
            [.c1_5, .p6, .k]
        ),
        incoming(
            4,
            "filteredByBlockList",
            "The user has blocked the caller. The report counts (C1.5); drop the call (P6).",
            [.c1_5, .p6, .k]
        ),
        incoming(
            5,
            "filteredDuringRestrictedSharingMode",
            "Restricted sharing keeps the call from ringing, after the report was credited (K [T]).",
            [.k, .p6]
        ),
        incoming(
            6, "callIsProtected", "The app is protected; refused after the report was credited (K [T]).", [.k, .p6]),
        incoming(
            7,
            "filteredBySensitiveParticipants",
            "A filter on the participants keeps the call from ringing, after the report was credited (K [T]).",
            [.k, .p6]
        ),
    ]

    private static func transaction(
        _ value: Int64,
        _ name: String,
        _ meaning: String,
        _ rules: [Rule],
        seenIn sources: [Source] = []
    ) -> Code {
        let sources = [.transactionError] + sources
        return Code(.transaction, (name, value), meaning, [.apple], rules: rules, also: (sources, []))
    }

    /// `CXErrorCodeRequestTransactionError`, domain `com.apple.CallKit.error.requesttransaction`.
    static let transactionCodes: [Code] = [
        transaction(0, "unknown", "The transaction failed for a reason that CallKit does not name.", [.t1]),
        transaction(1, "unentitled", "The app may not request transactions.", [.t1]),
        transaction(
            2,
            "unknownCallProvider",
            "The daemon knows no provider of this app; after a reset this can last until it is made anew (T5 [O]).",
            [.t5],
            seenIn: [.matrixSDK1420]
        ),
        transaction(3, "emptyTransaction", "The transaction holds no action (T1 [T]).", [.t1]),
        transaction(
            4,
            "unknownCallUUID",
            """
            No call of the app has this UUID (T1 [T]): it was ended twice, or its provider was made anew in between \
            [O], or there was a reset (T5 [O]).
            """,
            [.t1, .t5],
            seenIn: [.twilio332, .matrixSDK1420]
        ),
        transaction(5, "callUUIDAlreadyExists", "A call is to be started with the UUID of another (T1 [T]).", [.t1]),
        transaction(6, "invalidAction", "An action of the transaction cannot be requested (T1 [T]).", [.t1]),
        transaction(
            7,
            "maximumCallGroupsReached",
            """
            The transaction asks for more call groups than the provider's configuration allows (T1 [T]). Also seen \
            when a request races the making of the provider [O].
            """,
            [.t1],
            seenIn: [.nextcloud700]
        ),
        transaction(8, "callIsProtected", "The call is protected (T1 [T]).", [.t1]),
    ]
}
