/// What went wrong in CallKit at large.
public struct CXError: RingtimeCodedError {
    public enum Code: Int, RingtimeErrorCode {
        public typealias CodedError = CXError

        case unknownError = 0
        case unentitled = 1
        case invalidArgument = 2
        case missingVoIPBackgroundMode = 3
    }

    public static var errorDomain: String { CXErrorDomain }

    public let ringtimeContent: RingtimeErrorContent<Code>

    public init(ringtimeContent: RingtimeErrorContent<Code>) { self.ringtimeContent = ringtimeContent }

    public static var unknownError: Code { .unknownError }
    public static var unentitled: Code { .unentitled }
    public static var invalidArgument: Code { .invalidArgument }
    public static var missingVoIPBackgroundMode: Code { .missingVoIPBackgroundMode }
}
