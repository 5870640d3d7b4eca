internal import CallServiceClient
internal import CallServiceWire
internal import CallVocabulary

/// The app's one application object, driven by the phone.
@MainActor open class UIApplication: UIResponder {
    /// UIKit's raw values.
    public enum State: Int, Sendable {
        case active = 0
        case inactive = 1
        case background = 2
    }

    private static let instance = UIApplication(ringtimeBootstrap: ())

    open class var shared: UIApplication { instance }

    unowned(unsafe) open var delegate: (any UIApplicationDelegate)?
    open var isIdleTimerDisabled = false
    open var applicationIconBadgeNumber = 0
    open var applicationState: State { life.state }
    open var connectedScenes: Set<UIScene> { Set(life.scenes) }
    open var windows: [UIWindow] { life.scenes.flatMap { ($0 as? UIWindowScene)?.windows ?? [] } + life.looseWindows }
    open var keyWindow: UIWindow? { windows.first(where: \.isKeyWindow) }
    open var backgroundRefreshStatus: UIBackgroundRefreshStatus { .available }
    /// False between a reboot and the first unlock: files and keychain items are unreadable then (D7).
    open var isProtectedDataAvailable: Bool { CallServiceConnection.shared.welcome.protectedDataAvailable }
    open var isRegisteredForRemoteNotifications: Bool { life.wantsAlertToken }
    public class nonisolated var openSettingsURLString: String { "app-settings:" }

    /// What the phone has told, and what follows from it.
    let life = ApplicationLife()

    /// The seconds that background tasks have left; unlimited in the foreground.
    open var backgroundTimeRemaining: TimeInterval {
        applicationState == .background ? life.tasks.secondsLeft : .greatestFiniteMagnitude
    }

    open func beginBackgroundTask(
        expirationHandler handler: (@MainActor @Sendable () -> Void)? = nil
    ) -> UIBackgroundTaskIdentifier {
        beginBackgroundTask(withName: nil, expirationHandler: handler)
    }

    /// Keeps the app from being suspended until the task ends or its time is over (D13).
    open func beginBackgroundTask(
        withName taskName: String?, expirationHandler handler: (@MainActor @Sendable () -> Void)? = nil
    ) -> UIBackgroundTaskIdentifier {
        life.tasks.begin(name: taskName ?? "unnamed", handler)
    }

    open func endBackgroundTask(_ identifier: UIBackgroundTaskIdentifier) { life.tasks.end(identifier) }

    /// Asks for the token of ordinary notifications; it arrives at the app's delegate.
    open func registerForRemoteNotifications() {
        life.wantsAlertToken = true
        CallServiceConnection.shared.send(.remoteNotificationsRequested)
    }

    open func unregisterForRemoteNotifications() {
        life.wantsAlertToken = false
        Unsupported.note("UIApplication.unregisterForRemoteNotifications()")
    }

    open func canOpenURL(_ url: URL) -> Bool {
        Unsupported.note("UIApplication.canOpenURL(_:)")
        return false
    }

    open func open(
        _ url: URL, options: [OpenExternalURLOptionsKey: Any] = [:],
        completionHandler completion: (@MainActor @Sendable (Bool) -> Void)? = nil
    ) {
        Unsupported.note("UIApplication.open(_:options:completionHandler:)")
        DispatchQueue.main.async { MainActor.assumeIsolated { completion?(false) } }
    }

    @discardableResult
    open func open(_ url: URL, options: [OpenExternalURLOptionsKey: Any] = [:]) async -> Bool {
        Unsupported.note("UIApplication.open(_:options:)")
        return false
    }
}
