import PushKit

/// The part that every test delegate has.
class TokenDelegate: NSObject {
    let phone: TestPhone
    var reports = true

    init(_ phone: TestPhone) { self.phone = phone }

    func pushRegistry(_ registry: PKPushRegistry, didUpdate pushCredentials: PKPushCredentials, for type: PKPushType) {
        phone.note("token \(Array(pushCredentials.token)) for \(type.rawValue)")
    }

    func pushRegistry(_ registry: PKPushRegistry, didInvalidatePushTokenFor type: PKPushType) {
        phone.note("invalid \(type.rawValue)")
    }

    func take(_ form: String, _ payload: PKPushPayload) {
        phone.note("\(form) \(payload.dictionaryPayload["room"] as? String ?? "-")")
        if reports { phone.report() }
    }
}

final class CompletionDelegate: TokenDelegate, PKPushRegistryDelegate {
    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType,
        completion: @escaping () -> Void
    ) {
        take("completion", payload)
        completion()
    }
}

final class AsyncDelegate: TokenDelegate, PKPushRegistryDelegate {
    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType
    ) async {
        take("async", payload)
    }
}

/// Stays on the caller's actor, as every `async` method does in a module with `NonisolatedNonsendingByDefault`.
final class NonsendingDelegate: TokenDelegate, PKPushRegistryDelegate {
    nonisolated(nonsending) func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType
    ) async {
        take("async", payload)
    }
}

final class ConcurrentDelegate: TokenDelegate, PKPushRegistryDelegate {
    @concurrent func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType
    ) async {
        take("async", payload)
    }
}

final class SynchronousDelegate: TokenDelegate, PKPushRegistryDelegate {
    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType
    ) {
        take("sync", payload)
    }
}

final class MetadataDelegate: TokenDelegate, PKPushRegistryDelegate {
    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingVoIPPushWith payload: PKPushPayload, metadata: PKVoIPPushMetadata,
        withCompletionHandler completion: @escaping @Sendable () -> Void
    ) {
        take("metadata(\(metadata.mustReport))", payload)
        completion()
    }
}

final class AsyncMetadataDelegate: TokenDelegate, PKPushRegistryDelegate {
    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingVoIPPushWith payload: PKPushPayload, metadata: PKVoIPPushMetadata
    ) async {
        take("async metadata(\(metadata.mustReport))", payload)
    }
}

final class SilentDelegate: TokenDelegate, PKPushRegistryDelegate {}

/// All six.
final class CompleteDelegate: TokenDelegate, PKPushRegistryDelegate {
    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingVoIPPushWith payload: PKPushPayload, metadata: PKVoIPPushMetadata,
        withCompletionHandler completion: @escaping @Sendable () -> Void
    ) {
        take("metadata(\(metadata.mustReport))", payload)
        completion()
    }

    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingVoIPPushWith payload: PKPushPayload, metadata: PKVoIPPushMetadata
    ) async {
        take("async metadata(\(metadata.mustReport))", payload)
    }

    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType,
        completion: @escaping @Sendable () -> Void
    ) {
        take("completion", payload)
        completion()
    }

    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType
    ) async {
        take("async", payload)
    }

    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType
    ) {
        take("sync", payload)
    }
}

/// The new method for new systems, the old one for the rest: what an app that supports both has.
final class AsyncMetadataAndCompletionDelegate: TokenDelegate, PKPushRegistryDelegate {
    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingVoIPPushWith payload: PKPushPayload, metadata: PKVoIPPushMetadata
    ) async {
        take("async metadata(\(metadata.mustReport))", payload)
    }

    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType,
        completion: @escaping @Sendable () -> Void
    ) {
        take("completion", payload)
        completion()
    }
}

final class CompletionAndSynchronousDelegate: TokenDelegate, PKPushRegistryDelegate {
    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType,
        completion: @escaping @Sendable () -> Void
    ) {
        take("completion", payload)
        completion()
    }

    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType
    ) {
        take("sync", payload)
    }
}
