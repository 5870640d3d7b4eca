public import CallVocabulary

/// Which mistake a failure probably is, and why we think so. A guess, and said as one.
public struct Cause: Hashable, Sendable {
    public var mistake: Mistake
    /// The observations that speak for it, one sentence.
    public var reason: String

    public init(_ mistake: Mistake, _ reason: String) {
        self.mistake = mistake
        self.reason = reason
    }
}
