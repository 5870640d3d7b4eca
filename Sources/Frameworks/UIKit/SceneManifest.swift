internal import CallServiceClient
internal import Foundation

/// `UIApplicationSceneManifest` of the app's Info.plist.
@MainActor struct SceneManifest {
    /// The window scenes, in the plist's order; empty for an app that makes them in code.
    private let scenes: [[String: Any]]
    /// The module of the classes that the plist names.
    private let module: String

    /// Reads the manifest beside the app's executable; nil for an app without scenes.
    init?(bundle: String) {
        guard
            let data = FileManager.default.contents(atPath: bundle + "/Info.plist"),
            let plist = try? PropertyListSerialization.propertyList(from: data, format: nil) as? [String: Any],
            let manifest = plist["UIApplicationSceneManifest"] as? [String: Any]
        else { return nil }
        let roles = manifest["UISceneConfigurations"] as? [String: Any]
        scenes = roles?[UISceneSession.Role.windowApplication.rawValue] as? [[String: Any]] ?? []
        let executable = plist["CFBundleExecutable"] as? String ?? ""
        module = String(executable.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    }

    /// The first scene's configuration.
    var first: UISceneConfiguration {
        let name = scenes.first?["UISceneConfigurationName"] as? String
        let configuration = UISceneConfiguration(name: name, sessionRole: .windowApplication)
        configuration.delegateClass = delegateClass(of: name)
        return configuration
    }

    /// The delegate's class of the scene with this name; of the first scene for no name.
    ///
    /// A class that the plist names but the app does not have is said in the app's log, as on iOS.
    func delegateClass(of name: String?) -> AnyClass? {
        let scene = name == nil ? scenes.first : scenes.first { $0["UISceneConfigurationName"] as? String == name }
        guard let written = scene?["UISceneDelegateClassName"] as? String else { return nil }
        let spelled = written.replacingOccurrences(of: "$(PRODUCT_MODULE_NAME)", with: module)
        if let found = NSClassFromString(spelled) ?? NSClassFromString(module + "." + spelled) { return found }
        CallServiceConnection.shared.host.writeConsole(
            "UIScene: Info.plist names the delegate class \(written), which the app does not have"
        )
        return nil
    }
}
