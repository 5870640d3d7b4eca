import Foundation
import PackagePlugin

/// `swift package voip-lint`: runs the linter over the package; arguments are the command's own.
@main
struct VoIPLint: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) async throws {
        let tool = try context.tool(named: "ringtime-lint")
        let process = Process()
        process.executableURL = tool.url
        process.currentDirectoryURL = context.package.directoryURL
        process.arguments = arguments.contains { !$0.hasPrefix("-") } ? arguments : arguments + ["."]
        try process.run()
        process.waitUntilExit()
        // A plugin cannot choose its exit code: it succeeds or not.
        if process.terminationStatus != 0 {
            Diagnostics.error("voip-lint ended with \(process.terminationStatus)")
        }
    }
}
