/// How sure a rule or a number is. The four kinds are never shown alike.
public enum Evidence: String, CaseIterable, Hashable, Sendable {
    /// Stated by Apple: documentation, or Developer Technical Support on the developer forums.
    case apple = "A"
    /// Observed and published by third parties: console logs, crash reports, measurements on devices.
    case observed = "O"
    /// Third-party analysis that Apple has not confirmed.
    case thirdParty = "T"
    /// Our inference from the other three.
    case inferred = "I"

    /// The word shown to people beside the tag.
    public var word: String {
        switch self {
        case .apple: "stated by Apple"
        case .observed: "observed"
        case .thirdParty: "third-party analysis"
        case .inferred: "our inference"
        }
    }
}
