import AppSupervisor
import Foundation
import Glibc

/// One test's folder and the apps started in it; all of them are ended and everything is removed with it.
final class Bench {
    let folder: String
    let launcher = AppLauncher()
    private var apps: [SupervisedApp] = []

    init() throws {
        folder = NSTemporaryDirectory() + "supervisor-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit {
        for app in apps {
            app.kill()
            _ = eventually { app.reap() != nil }
        }
        try? FileManager.default.removeItem(atPath: folder)
    }

    func path(_ name: String) -> String { folder + "/" + name }

    func request(_ executable: String, _ arguments: [String], threads: Bool = true) -> LaunchRequest {
        var request = LaunchRequest(
            executable: executable, environment: ["PATH": "/usr/bin:/bin"], container: folder,
            standardOutput: path("stdout.log"), standardError: path("stderr.log"),
            threadsFile: threads ? path("threads") : nil)
        request.arguments = arguments
        return request
    }

    func launch(_ executable: String, _ arguments: [String], threads: Bool = true) throws -> SupervisedApp {
        let app = try launcher.launch(request(executable, arguments, threads: threads))
        apps.append(app)
        return app
    }

    func probe(_ mode: String, threads: Bool = true) throws -> SupervisedApp {
        try launch(Self.probePath, [mode, folder], threads: threads)
    }

    /// The test program lies beside the test bundle.
    static var probePath: String {
        let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return (bundle as NSString).deletingLastPathComponent + "/SupervisedProbe"
    }

    func text(_ name: String) -> String { (try? String(contentsOfFile: path(name), encoding: .utf8)) ?? "" }

    func size(_ name: String) -> Int {
        ((try? FileManager.default.attributesOfItem(atPath: path(name)))?[.size] as? Int) ?? -1
    }

    /// Whether a counting process has written anything more after a while in which it would have, many times over.
    func stands(_ names: [String]) -> Bool {
        let before = names.map(size)
        // tidy:allow(BannedCall) the one poll helper of these tests
        usleep(200_000)
        return names.map(size) == before
    }

    func grows(_ name: String) -> Bool {
        let before = size(name)
        return eventually { self.size(name) > before }
    }
}

/// The one poll helper: asks until it is so or ten seconds are over.
func eventually(_ condition: () -> Bool) -> Bool {
    let deadline = Date().addingTimeInterval(10)
    while Date() < deadline {
        if condition() { return true }
        // tidy:allow(BannedCall) the one poll helper of these tests
        usleep(2000)
    }
    return condition()
}
