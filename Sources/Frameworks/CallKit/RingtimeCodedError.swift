/// What CallKit's error structures have in common. Apps use its members and never its name, which is not Apple's.
///
/// On a device they are imported from Objective-C, and Foundation gives them these members.
public protocol RingtimeCodedError: CustomNSError, Hashable, Sendable {
    associatedtype Code: RingtimeErrorCode where Code.CodedError == Self

    var ringtimeContent: RingtimeErrorContent<Code> { get }

    init(ringtimeContent: RingtimeErrorContent<Code>)
}

extension RingtimeCodedError {
    public init(_ code: Code, userInfo: [String: Any] = [:]) {
        self.init(ringtimeContent: RingtimeErrorContent(code: code, userInfo: userInfo))
    }

    public var code: Code { ringtimeContent.code }
    public var userInfo: [String: Any] { ringtimeContent.userInfo }
    public var errorCode: Int { code.rawValue }
    public var errorUserInfo: [String: Any] { userInfo }
}

/// The code of one of CallKit's errors.
public protocol RingtimeErrorCode: RawRepresentable<Int>, Hashable, Sendable {
    associatedtype CodedError: RingtimeCodedError where CodedError.Code == Self
}

extension RingtimeErrorCode {
    /// Lets `catch CXErrorCodeIncomingCallError.unentitled` and `switch` match an error by its code.
    public static func ~= (code: Self, error: any Error) -> Bool { (error as? CodedError)?.code == code }
}

/// What each of CallKit's error structures holds. Equal when the codes are.
///
/// Unchecked: `userInfo` is set once, and what an app puts into an error crosses threads on a device as well.
public struct RingtimeErrorContent<Code: Hashable & Sendable>: Hashable, @unchecked Sendable {
    let code: Code
    let userInfo: [String: Any]

    public static func == (lhs: RingtimeErrorContent, rhs: RingtimeErrorContent) -> Bool { lhs.code == rhs.code }

    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
