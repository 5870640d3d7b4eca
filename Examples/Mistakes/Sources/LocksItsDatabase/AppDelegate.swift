import CallKit
import Invitations
import PushKit
import UIKit

// WRONG (W3): the app holds a lock on its database for ever, in the background, too; iOS kills an app that it finds
// with a file locked when it suspends it, 0xdead10cc.
// THE MEND: lock for the length of a transaction, inside a background task; keep nothing locked between two.

@main
final class AppDelegate: UIResponder, UIApplicationDelegate {
    private let provider = CXProvider(configuration: CXProviderConfiguration())
    private let registry = PKPushRegistry(queue: .main)
    private var database: Database?

    func application(
        _ application: UIApplication,
        didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?
    ) -> Bool {
        database = try? Database()
        provider.setDelegate(self, queue: .main)
        registry.delegate = self
        registry.desiredPushTypes = [.voIP]
        return true
    }
}

extension AppDelegate: @MainActor PKPushRegistryDelegate {
    func pushRegistry(_ registry: PKPushRegistry, didUpdate pushCredentials: PKPushCredentials, for type: PKPushType) {}

    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType,
        completion: @escaping @Sendable () -> Void
    ) {
        let invitation = Invitation(payload.dictionaryPayload)
        let update = CXCallUpdate()
        update.localizedCallerName = invitation.caller
        provider.reportNewIncomingCall(with: invitation.call, update: update) { _ in completion() }
        if invitation.isOver { provider.reportCall(with: invitation.call, endedAt: nil, reason: .remoteEnded) }
    }
}

extension AppDelegate: @MainActor CXProviderDelegate {
    func providerDidReset(_ provider: CXProvider) {}

    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) { action.fulfill() }

    func provider(_ provider: CXProvider, perform action: CXEndCallAction) { action.fulfill() }
}
