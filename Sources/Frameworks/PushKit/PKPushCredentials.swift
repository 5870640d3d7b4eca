/// A push token and what it is for.
open class PKPushCredentials: NSObject {
    private let storedType: PKPushType
    private let storedToken: Data

    /// Without content; for subclasses in tests.
    public override init() {
        storedType = .voIP
        storedToken = Data()
    }

    init(type: PKPushType, token: Data) {
        storedType = type
        storedToken = token
    }

    open var type: PKPushType { storedType }

    /// The bytes that a provider sends to, in hexadecimal (N1).
    open var token: Data { storedToken }
}
