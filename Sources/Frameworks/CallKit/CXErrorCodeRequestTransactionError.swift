/// Why a transaction was not accepted (rule T1 [T]).
public struct CXErrorCodeRequestTransactionError: RingtimeCodedError {
    public enum Code: Int, RingtimeErrorCode {
        public typealias CodedError = CXErrorCodeRequestTransactionError

        case unknown = 0
        case unentitled = 1
        case unknownCallProvider = 2
        case emptyTransaction = 3
        case unknownCallUUID = 4
        case callUUIDAlreadyExists = 5
        case invalidAction = 6
        case maximumCallGroupsReached = 7
        case callIsProtected = 8
    }

    public static var errorDomain: String { CXErrorDomainRequestTransaction }

    public let ringtimeContent: RingtimeErrorContent<Code>

    public init(ringtimeContent: RingtimeErrorContent<Code>) { self.ringtimeContent = ringtimeContent }

    public static var unknown: Code { .unknown }
    public static var unentitled: Code { .unentitled }
    public static var unknownCallProvider: Code { .unknownCallProvider }
    public static var emptyTransaction: Code { .emptyTransaction }
    public static var unknownCallUUID: Code { .unknownCallUUID }
    public static var callUUIDAlreadyExists: Code { .callUUIDAlreadyExists }
    public static var invalidAction: Code { .invalidAction }
    public static var maximumCallGroupsReached: Code { .maximumCallGroupsReached }
    public static var callIsProtected: Code { .callIsProtected }
}
