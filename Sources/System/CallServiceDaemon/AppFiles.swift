import Foundation
import PhoneStore

/// Where an app's own data, its output and its thread records lie.
struct AppFiles {
    let container: String

    init(_ folder: DataFolder, bundle: String) { container = folder.containersFolder + "/" + bundle }

    var output: String { container + "/stdout.log" }
    var errors: String { container + "/stderr.log" }
    var threads: String { container + "/.threads" }

    /// The container survives updates and goes with the app.
    func prepare() throws {
        try FileManager.default.createDirectory(
            atPath: container, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700]
        )
    }
}
