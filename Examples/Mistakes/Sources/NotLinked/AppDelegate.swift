import Invitations
import PushKit
import UIKit

// WRONG (M11): an app that asks for VoIP pushes has to link CallKit; PushKit raises an exception at launch (D9).
// THE MEND: link CallKit and report every push to it. An app that wants no call screen gets alert pushes (P8).

@main
final class AppDelegate: UIResponder, UIApplicationDelegate {
    private let registry = PKPushRegistry(queue: .main)
    var window: UIWindow?

    func application(
        _ application: UIApplication,
        didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?
    ) -> Bool {
        let window = UIWindow(frame: UIScreen.main.bounds)
        window.rootViewController = CallsViewController()
        window.makeKeyAndVisible()
        self.window = window
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
        // "Our own call screen is nicer than the system's."
        if !invitation.isOver {
            window?.rootViewController?.present(RingingViewController(caller: invitation.caller), animated: true)
        }
        completion()
    }
}
