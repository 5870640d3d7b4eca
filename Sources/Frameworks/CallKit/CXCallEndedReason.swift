/// How a call ended without the user's doing.
public enum CXCallEndedReason: Int, Hashable, Sendable {
    case failed = 1
    case remoteEnded = 2
    case unanswered = 3
    case answeredElsewhere = 4
    case declinedElsewhere = 5
}
