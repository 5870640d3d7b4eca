/// Why an incoming call does not ring (rule K).
public struct CXErrorCodeIncomingCallError: RingtimeCodedError {
    public enum Code: Int, RingtimeErrorCode {
        public typealias CodedError = CXErrorCodeIncomingCallError

        case unknown = 0
        case unentitled = 1
        case callUUIDAlreadyExists = 2
        case filteredByDoNotDisturb = 3
        case filteredByBlockList = 4
        case filteredDuringRestrictedSharingMode = 5
        case callIsProtected = 6
        case filteredBySensitiveParticipants = 7
    }

    public static var errorDomain: String { CXErrorDomainIncomingCall }

    public let ringtimeContent: RingtimeErrorContent<Code>

    public init(ringtimeContent: RingtimeErrorContent<Code>) { self.ringtimeContent = ringtimeContent }

    public static var unknown: Code { .unknown }
    public static var unentitled: Code { .unentitled }
    public static var callUUIDAlreadyExists: Code { .callUUIDAlreadyExists }
    public static var filteredByDoNotDisturb: Code { .filteredByDoNotDisturb }
    public static var filteredByBlockList: Code { .filteredByBlockList }
    public static var filteredDuringRestrictedSharingMode: Code { .filteredDuringRestrictedSharingMode }
    public static var callIsProtected: Code { .callIsProtected }
    public static var filteredBySensitiveParticipants: Code { .filteredBySensitiveParticipants }
}
