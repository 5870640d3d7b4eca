import CallKit
import Invitations
import PushKit
import UIKit

// WRONG (M6): the app reports only once it has heard `providerDidBegin`, and listens to its provider only once it is on
// the screen: a launch by a push never hears it (T5) and returns without a report (C1.1).
// THE MEND: set the provider's delegate at launch, and report without waiting for anything.

@main
final class AppDelegate: UIResponder, UIApplicationDelegate {
    private let provider = CXProvider(configuration: CXProviderConfiguration())
    private let registry = PKPushRegistry(queue: .main)
    private var isReady = false

    func application(
        _ application: UIApplication,
        didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?
    ) -> Bool {
        registry.delegate = self
        registry.desiredPushTypes = [.voIP]
        return true
    }

    func applicationDidBecomeActive(_ application: UIApplication) {
        provider.setDelegate(self, queue: .main)
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
        guard isReady else {
            // "CallKit is not up yet: it would refuse the call."
            completion()
            return
        }
        report(Invitation(payload.dictionaryPayload), completion: completion)
    }
}

extension AppDelegate: @MainActor CXProviderDelegate {
    func providerDidReset(_ provider: CXProvider) { isReady = false }

    func providerDidBegin(_ provider: CXProvider) { isReady = true }

    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) { action.fulfill() }

    func provider(_ provider: CXProvider, perform action: CXEndCallAction) { action.fulfill() }
}
