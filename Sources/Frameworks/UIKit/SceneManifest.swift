internal import Foundation

/// `UIApplicationSceneManifest` of the app's Info.plist.
enum SceneManifest {
    /// The first window scene's configuration; nil for an app without scenes.
    @MainActor static func read() -> UISceneConfiguration? {
        let bundle =
            ProcessInfo.processInfo.environment["RINGTIME_BUNDLE"] ?? Bundle.main.bundlePath
        guard
            let data = FileManager.default.contents(atPath: bundle + "/Info.plist"),
            let plist = try? PropertyListSerialization.propertyList(from: data, format: nil) as? [String: Any],
            let manifest = plist["UIApplicationSceneManifest"] as? [String: Any]
        else { return nil }
        let roles = manifest["UISceneConfigurations"] as? [String: Any]
        let scenes = roles?[UISceneSession.Role.windowApplication.rawValue] as? [[String: Any]]
        let name = scenes?.first?["UISceneConfigurationName"] as? String
        let configuration = UISceneConfiguration(name: name, sessionRole: .windowApplication)
        if let delegate = scenes?.first?["UISceneDelegateClassName"] as? String {
            let executable = plist["CFBundleExecutable"] as? String ?? ""
            configuration.delegateClass = NSClassFromString(
                delegate.replacingOccurrences(of: "$(PRODUCT_MODULE_NAME)", with: executable)
            )
        }
        return configuration
    }
}
