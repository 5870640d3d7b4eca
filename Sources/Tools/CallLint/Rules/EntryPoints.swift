import CallFlow
import CallPaths

/// What a type is to the system, told by what it inherits from.
enum TypeRole {
    case appDelegate, app, sceneDelegate, viewController, view, other

    var words: String {
        switch self {
        case .sceneDelegate: "a scene delegate, and a background launch connects no scene"
        case .viewController: "a view controller, which a background launch may never load"
        case .view: "a view, which a background launch may never show"
        case .appDelegate, .app, .other: "code that a background launch may never run"
        }
    }

    static func of(_ name: String?, near path: String, _ program: Program) -> TypeRole {
        guard let name else { return .other }
        var names = [name]
        if let type = program.type(named: name, near: path) {
            names += type.supertypes + program.supertypes(of: type).flatMap { [$0.name] + $0.supertypes }
        }
        let inherited = Set(names.dropFirst())
        if !inherited.isDisjoint(with: appDelegates) || name == "AppDelegate" { return .appDelegate }
        if inherited.contains("App") { return .app }
        if !inherited.isDisjoint(with: sceneDelegates) || name == "SceneDelegate" { return .sceneDelegate }
        if names.contains(where: { $0.hasSuffix("ViewController") }) || !inherited.isDisjoint(with: controllers) {
            return .viewController
        }
        return !inherited.isDisjoint(with: views) ? .view : .other
    }

    private static let appDelegates: Set = [
        "UIApplicationDelegate", "FlutterAppDelegate", "RCTAppDelegate", "ExpoAppDelegate", "EXAppDelegateWrapper",
        "CDVAppDelegate", "RCTDefaultReactNativeFactoryDelegate",
    ]
    private static let sceneDelegates: Set = [
        "UIWindowSceneDelegate", "UISceneDelegate", "CPTemplateApplicationSceneDelegate",
    ]
    private static let controllers: Set = [
        "UITabBarController", "UINavigationController", "UISplitViewController", "UIPageViewController",
    ]
    private static let views: Set = ["View", "UIView", "UIViewControllerRepresentable", "ViewModifier"]
}

/// Methods and closures that the system or the user calls, and when.
enum EntryPoints {
    /// nil for a function that the project's own code calls.
    static func standing(of function: Function, role: TypeRole) -> LaunchStanding? {
        let pieces = pieces(of: function)
        if isLaunch(pieces, function, role) { return .launch }
        if let gate = gate(function.name), gate.isGated { return .late(.init(why: gate.why, steps: [], isGated: true)) }
        if isBridge(function) { return .late(.init(why: "a method that JavaScript or Dart calls", steps: [])) }
        if isUserAction(function, role) { return .late(.init(why: "an action of the user", steps: [])) }
        switch role {
        case .viewController where lifeCycle.contains(pieces[0]), .view where lifeCycle.contains(pieces[0]):
            return .late(.init(why: role.words, steps: []))
        case .sceneDelegate where pieces[0].hasPrefix("scene") || pieces[0] == "windowScene":
            return .late(.init(why: role.words, steps: []))
        case .appDelegate where activations.contains(pieces[0]):
            return .late(.init(why: "the app's coming to the foreground", steps: []))
        default: return nil
        }
    }

    private static func pieces(of function: Function) -> [String] {
        if function.name.contains(":") { return function.name.split(separator: ":").map(String.init) }
        return [function.name] + function.parameters.map { $0.label ?? "_" }
    }

    private static func isLaunch(_ pieces: [String], _ function: Function, _ role: TypeRole) -> Bool {
        if pieces.contains(where: launching.contains) || pieces == ["main"] { return true }
        if ["load", "initialize"].contains(pieces[0]), function.traits.contains(.isStatic) { return true }
        if pieces[0].hasPrefix("registerWithRegistrar") || (pieces[0] == "register" && pieces.contains("with")) {
            return function.traits.contains(.isStatic)
        }
        return function.name == "init" && (role == .app || role == .appDelegate)
    }

    private static let launching: Set = [
        "didFinishLaunchingWithOptions", "willFinishLaunchingWithOptions", "applicationDidFinishLaunching",
        "didInitializeImplicitFlutterEngine", "didReceiveRemoteNotification", "handleEventsForBackgroundURLSession",
        "performFetchWithCompletionHandler",
    ]
    private static let lifeCycle: Set = [
        "viewDidLoad", "viewWillAppear", "viewDidAppear", "viewIsAppearing", "loadView", "viewDidLayoutSubviews",
        "viewWillLayoutSubviews", "awakeFromNib", "layoutSubviews", "didMoveToWindow", "didMoveToSuperview",
        "makeUIViewController", "makeUIView",
    ]
    private static let activations: Set = [
        "applicationDidBecomeActive", "applicationWillEnterForeground", "applicationDidEnterBackground",
    ]

    /// Parameters that only a bridge hands over.
    private static let bridgeTypes: Set = [
        "FlutterMethodCall", "FlutterResult", "CDVInvokedUrlCommand", "RCTPromiseResolveBlock",
        "RCTResponseSenderBlock",
        "CAPPluginCall",
    ]

    private static func isBridge(_ function: Function) -> Bool {
        function.parameters.contains { $0.type?.base.map(bridgeTypes.contains) == true }
    }

    private static func isUserAction(_ function: Function, _ role: TypeRole) -> Bool {
        guard role == .viewController || role == .view, function.parameters.count <= 2,
            let first = function.parameters.first
        else { return false }
        return first.name == "sender" || (first.type?.base).map { $0.hasPrefix("UI") && $0.hasSuffix("Button") } == true
    }

    /// A call whose closure waits for the user, a server or a view; a function that is named so.
    static func gate(_ name: String) -> (why: String, isGated: Bool)? {
        let first = String(name.prefix { $0 != ":" })
        if viewClosures.contains(first) { return ("a view, which a background launch may never show", false) }
        let words = Words.of(first)
        let asks = ["request", "ask"].contains(words.first ?? "")
        if asks, words.contains(where: { ["authorization", "permission", "permissions", "access"].contains($0) }) {
            return ("the answer to a question for permission", true)
        }
        let isOut = words.contains { ["out", "logout", "off"].contains($0) }
        let isLogin =
            words.contains { ["login", "signin", "loggedin"].contains($0) }
            || zip(words, words.dropFirst()).contains {
                ["log", "logged", "sign", "signed"].contains($0) && $1 == "in"
            }
        return isLogin && !isOut ? ("a login", true) : nil
    }

    private static let viewClosures: Set = [
        "onAppear", "task", "onReceive", "onChange", "onTapGesture", "sheet", "Button",
    ]
}
