import CallKit
import Invitations
import PushKit
import UIKit

// WRONG (M1): the app believes itself on a call until its server has confirmed the hang-up. The phone forgets the call
// at once, so a push in between must be reported (E3), and returns without a report: check 1 kills (C1.1), or, if the
// last report is not 7 s old yet, check 2 (C1.3, C2.1).
// THE MEND: report every push. The phone knows whether the line is busy, and shows the second call in its own way (P7).

@main
final class AppDelegate: UIResponder, UIApplicationDelegate {
    private let provider = CXProvider(configuration: CXProviderConfiguration())
    private let registry = PKPushRegistry(queue: .main)
    private var isOnCall = false

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
        guard !isOnCall else {
            // "The line is busy: the server tells the caller so."
            completion()
            return
        }
        report(Invitation(payload.dictionaryPayload), completion: completion)
    }
}

/// Stands in for the connection to the server, which confirms a hang-up 2 s later.
enum Server {
    static func hangUp(_ call: UUID, confirmed: @escaping @MainActor @Sendable () -> Void) {
        DispatchQueue.main.asyncAfter(deadline: .now() + 2) { confirmed() }
    }
}

extension AppDelegate: @MainActor CXProviderDelegate {
    func providerDidReset(_ provider: CXProvider) { isOnCall = false }

    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) {
        isOnCall = true
        action.fulfill()
    }

    func provider(_ provider: CXProvider, perform action: CXEndCallAction) {
        Server.hangUp(action.callUUID) { self.isOnCall = false }
        action.fulfill()
    }
}
