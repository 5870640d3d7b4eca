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

    nonisolated init() {}

    /// Launches the app and never returns. The main thread runs the run loop: `dispatchMain()` would leave it, and timers
    /// would never fire.
    static func run(_ delegate: any UIResponder & UIApplicationDelegate) -> Never {
        // The app's output is a file: whole lines are to reach it as they are printed.
        linux_buffer_output_by_line()
        let connection = CallServiceConnection.shared
        connection.observe { message in
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
        let application = UIApplication.shared
        application.delegate = delegate
        let welcome = connection.welcome
        let isForeground = welcome.reason == .user && welcome.state != .background
        state = isForeground ? .inactive : .background
        _ = delegate.application(application, willFinishLaunchingWithOptions: nil)
        _ = delegate.application(application, didFinishLaunchingWithOptions: nil)
        NotificationCenter.default.post(name: UIApplication.didFinishLaunchingNotification, object: application)
        connection.send(.finishedLaunching)
        if isForeground { change(to: .active) }
    }

    func take(_ message: DaemonMessage) {
        switch message {
        case .stateChanged(let new): change(to: UIApplication.State(rawValue: Int(new.rawValue)) ?? .background)
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
    private func reconnect() {
        tasks.announceAnew()
        if wantsAlertToken { CallServiceConnection.shared.send(.remoteNotificationsRequested) }
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
        if scenes.isEmpty { connectScene() }
        if !tellScenes({ $0.sceneWillEnterForeground($1) }) { delegate?.applicationWillEnterForeground(.shared) }
        state = .inactive
        post(UIApplication.willEnterForegroundNotification)
    }

    private func becomeActive() {
        if scenes.isEmpty { connectScene() }
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
        guard let configuration = SceneManifest.read() else { return }
        let session = UISceneSession(configuration: configuration)
        let options = UIScene.ConnectionOptions()
        let chosen =
            delegate?.application(.shared, configurationForConnecting: session, options: options) ?? configuration
        let scene = UIWindowScene(session: session, connectionOptions: options)
        scenes.append(scene)
        if let made = chosen.makeDelegate() {
            scene.delegate = made
            made.scene(scene, willConnectTo: session, options: options)
        }
    }
}
