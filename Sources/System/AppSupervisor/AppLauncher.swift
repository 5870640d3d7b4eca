import Glibc
import LinuxProcess

/// Starts apps and takes over running ones. One spawn and a handful of system calls; what went wrong is looked into
/// only after a failure.
///
/// Belongs to the daemon's thread, like the apps it hands out.
public final class AppLauncher {
    /// Marks everything an app starts, so that what leaves its session and loses its parent is still found.
    static let markVariable = "RINGTIME_PROCESS_MARK"
    /// Names the file for the app's threads.
    public static let threadsVariable = "RINGTIME_THREADS_FILE"

    private let symbolicator = Symbolicator()

    /// A launcher that has learned nothing of any file yet.
    public init() {}

    /// Starts the app in a session of its own: with a mere process group, the death of the phone's process would make
    /// the kernel kill every stopped app.
    public func launch(_ request: LaunchRequest) throws(LaunchError) -> SupervisedApp {
        guard request.executable.utf8.first == UInt8(ascii: "/") else { throw .pathNotAbsolute(request.executable) }
        let output = try Self.openLog(request.standardOutput)
        let error = try Self.openLog(request.standardError)
        if let threads = request.threadsFile { try Self.prepare(threadsFile: threads) }
        let mark = ProcessMark.random()
        let environment = try Self.environment(of: request, mark: mark)
        let arguments = try Self.checked([request.executable] + request.arguments)

        var pid: pid_t = 0
        let failure = arguments.withCStrings { arguments in
            environment.withCStrings { environment in
                ringtime_spawn_in_session(
                    &pid, request.executable, arguments, environment, request.container, output.number, error.number)
            }
        }
        guard failure == 0 else { throw Self.diagnosis(of: request, errno: failure) }
        let app = SupervisedApp(
            launched: pid, mark: mark, threadsFile: request.threadsFile, symbolicator: symbolicator)
        guard let app else {
            // Only a lack of descriptors leads here; a process nobody watches must not stay.
            _ = kill(pid, SIGKILL)
            _ = waitpid(pid, nil, 0)
            throw .other(request.executable, errno: EMFILE)
        }
        return app
    }

    /// Takes over an app that an earlier daemon had started; nil if that very process is gone, even if another one has
    /// its pid. Its exit status will be ``ExitStatus/unknown``. `threadsFile` is the one it was launched with.
    public func adopt(_ identity: ProcessIdentity, threadsFile: String?) -> SupervisedApp? {
        SupervisedApp(adopting: identity, threadsFile: threadsFile, symbolicator: symbolicator)
    }

    private static func openLog(_ path: String) throws(LaunchError) -> Descriptor {
        guard let log = Descriptor(opening: path, O_WRONLY | O_CREAT | O_APPEND, mode: 0o600) else {
            throw .outputNotWritable(path, errno: errno)
        }
        // O_NONBLOCK guards the opening; writers are to see an ordinary file.
        _ = fcntl(log.number, F_SETFL, O_APPEND)
        guard log.regularFileSize != nil else { throw .outputNotWritable(path, errno: EINVAL) }
        return log
    }

    /// Empty, and made here: the app may only append to it.
    private static func prepare(threadsFile path: String) throws(LaunchError) {
        guard let file = Descriptor(opening: path, O_WRONLY | O_CREAT | O_TRUNC, mode: 0o600) else {
            throw .outputNotWritable(path, errno: errno)
        }
        guard file.regularFileSize != nil else { throw .outputNotWritable(path, errno: EINVAL) }
    }

    private static func environment(of request: LaunchRequest, mark: ProcessMark) throws(LaunchError) -> [String] {
        var variables = request.environment
        // Swift's own backtracer would turn an abort into exit 3 and print for seconds.
        variables["SWIFT_BACKTRACE"] = "enable=no"
        variables[threadsVariable] = request.threadsFile
        variables[markVariable] = nil
        if let name = variables.keys.first(where: { $0.isEmpty || $0.utf8.contains(UInt8(ascii: "=")) }) {
            throw .badText(name)
        }
        // The mark comes first: whoever looks for it need not read far.
        return try checked([mark.line] + variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
    }

    private static func checked(_ texts: [String]) throws(LaunchError) -> [String] {
        for text in texts where text.utf8.contains(0) { throw .badText(text) }
        return texts
    }

    private static func diagnosis(of request: LaunchRequest, errno code: Int32) -> LaunchError {
        let path = request.executable
        var facts = stat()
        guard stat(request.container, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR,
            access(request.container, X_OK) == 0
        else { return .containerMissing(request.container) }
        guard stat(path, &facts) == 0 else { return .executableMissing(path) }
        guard facts.st_mode & S_IFMT == S_IFREG else { return .executableIsNoFile(path) }
        guard access(path, X_OK) == 0 else { return .executableNotAllowed(path) }
        switch code {
        case ENOENT: return .interpreterMissing(path)
        case ENOEXEC, ELIBBAD, EINVAL: return .executableOfWrongFormat(path)
        case EACCES, EPERM: return .executableNotAllowed(path)
        default: return .other(path, errno: code)
        }
    }
}

extension [String] {
    /// The strings as a null-terminated vector of C strings, for the length of one call.
    fileprivate func withCStrings<Result>(_ body: ([UnsafeMutablePointer<CChar>?]) -> Result) -> Result {
        let copies = map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}

/// 128 random bits in the environment of an app and of all it starts.
struct ProcessMark: Hashable, Sendable {
    var hex: String

    /// The variable as it stands in an environment.
    var line: String { "\(AppLauncher.markVariable)=\(hex)" }

    static func random() -> ProcessMark {
        var generator = SystemRandomNumberGenerator()
        return ProcessMark(hex: String(generator.next(), radix: 16) + String(generator.next(), radix: 16))
    }

    /// The mark a process carries, read from its environment.
    static func of(_ pid: Int32) -> ProcessMark? {
        guard let environment = environment(of: pid) else { return nil }
        let prefix = Array("\(AppLauncher.markVariable)=".utf8)
        let line = environment.split(separator: 0).first { $0.starts(with: prefix) }
        return line.map { ProcessMark(hex: String(decoding: $0.dropFirst(prefix.count), as: UTF8.self)) }
    }

    /// Whether a process carries this mark; nil if it shows no environment at all, as in the middle of an exec.
    func isCarried(by pid: Int32) -> Bool? {
        guard let environment = Self.environment(of: pid) else { return false }
        guard !environment.isEmpty else { return nil }
        return environment.split(separator: 0).contains { $0.elementsEqual(line.utf8) }
    }

    private static func environment(of pid: Int32) -> [UInt8]? {
        ProcFile.read("/proc/\(pid)/environ", limit: 64 << 10)
    }
}
