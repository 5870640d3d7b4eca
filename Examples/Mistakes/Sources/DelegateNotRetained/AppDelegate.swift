import PushKit
import UIKit

// WRONG (M5): a registry does not keep its delegate (D12), and nobody else does: the push reaches nobody, check 1 has
// nothing to look at, and check 2 kills (C1.4, C2.1).
// THE MEND: keep the delegate as long as the registry, in a property.

@main
final class AppDelegate: UIResponder, UIApplicationDelegate {
    private let registry = PKPushRegistry(queue: .main)

    func application(
        _ application: UIApplication,
        didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?
    ) -> Bool {
        let receiver = PushReceiver()
        registry.delegate = receiver
        registry.desiredPushTypes = [.voIP]
        return true
    }
}
