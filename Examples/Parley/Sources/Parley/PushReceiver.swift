import PushKit

/// Receives VoIP pushes and turns every one of them into a report, before it returns.
@MainActor
final class PushReceiver: NSObject {
    private let callCenter: CallCenter
    private let registry = PKPushRegistry(queue: .main)

    init(callCenter: CallCenter) {
        self.callCenter = callCenter
        super.init()
        // The delegate first: what waits for the app comes as soon as the types are set (D12).
        registry.delegate = self
        registry.desiredPushTypes = [.voIP]
    }
}

extension PushReceiver: @MainActor PKPushRegistryDelegate {
    func pushRegistry(_ registry: PKPushRegistry, didUpdate pushCredentials: PKPushCredentials, for type: PKPushType) {
        let token = pushCredentials.token.map { String(format: "%02x", $0) }.joined()
        // A real app sends it to its server here.
        say("token \(token)")
    }

    func pushRegistry(_ registry: PKPushRegistry, didInvalidatePushTokenFor type: PKPushType) {
        say("the token is no longer valid")
    }

    /// From iOS 26.4. Without a duty to report, a call that is over is not reported for a moment's ring (E4).
    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingVoIPPushWith payload: PKPushPayload, metadata: PKVoIPPushMetadata,
        withCompletionHandler completion: @escaping @Sendable () -> Void
    ) {
        let invitation = Invitation(payload.dictionaryPayload)
        if metadata.mustReport || invitation.fate == .ring {
            callCenter.report(invitation, completion: completion)
        } else {
            callCenter.withdraw(invitation)
            completion()
        }
    }

    /// Before iOS 26.4: no push is left unreported.
    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType,
        completion: @escaping @Sendable () -> Void
    ) {
        callCenter.report(Invitation(payload.dictionaryPayload), completion: completion)
    }
}
