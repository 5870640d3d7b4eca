import CallKit
import Foundation
import PushKit

/// The least that a calling app links: it registers for VoIP pushes and reports a call for each.
final class Calls: NSObject, PKPushRegistryDelegate, CXProviderDelegate {
    let provider = CXProvider(configuration: CXProviderConfiguration())

    func start() -> PKPushRegistry {
        let registry = PKPushRegistry(queue: .main)
        registry.delegate = self
        registry.desiredPushTypes = [.voIP]
        provider.setDelegate(self, queue: .main)
        return registry
    }

    func pushRegistry(_ registry: PKPushRegistry, didUpdate pushCredentials: PKPushCredentials, for type: PKPushType) {}

    func pushRegistry(
        _ registry: PKPushRegistry,
        didReceiveIncomingPushWith payload: PKPushPayload,
        for type: PKPushType,
        completion: @escaping @Sendable () -> Void
    ) {
        let update = CXCallUpdate()
        update.remoteHandle = CXHandle(type: .generic, value: "Ada")
        provider.reportNewIncomingCall(with: UUID(), update: update) { _ in completion() }
    }

    func providerDidReset(_ provider: CXProvider) {}
}

// Building it is the proof; run by hand, it only says that it is linked.
print("linked: \(CXProvider.self), \(PKPushRegistry.self), \(Calls.self)")
