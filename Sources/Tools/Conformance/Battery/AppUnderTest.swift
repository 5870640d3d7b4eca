public import AppBundle
import CallServiceDaemon
public import Foundation

/// An app, and what `ringtime.yml` says of it.
public struct AppUnderTest: Sendable {
    /// How reports name it.
    public var name: String
    public var bundle: AppBundle
    public var configuration: AppConfiguration

    /// - Parameter bundle: built and read.
    public init(name: String, bundle: AppBundle, configuration: AppConfiguration) {
        self.name = name
        self.bundle = bundle
        self.configuration = configuration
    }

    /// What its processes find in their environment.
    var environment: [String: String] {
        PhoneConfiguration.plainEnvironment.merging(configuration.environment) { $1 }
    }

    /// Where `ringtime.yml` may lie, the nearest first: in a package beside the target's Info.plist, then beside
    /// Package.swift; for a bundle in it, then beside it.
    public static func configurationPlaces(of path: URL, product: String?) -> [URL] {
        let name = AppConfiguration.fileName
        if path.pathExtension == "app" {
            return [path.appending(path: name), path.deletingLastPathComponent().appending(path: name)]
        }
        let targets = product.map { [path.appending(path: "Sources/\($0)/\(name)")] } ?? []
        return targets + [path.appending(path: name)]
    }
}
