internal import CallServiceClient

/// What the rest of PushKit knows of one registry. The app may let go of the registry at any moment; the record stays
/// until nobody needs it.
///
/// Unchecked because everything mutable is behind `lock`; the registry and the delegate, which are the app's own and not
/// `Sendable`, are used on the registry's queue alone.
final class RegistryRecord: @unchecked Sendable {
    let client: PushClient
    let queue: DispatchQueue
    /// Numbered in order of creation, for the daemon.
    let number: UInt32
    private let lock = NSLock()
    private weak var weakRegistry: PKPushRegistry?
    private weak var weakDelegate: (any PKPushRegistryDelegate)?
    private var types: Set<PKPushType>?
    private var toldToken: Data?

    init(client: PushClient, queue: DispatchQueue) {
        self.client = client
        self.queue = queue
        number = client.connection.nextRegistryNumber()
    }

    var registry: PKPushRegistry? {
        get { lock.withLock { weakRegistry } }
        set { lock.withLock { weakRegistry = newValue } }
    }

    var delegate: (any PKPushRegistryDelegate)? {
        get { lock.withLock { weakDelegate } }
        set { lock.withLock { weakDelegate = newValue } }
    }

    var desiredPushTypes: Set<PKPushType>? {
        get { lock.withLock { types } }
        set { lock.withLock { types = newValue } }
    }

    var wantsVoIP: Bool { desiredPushTypes?.contains(.voIP) ?? false }

    func token(for type: PKPushType) -> Data? {
        lock.withLock { type == .voIP && types?.contains(type) ?? false ? toldToken : nil }
    }

    /// Takes note of the token that the delegate is about to hear; nil: that it is invalid. Returns the one before.
    @discardableResult
    func tell(_ token: Data?) -> Data? {
        lock.withLock {
            defer { toldToken = token }
            return toldToken
        }
    }
}
