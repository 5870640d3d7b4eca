import CallKit
import Invitations
import PushKit
import UIKit

// WRONG (M3): the server is asked before the report and answers when the delegate has long returned; 0.3 s are as late
// as any other time (C1.1).
// THE MEND: report with what the push says, then ask, and correct the call with `reportCall(with:updated:)` (C1.11).

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
        // "A call that was cancelled meanwhile must not ring."
        Server.ask(whetherStillRinging: invitation.call) { isRinging in
            guard isRinging else { return completion() }
            self.report(invitation, completion: completion)
        }
    }
}

/// Stands in for the connection to the server, which answers 0.3 s later.
enum Server {
    private static let queue = DispatchQueue(label: "server")

    static func ask(whetherStillRinging call: UUID, completion: @escaping @MainActor @Sendable (Bool) -> Void) {
        queue.asyncAfter(deadline: .now() + 0.3) {
            DispatchQueue.main.async { completion(true) }
        }
    }
}

extension AppDelegate: @MainActor CXProviderDelegate {
    func providerDidReset(_ provider: CXProvider) {}

    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) { action.fulfill() }

    func provider(_ provider: CXProvider, perform action: CXEndCallAction) { action.fulfill() }
}
