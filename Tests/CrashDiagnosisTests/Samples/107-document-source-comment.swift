import CallKit
import PushKit

/// Receives VoIP pushes.
///
/// Report before returning. If not, PushKit raises
/// `NSInternalInconsistencyException` ("Killing app because it never posted an incoming call to the system after
/// receiving a PushKit VoIP push.") from `-[PKPushRegistry _terminateAppIfThereAreUnhandledVoIPPushes]`; and an app that is
/// too slow is killed by the system with 0xbaadca11 (FRONTBOARD 3131951633).
final class PushReceiver: NSObject, PKPushRegistryDelegate {
    private let provider: CXProvider

    init(provider: CXProvider) { self.provider = provider }

    func pushRegistry(_ registry: PKPushRegistry, didUpdate pushCredentials: PKPushCredentials, for type: PKPushType) {}

    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType,
        completion: @escaping () -> Void
    ) {
        let update = CXCallUpdate()
        update.remoteHandle = CXHandle(type: .generic, value: payload.dictionaryPayload["from"] as? String ?? "unknown")
        provider.reportNewIncomingCall(with: UUID(), update: update) { _ in completion() }
    }
}
