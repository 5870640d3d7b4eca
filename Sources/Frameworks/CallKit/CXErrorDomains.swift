// The strings that devices print; the headers do not show them.
public let CXErrorDomain: String = "com.apple.CallKit.error"
public let CXErrorDomainIncomingCall: String = "com.apple.CallKit.error.incomingcall"
public let CXErrorDomainRequestTransaction: String = "com.apple.CallKit.error.requesttransaction"
public let CXErrorDomainCallDirectoryManager: String = "com.apple.CallKit.error.calldirectorymanager"
/// Not seen on a device; formed like the others [I].
public let CXErrorDomainNotificationServiceExtension: String = "com.apple.CallKit.error.notificationserviceextension"
