import AppBundle
import Foundation

/// What the build has made, and where the examples lie.
enum Products {
    /// The folder of the test runner itself: the command lies beside it.
    static let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    static let ringtime = folder.appending(path: "ringtime")
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    /// The interpreter that has the third-party provider clients.
    static let python = root.appending(path: ".build-clients/venv/bin/python")
}

struct CommandResult: Sendable {
    var status: Int32
    var output: String
    var errors: String
}

/// Runs the built command to its end.
func ringtime(_ arguments: [String], input: String = "", environment: [String: String] = [:]) async throws
    -> CommandResult
{
    try await run(Products.ringtime, arguments, input: input, environment: environment)
}

/// Runs a program to its end, with its output in files: a pipe that nobody reads would stop it.
func run(
    _ program: URL, _ arguments: [String], input: String = "", environment: [String: String] = [:]
) async throws -> CommandResult {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ringtime-run-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["in", "out", "err"].map { folder.appending(path: $0) }
    try Data(input.utf8).write(to: files[0])
    for file in files[1...] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    let status: Int32 = try await withCheckedThrowingContinuation { continuation in
        process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
        do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    return CommandResult(
        status: status, output: try String(contentsOf: files[1], encoding: .utf8),
        errors: try String(contentsOf: files[2], encoding: .utf8)
    )
}

/// The apps in `Examples/`, built once for all tests.
enum ExampleApp: String, CaseIterable {
    case parley = "Parley"
    case earlyReturn = "EarlyReturn"
    case reportLater = "ReportLater"
    case lateRegistry = "LateRegistry"
    case blockedDelegate = "BlockedDelegate"
    case spoofedFlag = "SpoofedFlag"

    var bundle: String {
        self == .parley ? "dev.ringtime.parley" : "dev.ringtime.mistakes." + rawValue.lowercased()
    }

    private var package: URL {
        Products.root.appending(path: self == .parley ? "Examples/Parley" : "Examples/Mistakes")
    }

    func bundlePath() async throws -> String { try await ExampleBuilds.shared.path(of: self) }

    fileprivate func build() throws -> String {
        let silent = BuildDisplay(isTerminal: false) { _ in }
        return try BundleBuilder(package: package, product: rawValue).build(showing: silent).url.path
    }
}

/// One build at a time, each app once.
private actor ExampleBuilds {
    static let shared = ExampleBuilds()
    private var paths: [ExampleApp: String] = [:]

    func path(of app: ExampleApp) throws -> String {
        if let path = paths[app] { return path }
        let path = try app.build()
        paths[app] = path
        return path
    }
}
