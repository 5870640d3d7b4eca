// The strings that devices print; the headers do not show them.
public let CXErrorDomain: String = "com.apple.CallKit.error"
public let CXErrorDomainIncomingCall: String = "com.apple.CallKit.error.incomingcall"
public let CXErrorDomainRequestTransaction: String = "com.apple.CallKit.error.requesttransaction"
public let CXErrorDomainCallDirectoryManager: String = "com.apple.CallKit.error.calldirectorymanager"
/// Not seen on a device; formed like the others [I].
public let CXErrorDomainNotificationServiceExtension: String = "com.apple.CallKit.error.notificationserviceextension"

/// What each of CallKit's error structures holds. Equal when the codes are.
///
/// Unchecked: `userInfo` is set once, and what an app puts into an error crosses threads on a device as well.
struct ErrorContent<Code: Hashable & Sendable>: Hashable, @unchecked Sendable {
    let code: Code
    let userInfo: [String: Any]

    static func == (lhs: ErrorContent, rhs: ErrorContent) -> Bool { lhs.code == rhs.code }

    func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
