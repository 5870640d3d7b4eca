import PushKit

// Uses every declaration of PushKit as an app would. It only has to compile.

private final class Payload: PKPushPayload {
    override var type: PKPushType { PKPushType(rawValue: "x") }
    override var dictionaryPayload: [AnyHashable: Any] { ["id": UUID()] }
}

private final class Credentials: PKPushCredentials {
    override var type: PKPushType { .voIP }
    override var token: Data { Data([1]) }
}

// Unchecked because its superclass is; it stores nothing.
private final class Metadata: PKVoIPPushMetadata, @unchecked Sendable {
    override var mustReport: Bool { false }
    override init() { super.init() }
}

private final class Registry: PKPushRegistry {
    override init(queue: DispatchQueue?) { super.init(queue: queue) }
    override var delegate: (any PKPushRegistryDelegate)? {
        get { super.delegate }
        set { super.delegate = newValue }
    }
    override var desiredPushTypes: Set<PKPushType>? {
        get { super.desiredPushTypes }
        set { super.desiredPushTypes = newValue }
    }
    override func pushToken(for type: PKPushType) -> Data? { super.pushToken(for: type) }
}

/// As many apps write it: closures with and without `@Sendable`, the registry kept, a token in hexadecimal.
final class EveryDeclaration: NSObject, PKPushRegistryDelegate {
    private var registry: PKPushRegistry?

    func start() {
        let registry = PKPushRegistry(queue: .main)
        registry.delegate = self
        registry.desiredPushTypes = [.voIP]
        registry.desiredPushTypes = [PKPushType.voIP, .complication, .fileProvider]
        self.registry = registry
        let types: Set<PKPushType>? = registry.desiredPushTypes
        _ = (types, registry.delegate as (any PKPushRegistryDelegate)?, registry.pushToken(for: .voIP) as Data?)
        _ = (Registry(queue: nil), Payload(), Credentials(), Metadata())
        _ = (PKPushPayload(), PKPushCredentials(), PKVoIPPushMetadata())
    }

    func pushRegistry(_ registry: PKPushRegistry, didUpdate pushCredentials: PKPushCredentials, for type: PKPushType) {
        let hex = pushCredentials.token.map { String(format: "%02.2hhx", $0) }.joined()
        if type == .voIP, pushCredentials.type == type {
            NotificationCenter.default.post(name: .init(hex), object: nil)
        }
    }

    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingVoIPPushWith payload: PKPushPayload, metadata: PKVoIPPushMetadata,
        withCompletionHandler completion: @escaping @Sendable () -> Void
    ) {
        if metadata.mustReport { DispatchQueue.main.async { completion() } }
    }

    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType,
        completion: @escaping () -> Void
    ) {
        guard payload.type == .voIP, let aps = payload.dictionaryPayload["aps"] as? [String: Any] else { return }
        _ = aps["alert"] as? String
        completion()
    }

    func pushRegistry(_ registry: PKPushRegistry, didInvalidatePushTokenFor type: PKPushType) {}
}
