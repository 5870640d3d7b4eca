import Foundation

/// The provider clients from PyPI, in a virtual environment that is made once.
actor PythonClients {
    static let shared = PythonClients()

    struct Unavailable: Error, CustomStringConvertible {
        var description: String
    }

    private var python: Task<String, any Error>?

    /// Runs one of the scripts in `Clients` and returns its output's lines.
    func run(_ script: String, environment: [String: String]) async throws -> [String] {
        let python = try await interpreter()
        let result = try await Command.run(
            python, [Self.clients + "/" + script],
            environment: ProcessInfo.processInfo.environment.merging(environment) { $1 })
        guard result.status == 0 else {
            throw Unavailable(
                description: "\(script) ended with status \(result.status):\n\(result.output)\n\(result.errors)")
        }
        return result.output.split(separator: "\n").map(String.init)
    }

    private func interpreter() async throws -> String {
        if let python { return try await python.value }
        let task = Task { try await Self.make() }
        python = task
        return try await task.value
    }

    private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
    private static let clients = tests + "/Clients"

    /// `RINGTIME_PYTHON` names a virtual environment with the requirements, or its interpreter; else one is made beside
    /// Package.swift.
    private static func make() async throws -> String {
        if let given = ProcessInfo.processInfo.environment["RINGTIME_PYTHON"], !given.isEmpty {
            let inside = given + "/bin/python3"
            return FileManager.default.isExecutableFile(atPath: inside) ? inside : given
        }
        let root = URL(filePath: tests).deletingLastPathComponent().deletingLastPathComponent().path
        let venv = root + "/.build-clients/venv"
        let requirements = try String(contentsOfFile: clients + "/requirements.txt", encoding: .utf8)
        let python = venv + "/bin/python3"
        // The stamp that scripts/clients leaves, too.
        let stamp = venv + "/installed-requirements.txt"
        if (try? String(contentsOfFile: stamp, encoding: .utf8)) == requirements,
            FileManager.default.isExecutableFile(atPath: python)
        {
            return python
        }
        try FileManager.default.createDirectory(atPath: root + "/.build-clients", withIntermediateDirectories: true)
        try await must("/usr/bin/env", ["python3", "-m", "venv", "--clear", venv])
        try await must(
            python,
            ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", clients + "/requirements.txt"])
        try requirements.write(toFile: stamp, atomically: true, encoding: .utf8)
        return python
    }

    private static func must(_ program: String, _ arguments: [String]) async throws {
        let result = try await Command.run(program, arguments, environment: ProcessInfo.processInfo.environment)
        guard result.status == 0 else {
            throw Unavailable(
                description: """
                    '\(arguments.joined(separator: " "))' failed. These tests run aioapns and kalyke from PyPI: \
                    'make test' installs python3 and python3-venv first; or set RINGTIME_PYTHON to a virtual \
                    environment with Tests/APNsGatewayTests/Clients/requirements.txt installed.
                    \(result.errors)
                    """)
        }
    }
}
