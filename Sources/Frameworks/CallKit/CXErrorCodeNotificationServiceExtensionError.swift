/// Why a notification service extension's VoIP payload was not taken (rule T9 [A]).
public struct CXErrorCodeNotificationServiceExtensionError: RingtimeCodedError {
    public enum Code: Int, RingtimeErrorCode {
        public typealias CodedError = CXErrorCodeNotificationServiceExtensionError

        case unknown = 0
        case invalidClientProcess = 1
        case missingNotificationFilteringEntitlement = 2
    }

    public static var errorDomain: String { CXErrorDomainNotificationServiceExtension }

    public let ringtimeContent: RingtimeErrorContent<Code>

    public init(ringtimeContent: RingtimeErrorContent<Code>) { self.ringtimeContent = ringtimeContent }

    public static var unknown: Code { .unknown }
    public static var invalidClientProcess: Code { .invalidClientProcess }
    public static var missingNotificationFilteringEntitlement: Code { .missingNotificationFilteringEntitlement }
}
