import CallKit
import Invitations
import PushKit
import UIKit

// WRONG (M12): a second push for the same call returns without a report. Once the call is over the phone expects one
// for every push, whatever the app has seen before (E2), and check 1 kills (C1.1).
// THE MEND: report it again. The phone refuses a call that it knows, and the report counts (C1.5); a call that is over
// is ended at once.

@main
final class AppDelegate: UIResponder, UIApplicationDelegate {
    private let provider = CXProvider(configuration: CXProviderConfiguration())
    private let registry = PKPushRegistry(queue: .main)
    private var seen: Set<UUID> = []

    func application(
        _ application: UIApplication,
        didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?
    ) -> Bool {
        provider.setDelegate(self, queue: .main)
        registry.delegate = self
        registry.desiredPushTypes = [.voIP]
        return true
    }

    private func report(_ invitation: Invitation, completion: @escaping @Sendable () -> Void) {
        let update = CXCallUpdate()
        update.localizedCallerName = invitation.caller
        provider.reportNewIncomingCall(with: invitation.call, update: update) { _ in completion() }
        if invitation.isOver { provider.reportCall(with: invitation.call, endedAt: nil, reason: .remoteEnded) }
    }
}

extension AppDelegate: @MainActor PKPushRegistryDelegate {
    func pushRegistry(_ registry: PKPushRegistry, didUpdate pushCredentials: PKPushCredentials, for type: PKPushType) {}

    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType,
        completion: @escaping @Sendable () -> Void
    ) {
        let invitation = Invitation(payload.dictionaryPayload)
        guard invitation.isOver || seen.insert(invitation.call).inserted else {
            // "The server has only sent it again."
            completion()
            return
        }
        report(invitation, completion: completion)
    }
}

extension AppDelegate: @MainActor CXProviderDelegate {
    func providerDidReset(_ provider: CXProvider) {}

    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) { action.fulfill() }

    func provider(_ provider: CXProvider, perform action: CXEndCallAction) { action.fulfill() }
}
