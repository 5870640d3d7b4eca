import CallKit
import Invitations
import PushKit
import UIKit

// WRONG (M1): the rooms are loaded when the user opens the app, and a launch by a push is no opening: then every room
// is unknown, and the delegate returns without a report (C1.1).
// THE MEND: report first; whether the room exists is a question for `CXAnswerCallAction`, which can still fail.

@main
final class AppDelegate: UIResponder, UIApplicationDelegate {
    private let provider = CXProvider(configuration: CXProviderConfiguration())
    private let registry = PKPushRegistry(queue: .main)
    private var rooms: Set<String> = []

    func application(
        _ application: UIApplication,
        didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?
    ) -> Bool {
        provider.setDelegate(self, queue: .main)
        registry.delegate = self
        registry.desiredPushTypes = [.voIP]
        return true
    }

    func applicationDidBecomeActive(_ application: UIApplication) {
        rooms = loadRooms()
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
        let room = payload.dictionaryPayload["room"] as? String ?? "home"
        guard rooms.contains(room) else {
            // "Nobody can be called into a room that there is not."
            completion()
            return
        }
        report(Invitation(payload.dictionaryPayload), completion: completion)
    }
}

/// Stands in for the list that the server keeps.
func loadRooms() -> Set<String> { ["home", "kitchen"] }

extension AppDelegate: @MainActor CXProviderDelegate {
    func providerDidReset(_ provider: CXProvider) {}

    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) { action.fulfill() }

    func provider(_ provider: CXProvider, perform action: CXEndCallAction) { action.fulfill() }
}
