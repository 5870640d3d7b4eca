import CallVocabulary
import Foundation

/// What is read of an app's entitlements: a property list beside the executable, since there is no code signature.
struct Entitlements {
    var isPresent = false
    var apsEnvironment: APSEnvironment?
    var exemptions: PolicyExemptions = []
    var buildType = BuildType.store

    /// None at all.
    init() {}

    init(bundle: URL, executable: String) throws(AppBundleError) {
        guard let url = try Self.file(in: bundle, executable: executable) else {
            self.init()
            return
        }
        try self.init(PropertyList(reading: url))
    }

    init(_ list: PropertyList) throws(AppBundleError) {
        isPresent = true
        if let text = try list.text("aps-environment") {
            guard let environment = APSEnvironment(rawValue: text) else {
                throw list.invalid("aps-environment", text, "it must be development or production")
            }
            apsEnvironment = environment
        }
        let prefix = "com.apple.developer.pushkit.unrestricted-voip"
        if try list.isOn(prefix) { exemptions.insert(.unrestrictedVoIP) }
        if try list.isOn(prefix + "-regulatory") { exemptions.insert(.unrestrictedVoIPRegulatory) }
        if try list.isOn(prefix + ".ptt") { exemptions.insert(.unrestrictedVoIPPTT) }
        let isDebuggable = try list.isOn("get-task-allow")
        let isBeta = try list.isOn("beta-reports-active")
        buildType = isDebuggable || apsEnvironment == .development ? .development : isBeta ? .testFlight : .store
    }

    /// `Foo.entitlements` in `Foo.app`, else the one named after the executable, else the only one there is.
    private static func file(in bundle: URL, executable: String) throws(AppBundleError) -> URL? {
        let names = try BundleFiles.names(in: bundle).filter { $0.hasSuffix(".entitlements") }.sorted()
        let preferred = [bundle.deletingPathExtension().lastPathComponent, executable].map { $0 + ".entitlements" }
        guard let name = preferred.first(where: names.contains) ?? (names.count == 1 ? names[0] : nil) else {
            if names.isEmpty { return nil }
            throw .severalEntitlements(path: bundle.path, names: names)
        }
        return bundle.appending(path: name, directoryHint: .notDirectory)
    }
}
