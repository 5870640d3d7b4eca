/// Why a notification service extension's VoIP payload was not taken (rule T9 [A]).
public struct CXErrorCodeNotificationServiceExtensionError: CustomNSError, Hashable, Sendable {
    public enum Code: Int, Hashable, Sendable {
        case unknown = 0
        case invalidClientProcess = 1
        case missingNotificationFilteringEntitlement = 2

        /// Lets `catch CXErrorCodeNotificationServiceExtensionError.invalidClientProcess` and `switch` match an error by its code.
        public static func ~= (code: Code, error: any Error) -> Bool {
            (error as? CXErrorCodeNotificationServiceExtensionError)?.code == code
        }
    }

    private let content: ErrorContent<Code>

    public init(_ code: Code, userInfo: [String: Any] = [:]) { content = ErrorContent(code: code, userInfo: userInfo) }

    public var code: Code { content.code }
    public var userInfo: [String: Any] { content.userInfo }
    public var errorCode: Int { code.rawValue }
    public var errorUserInfo: [String: Any] { userInfo }
    public static var errorDomain: String { CXErrorDomainNotificationServiceExtension }

    public static var unknown: Code { .unknown }
    public static var invalidClientProcess: Code { .invalidClientProcess }
    public static var missingNotificationFilteringEntitlement: Code { .missingNotificationFilteringEntitlement }
}
