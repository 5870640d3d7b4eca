public import CallVocabulary

/// A code, an error or a console line that a developer of a calling app meets, and what it means.
public struct Code: Hashable, Sendable {
    /// What sort of thing it is, and so where it is seen.
    public enum Kind: String, Hashable, Sendable {
        /// The termination reason of a crash report.
        case termination = "termination code"
        /// `CXErrorCodeIncomingCallError`, in the completion of a report.
        case incomingCall = "CXErrorCodeIncomingCallError"
        /// `CXErrorCodeRequestTransactionError`, in the completion of a transaction.
        case transaction = "CXErrorCodeRequestTransactionError"
        /// An `OSStatus` of the audio session.
        case audio = "audio session error"
        /// The reason of an exception.
        case exception = "exception"
        /// The reason in APNs' answer to a provider; the value is the HTTP status.
        case apns = "APNs reason"
    }

    /// What sort of thing it is.
    public let kind: Kind
    /// Its name: `0xbaadca11`, `callUUIDAlreadyExists`, `Unregistered`.
    public let name: String
    /// Its number, where it has one: a code, or the HTTP status of an APNs reason.
    public let value: Int64?
    /// What it means and what to do, in a few sentences.
    public let meaning: String
    /// How sure that is.
    public let evidence: [Evidence]
    /// The rules it belongs to.
    public let rules: [Rule]
    /// Where it was stated or seen.
    public let sources: [Source]
    /// Other spellings, and console lines by which it is recognised.
    public let aliases: [String]

    init(
        _ kind: Kind,
        _ name: (String, Int64?),
        _ meaning: String,
        _ evidence: [Evidence],
        rules: [Rule],
        also: (sources: [Source], aliases: [String]) = ([], [])
    ) {
        self.kind = kind
        self.name = name.0
        self.value = name.1
        self.meaning = meaning
        self.evidence = evidence
        self.rules = rules
        self.sources = also.sources
        self.aliases = also.aliases
    }
}

extension RuleBook {
    /// Every code, in the order in which a look-up prefers them.
    public static let codes: [Code] =
        terminationCodes + exceptionCodes + audioCodes + incomingCallCodes
        + transactionCodes + apnsReasons
}
