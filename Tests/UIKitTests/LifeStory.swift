import CallServiceClient
import CallServiceWire
import CallVocabulary

@testable import UIKit

// Swift Testing beside UIKit in one file looks for a module that does not exist: so the app is here, the tests are there.

/// An app in the test's own process: what its delegates were told, what its phone heard.
@MainActor final class LifeStory {
    private static var current: LifeStory?

    let transport: InProcessTransport
    private let life: ApplicationLife
    private let delegate: StoryAppDelegate
    private let connection: CallServiceConnection
    private let bundle: String
    private(set) var lines: [String] = []

    /// `scene`: the delegate class in the Info.plist; nil: an app without scenes.
    init(reason: LaunchReason, state: AppRunState, scene: String? = nil, named: String? = nil) throws {
        var welcome = Welcome(system: SystemVersion(26, 4), bundle: "org.example.story", reason: reason, state: state)
        welcome.protectedDataAvailable = false
        transport = InProcessTransport(welcome: welcome)
        connection = CallServiceConnection(transport: transport, host: HostProcess(writeConsole: { _ in }, abort: {}))
        bundle = NSTemporaryDirectory() + "story-" + UUID().uuidString
        life = ApplicationLife(bundle: bundle)
        delegate = StoryAppDelegate(ringtimeBootstrap: ())
        delegate.sceneName = named
        try writePlist(scene)
        Self.current = self
    }

    private func writePlist(_ scene: String?) throws {
        var plist: [String: Any] = ["CFBundleExecutable": "UIKitTests"]
        if let scene {
            let entry = ["UISceneConfigurationName": "Default", "UISceneDelegateClassName": scene]
            plist["UIApplicationSceneManifest"] = [
                "UISceneConfigurations": ["UIWindowSceneSessionRoleApplication": [entry]]
            ]
        }
        try FileManager.default.createDirectory(atPath: bundle, withIntermediateDirectories: true)
        let data = try PropertyListSerialization.data(fromPropertyList: plist, format: .xml, options: 0)
        try data.write(to: URL(fileURLWithPath: bundle + "/Info.plist"))
    }

    func launch() {
        transport.onSend { message in
            MainActor.assumeIsolated { Self.note("sent \(message)") }
        }
        life.launch(delegate, connection)
    }

    func take(_ message: DaemonMessage) { life.take(message) }

    func end() { try? FileManager.default.removeItem(atPath: bundle) }

    static func note(_ line: String) { current?.lines.append(line) }

    /// What has happened since the last time.
    func news() -> [String] {
        defer { lines = [] }
        return lines
    }
}

final class StoryAppDelegate: UIResponder, UIApplicationDelegate {
    var sceneName: String?

    override init() {
        super.init()
        sceneName = nil
    }

    func application(
        _ application: UIApplication,
        willFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]? = nil
    ) -> Bool {
        LifeStory.note("will finish launching")
        return true
    }

    func application(
        _ application: UIApplication,
        didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?
    ) -> Bool {
        let options = launchOptions == nil ? "nil" : "some"
        LifeStory.note("did finish launching, options \(options), \(application === UIApplication.shared)")
        return true
    }

    func applicationDidBecomeActive(_ application: UIApplication) { LifeStory.note("app active") }
    func applicationWillResignActive(_ application: UIApplication) { LifeStory.note("app resigns") }
    func applicationDidEnterBackground(_ application: UIApplication) { LifeStory.note("app in background") }
    func applicationWillEnterForeground(_ application: UIApplication) { LifeStory.note("app to foreground") }
    func applicationDidReceiveMemoryWarning(_ application: UIApplication) { LifeStory.note("memory") }
    func applicationProtectedDataDidBecomeAvailable(_ application: UIApplication) { LifeStory.note("unlocked") }

    func application(
        _ application: UIApplication, didRegisterForRemoteNotificationsWithDeviceToken deviceToken: Data
    ) {
        LifeStory.note("alert token \(Array(deviceToken))")
    }

    func application(
        _ application: UIApplication, configurationForConnecting connectingSceneSession: UISceneSession,
        options: UIScene.ConnectionOptions
    ) -> UISceneConfiguration {
        guard let sceneName else { return connectingSceneSession.configuration }
        return UISceneConfiguration(name: sceneName, sessionRole: connectingSceneSession.role)
    }
}

final class StorySceneDelegate: UIResponder, UIWindowSceneDelegate {
    var window: UIWindow?

    func scene(
        _ scene: UIScene, willConnectTo session: UISceneSession, options connectionOptions: UIScene.ConnectionOptions
    ) {
        LifeStory.note("scene connects")
        guard let scene = scene as? UIWindowScene else { return }
        let window = UIWindow(windowScene: scene)
        window.rootViewController = StoryController()
        window.makeKeyAndVisible()
        self.window = window
    }

    func sceneDidBecomeActive(_ scene: UIScene) { LifeStory.note("scene active") }
    func sceneWillResignActive(_ scene: UIScene) { LifeStory.note("scene resigns") }
    func sceneWillEnterForeground(_ scene: UIScene) { LifeStory.note("scene to foreground") }
    func sceneDidEnterBackground(_ scene: UIScene) { LifeStory.note("scene in background") }
}

final class StoryController: UIViewController {
    override func viewDidLoad() {
        super.viewDidLoad()
        LifeStory.note("view loaded")
    }

    override func viewWillAppear(_ animated: Bool) { LifeStory.note("view will appear") }
    override func viewDidAppear(_ animated: Bool) { LifeStory.note("view appeared") }
}

/// Shapes of view code that have to compile: initialisers with a frame, with a nib's name, with a coder.
final class FrameView: UIView {
    let label = UIView()

    override init(frame: CGRect) {
        super.init(frame: frame)
        addSubview(label)
    }

    required init?(coder: NSCoder) { super.init(coder: coder) }
}

final class OldStyleDelegate: UIResponder, UIApplicationDelegate {
    var window: UIWindow?

    func application(
        _ application: UIApplication,
        didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?
    ) -> Bool {
        window = UIWindow(frame: UIScreen.main.bounds)
        window?.rootViewController = UIViewController(nibName: nil, bundle: nil)
        window?.makeKeyAndVisible()
        window?.rootViewController?.view.addSubview(FrameView(frame: .zero))
        _ = NotificationCenter.default.addObserver(
            forName: UIApplication.didBecomeActiveNotification, object: nil, queue: .main
        ) { _ in }
        let task = application.beginBackgroundTask(withName: "x") {}
        application.endBackgroundTask(task)
        return UIApplication.shared.applicationState == .background && UIDevice.current.systemName.isEmpty
    }
}
