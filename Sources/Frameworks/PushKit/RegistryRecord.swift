internal import CallServiceClient
internal import Synchronization

/// What the rest of PushKit knows of one registry. The app may let go of the registry at any moment; the record stays
/// until nobody needs it.
///
/// The registry and the delegate, which are the app's own and not `Sendable`, are used on the registry's queue alone.
final class RegistryRecord: Sendable {
    /// Unchecked because the references in it are only handed out, never followed, under the lock.
    private struct State: @unchecked Sendable {
        weak var registry: PKPushRegistry?
        weak var delegate: (any PKPushRegistryDelegate)?
        var types: Set<PKPushType>?
        var toldToken: Data?
    }

    /// What comes out of the lock again. Unchecked for the same reason.
    private struct Reference<Object>: @unchecked Sendable { var object: Object }

    let client: PushClient
    let queue: DispatchQueue
    /// Numbered in order of creation, for the daemon.
    let number: UInt32
    private let state = Mutex(State())

    init(client: PushClient, queue: DispatchQueue) {
        self.client = client
        self.queue = queue
        number = client.connection.nextRegistryNumber()
    }

    var registry: PKPushRegistry? {
        get { state.withLock { Reference(object: $0.registry) }.object }
        set {
            let new = Reference(object: newValue)
            state.withLock { $0.registry = new.object }
        }
    }

    var delegate: (any PKPushRegistryDelegate)? {
        get { state.withLock { Reference(object: $0.delegate) }.object }
        set {
            let new = Reference(object: newValue)
            state.withLock { $0.delegate = new.object }
        }
    }

    var desiredPushTypes: Set<PKPushType>? {
        get { state.withLock { $0.types } }
        set { state.withLock { $0.types = newValue } }
    }

    var wantsVoIP: Bool { desiredPushTypes?.contains(.voIP) ?? false }

    func token(for type: PKPushType) -> Data? {
        state.withLock { type == .voIP && $0.types?.contains(type) ?? false ? $0.toldToken : nil }
    }

    /// Takes note of the token that the delegate is about to hear; nil: that it is invalid. Returns the one before.
    @discardableResult
    func tell(_ token: Data?) -> Data? {
        state.withLock { state in
            defer { state.toldToken = token }
            return state.toldToken
        }
    }
}
