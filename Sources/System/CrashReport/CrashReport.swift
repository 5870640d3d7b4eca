/// One crash report: Apple's two-part `.ips` file of bug type 309, with our `ringtime` object in its body.
///
/// The values here are the facts; ``text`` lays them out and ``init(text:)`` reads our own files back. Public format:
/// Apple, "Interpreting the JSON format of a crash report"; literals by rules R1–R3.
public struct CrashReport: Hashable, Sendable {
    /// Identifies the report: a UUID, in capitals as in Apple's files.
    public var incident: String
    /// The installed app.
    public var app: App
    /// The phone it was on.
    public var phone: Phone
    /// The process that ended.
    public var process: Process
    /// What was raised.
    public var exception: Exception
    /// Who ended it and why.
    public var termination: Termination
    /// Application-specific information: per image, the lines it left behind (R1: `abort() called`).
    public var applicationInformation: [String: [String]] = [:]
    /// The frames of the uncaught exception (R1); empty otherwise.
    public var lastExceptionBacktrace: [Frame] = []
    /// Index into ``threads`` of the thread that is to be looked at first.
    public var faultingThread: Int = 0
    /// At least one, so that `faultingThread` always names one.
    public var threads: [Thread] = []
    /// The files that frames refer to.
    public var usedImages: [Image] = []
    /// What Apple's report does not say: which rule, how we know, what happened when.
    public var ringtime: Explanation
}

extension CrashReport {
    /// The installed app.
    public struct App: Hashable, Sendable {
        /// The executable's name.
        public var name: String
        /// `CFBundleIdentifier`.
        public var bundleID: String
        /// `CFBundleShortVersionString`.
        public var version: String
        /// `CFBundleVersion`.
        public var build: String
        /// Absolute path of the executable.
        public var path: String

        /// Puts the five together.
        public init(name: String, bundleID: String, version: String, build: String, path: String) {
            self.name = name
            self.bundleID = bundleID
            self.version = version
            self.build = build
            self.path = path
        }
    }

    /// The phone and the system it plays.
    public struct Phone: Hashable, Sendable {
        /// The iOS version of the profile, such as `17.4`.
        public var systemVersion: String
        /// Stands where Apple's reports have a build such as `21E219`.
        public var systemBuild: String
        /// Stands where Apple's reports have a model such as `iPhone14,5`.
        public var model: String
        /// The same in all reports of one phone; anonymous.
        public var reporterKey: String
        /// Whole seconds since the phone started.
        public var uptimeSeconds: Int64

        /// A phone of ours; it never claims to be one of Apple's builds or models.
        public init(
            systemVersion: String, systemBuild: String = "Ringtime", model: String = "Ringtime1,1",
            reporterKey: String, uptimeSeconds: Int64
        ) {
            self.systemVersion = systemVersion
            self.systemBuild = systemBuild
            self.model = model
            self.reporterKey = reporterKey
            self.uptimeSeconds = uptimeSeconds
        }
    }

    /// The process that ended.
    public struct Process: Hashable, Sendable {
        /// The kernel's number of the process.
        public var pid: Int32
        /// The user it ran as.
        public var userID: UInt32
        /// What it was to the user.
        public var role: Role
        /// When it was started, by the phone's wall clock.
        public var launch: WallTime
        /// When this report was taken, by the phone's wall clock.
        public var capture: WallTime
        /// Start and end on the phone's monotonic clock, in microseconds since it started.
        public var startInstant: Int64 = 0
        /// See `startInstant`.
        public var endInstant: Int64 = 0

        /// Without the two instants.
        public init(pid: Int32, userID: UInt32, role: Role, launch: WallTime, capture: WallTime) {
            self.pid = pid
            self.userID = userID
            self.role = role
            self.launch = launch
            self.capture = capture
        }
    }

    /// What the process was to the user; R2 reports show `Non UI` or `unknown` [O].
    public enum Role: String, Hashable, Sendable, Decodable {
        case foreground = "Foreground"
        case background = "Background"
        case nonUI = "Non UI"
        case unknown
    }

    /// The Mach exception and the signal it became.
    public struct Exception: Hashable, Sendable, Decodable {
        /// `rawCodes` in hexadecimal.
        public var codes: String
        /// Zero for everything that was ended rather than faulted.
        public var rawCodes: [UInt64]
        /// `EXC_CRASH`, `EXC_BAD_ACCESS` …
        public var type: String
        /// `SIGABRT`, `SIGKILL` …
        public var signal: String

        /// Writes the codes out.
        public init(type: String, signal: String, rawCodes: [UInt64] = [0, 0]) {
            self.type = type
            self.signal = signal
            self.rawCodes = rawCodes
            let hex = rawCodes.map { code in
                let digits = String(code, radix: 16)
                return "0x" + String(repeating: "0", count: 16 - digits.count) + digits
            }
            codes = hex.joined(separator: ", ")
        }
    }

    /// Who ended the process and what it said.
    public struct Termination: Hashable, Sendable, Decodable {
        /// 6 where the system ended the process, 0 for signals [O].
        public var flags: Int
        /// Decimal in the file: 3131951633 is 0xbaadca11.
        public var code: UInt64
        /// `SIGNAL`, `FRONTBOARD`, `SPRINGBOARD`, `RUNNINGBOARD`.
        public var namespace: String
        /// For signals: `Abort trap: 6`.
        public var indicator: String?
        /// The terminating side's text, cut into lines.
        public var reasons: [String]?
        /// The same in the older form of iOS 13.
        public var details: [String]?
        /// Who ended it, where reports say so.
        public var byProc: String?
        /// See `byProc`.
        public var byPid: Int32?

        /// Without details and originator.
        public init(namespace: String, code: UInt64, flags: Int, indicator: String? = nil, reasons: [String]? = nil) {
            self.namespace = namespace
            self.code = code
            self.flags = flags
            self.indicator = indicator
            self.reasons = reasons
        }
    }
}
