internal import CallServiceClient
internal import CallServiceWire
internal import CallVocabulary
internal import LinuxProcess

/// The app's life as the phone orders it: launch, states, scenes, background tasks.
@MainActor final class ApplicationLife {
    private(set) var state = UIApplication.State.inactive
    private(set) var scenes: [UIScene] = []
    /// Windows that belong to no scene.
    var looseWindows: [UIWindow] = []
    let tasks = BackgroundTasks()
    var wantsAlertToken = false
    /// `UIApplication.delegate` holds nothing; something must.
    private var delegate: (any UIApplicationDelegate)?
    private(set) var connection: CallServiceConnection?

    /// Where the Info.plist lies.
    private let bundle: String

    nonisolated init(bundle: String = ProcessInfo.processInfo.environment["RINGTIME_BUNDLE"] ?? Bundle.main.bundlePath)
    {
        self.bundle = bundle
    }

    /// Launches the app and never returns. The main thread runs the run loop: `dispatchMain()` would leave it, and timers
    /// would never fire.
    static func run(_ delegate: any UIResponder & UIApplicationDelegate) -> Never {
        // The app's output is a file: whole lines are to reach it as they are printed.
        linux_buffer_output_by_line()
        let connection = CallServiceConnection.shared
        connection.observe { message in
            guard concerns(message) else { return }
            DispatchQueue.main.async { MainActor.assumeIsolated { UIApplication.shared.life.take(message) } }
        }
        connection.onReconnect {
            DispatchQueue.main.async { MainActor.assumeIsolated { UIApplication.shared.life.reconnect() } }
        }
        UIApplication.shared.life.launch(delegate, connection)
        while true {
            // Without a source the loop returns at once; a far timer is one.
            let forever = Timer(timeInterval: 1e9, repeats: true) { _ in }
            RunLoop.main.add(forever, forMode: .default)
            RunLoop.main.run()
        }
    }

    /// `didFinishLaunching` is over when it has returned, and only then does the phone go on (D4, W1).
    func launch(_ delegate: any UIApplicationDelegate, _ connection: CallServiceConnection) {
        self.delegate = delegate
        self.connection = connection
        let application = UIApplication.shared
        application.delegate = delegate
        let welcome = connection.welcome
        let isForeground = welcome.reason == .user && welcome.state != .background
        state = isForeground ? .inactive : .background
        _ = delegate.application(application, willFinishLaunchingWithOptions: nil)
        _ = delegate.application(application, didFinishLaunchingWithOptions: nil)
        NotificationCenter.default.post(name: UIApplication.didFinishLaunchingNotification, object: application)
        connection.send(.finishedLaunching)
        // Whatever else was said before anybody listened.
        change(to: isForeground ? .active : UIApplication.State(connection.welcome.state))
    }

    /// Asked on the reader thread: the main queue is not woken before a push for what ``take(_:)`` passes over.
    nonisolated private static func concerns(_ message: DaemonMessage) -> Bool {
        switch message {
        case .stateChanged, .protectedDataChanged, .token(isVoIP: false, _), .backgroundTimeExpired, .memoryWarning:
            true
        default: false
        }
    }

    func take(_ message: DaemonMessage) {
        switch message {
        case .stateChanged(let new): change(to: UIApplication.State(new))
        case .protectedDataChanged(let isAvailable): protectedDataChanged(isAvailable)
        case .token(isVoIP: false, let bytes):
            delegate?.application(.shared, didRegisterForRemoteNotificationsWithDeviceToken: Data(bytes))
        case .backgroundTimeExpired: tasks.expire()
        case .memoryWarning:
            delegate?.applicationDidReceiveMemoryWarning(.shared)
            post(UIApplication.didReceiveMemoryWarningNotification)
        default: break
        }
    }

    /// A new daemon knows nothing of this process's background tasks, nor that it wants a token.
    func reconnect() {
        tasks.announceAnew()
        if wantsAlertToken { connection?.send(.remoteNotificationsRequested) }
    }

    private func protectedDataChanged(_ isAvailable: Bool) {
        if isAvailable {
            delegate?.applicationProtectedDataDidBecomeAvailable(.shared)
            post(UIApplication.protectedDataDidBecomeAvailableNotification)
        } else {
            delegate?.applicationProtectedDataWillBecomeUnavailable(.shared)
            post(UIApplication.protectedDataWillBecomeUnavailableNotification)
        }
    }

    private func post(_ name: NSNotification.Name) {
        NotificationCenter.default.post(name: name, object: UIApplication.shared)
    }
}

/// States.
extension ApplicationLife {
    /// One step at a time, as UIKit tells it: from the background to active the app is inactive in between.
    func change(to new: UIApplication.State) {
        while state != new {
            switch (state, new) {
            case (.background, _): enterForeground()
            case (.inactive, .active): becomeActive()
            case (.inactive, _): enterBackground()
            case (.active, _): resignActive()
            }
        }
    }

    private func enterForeground() {
        // A background launch connects no scene (D14): the first one comes with the first time in front.
        connectScene()
        if !tellScenes({ $0.sceneWillEnterForeground($1) }) { delegate?.applicationWillEnterForeground(.shared) }
        state = .inactive
        post(UIApplication.willEnterForegroundNotification)
    }

    private func becomeActive() {
        if scenes.isEmpty {
            // Launched by the user: the scene comes to the front without having been behind.
            connectScene()
            _ = tellScenes { $0.sceneWillEnterForeground($1) }
        }
        state = .active
        if !tellScenes({ $0.sceneDidBecomeActive($1) }) { delegate?.applicationDidBecomeActive(.shared) }
        post(UIApplication.didBecomeActiveNotification)
    }

    private func resignActive() {
        if !tellScenes({ $0.sceneWillResignActive($1) }) { delegate?.applicationWillResignActive(.shared) }
        state = .inactive
        post(UIApplication.willResignActiveNotification)
    }

    private func enterBackground() {
        state = .background
        if !tellScenes({ $0.sceneDidEnterBackground($1) }) { delegate?.applicationDidEnterBackground(.shared) }
        post(UIApplication.didEnterBackgroundNotification)
    }

    /// False when the app has no scene delegate: then the application's delegate is told instead.
    private func tellScenes(_ tell: (any UISceneDelegate, UIScene) -> Void) -> Bool {
        let delegated = scenes.filter { $0.delegate != nil }
        for scene in delegated { if let delegate = scene.delegate { tell(delegate, scene) } }
        return !delegated.isEmpty
    }

    /// An app with a scene manifest gets its scene; one without shows its delegate's window.
    private func connectScene() {
        guard scenes.isEmpty, let manifest = SceneManifest(bundle: bundle) else { return }
        let session = UISceneSession(configuration: manifest.first)
        let options = UIScene.ConnectionOptions()
        let chosen =
            delegate?.application(.shared, configurationForConnecting: session, options: options)
            ?? session.configuration
        // One made in code may carry no more than a name: the rest stands in the plist.
        if chosen.delegateClass == nil { chosen.delegateClass = manifest.delegateClass(of: chosen.name) }
        let scene = UIWindowScene(session: session, connectionOptions: options)
        scenes.append(scene)
        if let made = chosen.makeDelegate() {
            scene.delegate = made
            made.scene(scene, willConnectTo: session, options: options)
        }
    }
}

extension UIApplication.State {
    fileprivate init(_ state: AppRunState) {
        switch state {
        case .active: self = .active
        case .inactive: self = .inactive
        case .background: self = .background
        }
    }
}
