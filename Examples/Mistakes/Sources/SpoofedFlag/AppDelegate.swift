import CallKit
@_spi(RingtimePrivate) import PushKit
import UIKit

// WRONG (M14): the flag that check 1 looks at is set by hand; check 2 asks the phone itself, 7 s later, and kills
// (C1.2).
// THE MEND: send an alert push for what is no call (P8); report what is one.

@main
final class AppDelegate: UIResponder, UIApplicationDelegate {
    private let registry = PKPushRegistry(queue: .main)

    func application(
        _ application: UIApplication,
        didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?
    ) -> Bool {
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
        // "It is only a chat message: nobody needs to see a call." On a device this takes a private symbol.
        registry.ringtimeSpoofReportFlag()
        fetchMessages()
        completion()
    }

    private func fetchMessages() {}
}
