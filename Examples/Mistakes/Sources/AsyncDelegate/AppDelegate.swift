import CallKit
import Invitations
import PushKit
import UIKit

// WRONG (M15): before iOS 26.4 the `async` form of the delegate's method returns to PushKit before its body runs, so
// that every report in the body is too late (C1.10, C1.1).
// THE MEND: the form with the completion handler, and the report in it.

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
}

extension AppDelegate: @MainActor PKPushRegistryDelegate {
    func pushRegistry(_ registry: PKPushRegistry, didUpdate pushCredentials: PKPushCredentials, for type: PKPushType) {}

    // "The compiler offers it, and it reads better."
    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType
    ) async {
        let invitation = Invitation(payload.dictionaryPayload)
        let update = CXCallUpdate()
        update.localizedCallerName = invitation.caller
        do {
            try await provider.reportNewIncomingCall(with: invitation.call, update: update)
        } catch {
            print("refused by the phone: \(error)")
        }
        if invitation.isOver { provider.reportCall(with: invitation.call, endedAt: nil, reason: .remoteEnded) }
    }
}

extension AppDelegate: @MainActor CXProviderDelegate {
    func providerDidReset(_ provider: CXProvider) {}

    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) { action.fulfill() }

    func provider(_ provider: CXProvider, perform action: CXEndCallAction) { action.fulfill() }
}
