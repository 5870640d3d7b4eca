import CallKit
import Invitations
import PushKit
import UIKit

// WRONG (M7): the completion handler is kept, in the belief that the app has time to report until it calls it. It has
// none: check 1 looks when the delegate returns (C1.1), and the handler has no part in any check (H1, H3).
// THE MEND: report in the delegate itself, and call the completion handler when it suits.

@main
final class AppDelegate: UIResponder, UIApplicationDelegate {
    private let provider = CXProvider(configuration: CXProviderConfiguration())
    private let registry = PKPushRegistry(queue: .main)

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
        // "The system gives us 30 seconds, until we call the completion handler."
        DispatchQueue.global().async {
            warmUpMediaEngine()
            DispatchQueue.main.async { self.report(invitation, completion: completion) }
        }
    }
}

func warmUpMediaEngine() { Thread.sleep(forTimeInterval: 2) }

extension AppDelegate: @MainActor CXProviderDelegate {
    func providerDidReset(_ provider: CXProvider) {}

    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) { action.fulfill() }

    func provider(_ provider: CXProvider, perform action: CXEndCallAction) { action.fulfill() }
}
