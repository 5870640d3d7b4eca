/// What went wrong in CallKit at large.
public struct CXError: CustomNSError, Hashable, Sendable {
    public enum Code: Int, Hashable, Sendable {
        case unknownError = 0
        case unentitled = 1
        case invalidArgument = 2
        case missingVoIPBackgroundMode = 3

        /// Lets `catch CXError.unentitled` and `switch` match an error by its code.
        public static func ~= (code: Code, error: any Error) -> Bool { (error as? CXError)?.code == code }
    }

    private let content: ErrorContent<Code>

    public init(_ code: Code, userInfo: [String: Any] = [:]) { content = ErrorContent(code: code, userInfo: userInfo) }

    public var code: Code { content.code }
    public var userInfo: [String: Any] { content.userInfo }
    public var errorCode: Int { code.rawValue }
    public var errorUserInfo: [String: Any] { userInfo }
    public static var errorDomain: String { CXErrorDomain }

    public static var unknownError: Code { .unknownError }
    public static var unentitled: Code { .unentitled }
    public static var invalidArgument: Code { .invalidArgument }
    public static var missingVoIPBackgroundMode: Code { .missingVoIPBackgroundMode }
}
