/// What is to be started.
public struct LaunchRequest: Hashable, Sendable {
    /// Absolute path of the executable.
    public var executable: String
    /// Without the program's own name.
    public var arguments: [String] = []
    /// The whole environment: nothing is inherited. The launcher adds `SWIFT_BACKTRACE` and its own variables.
    public var environment: [String: String]
    /// The app's container, its working directory.
    public var container: String
    /// Both are appended to; made with mode 0600 if they do not exist.
    public var standardOutput: String
    /// See `standardOutput`.
    public var standardError: String
    /// Where the app's threads are to be written when it is about to be ended; nil: reports come without threads.
    public var threadsFile: String?

    /// Without arguments.
    public init(
        executable: String, environment: [String: String], container: String, standardOutput: String,
        standardError: String, threadsFile: String?
    ) {
        self.executable = executable
        self.environment = environment
        self.container = container
        self.standardOutput = standardOutput
        self.standardError = standardError
        self.threadsFile = threadsFile
    }
}

/// Why an app could not be started. Every case names the path and says how to mend it.
public enum LaunchError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The executable's path does not begin with a slash.
    case pathNotAbsolute(String)
    /// A path, an argument or an environment value holds a zero byte, or a variable's name holds `=`.
    case badText(String)
    /// No file at this path.
    case executableMissing(String)
    /// A folder, a pipe …
    case executableIsNoFile(String)
    /// No permission to execute it.
    case executableNotAllowed(String)
    /// Neither ELF nor a script with `#!`, or made for another machine.
    case executableOfWrongFormat(String)
    /// The file exists, but the interpreter or loader it names does not.
    case interpreterMissing(String)
    /// The container is missing, no folder, or closed to this user.
    case containerMissing(String)
    /// A log or the threads file cannot be opened for writing, or is no regular file.
    case outputNotWritable(String, errno: Int32)
    /// Anything else: out of memory, processes or descriptors.
    case other(String, errno: Int32)

    /// One line: the path, what is wrong, how to mend it.
    public var description: String {
        switch self {
        case .pathNotAbsolute(let path): "\(path): the path must be absolute; give it from / on"
        case .badText(let text): "\(text.prefix(80)): holds a character no process can be given; remove it"
        case .executableMissing(let path):
            "\(path): there is no such file; build the app and install it again"
        case .executableIsNoFile(let path): "\(path): not a regular file; CFBundleExecutable must name the executable"
        case .executableNotAllowed(let path): "\(path): not executable; run: chmod +x '\(path)'"
        case .executableOfWrongFormat(let path):
            "\(path): not a program for this machine; build it for Linux and this processor (no iOS binary runs here)"
        case .interpreterMissing(let path):
            "\(path): the loader or interpreter it names is not installed; see: file '\(path)'"
        case .containerMissing(let path):
            "\(path): the container is not a folder this user can enter; reinstall the app"
        case .outputNotWritable(let path, let errno):
            "\(path): cannot be written (errno \(errno)); check its owner and the disk"
        case .other(let path, let errno): "\(path): the kernel refused to start it (errno \(errno))"
        }
    }
}
