import Foundation

@testable import Conformance

/// Where this package's own files lie.
enum Checkout {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func scenarios() throws -> [Scenario] {
        try ScenarioLibrary.scenarios(in: root.appending(path: "Scenarios"))
    }

    static func configuration(of app: ExampleApp) throws -> AppConfiguration {
        try AppConfiguration(file: root.appending(path: "Examples/\(app.package)/ringtime.yml").path)
    }
}
