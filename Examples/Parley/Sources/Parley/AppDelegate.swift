import UIKit

/// Puts the parts together.
///
/// A push may launch the app in the background, where no scene and no view ever comes to life (rule D14). So everything a
/// push needs is made here, before `didFinishLaunching` returns, and kept for the life of the app (D12).
@main
final class AppDelegate: UIResponder, UIApplicationDelegate {
    private let callCenter = CallCenter()
    private var pushReceiver: PushReceiver?

    func application(
        _ application: UIApplication,
        didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?
    ) -> Bool {
        pushReceiver = PushReceiver(callCenter: callCenter)
        return true
    }
}
