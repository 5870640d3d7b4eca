import Glibc

/// What an app notes down while it is measured: something happened at this time.
public struct Stamp: Sendable {
    public enum Kind: UInt64, Sendable {
        /// `didFinishLaunching` was entered. The number is the process's.
        case launched = 1
        /// The push delegate was entered. The number is the push's, from its payload.
        case delegateEntered = 2
    }

    public var kind: Kind
    public var number: UInt64
    /// Since 1970, of the clock that every process of the machine shares.
    public var nanoseconds: Int64

    public init(kind: Kind, number: UInt64, nanoseconds: Int64) {
        self.kind = kind
        self.number = number
        self.nanoseconds = nanoseconds
    }

    /// Now, in nanoseconds since 1970.
    public static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

/// The stamps of one app: a file in its container, 24 bytes a stamp.
public struct StampFile: Sendable {
    /// In the app's working folder, which is its container.
    public static let name = "stamps"
    private static let size = 24
    private let descriptor: Int32

    /// Opens the file, or makes it; nil if that cannot be done.
    public init?(_ path: String = StampFile.name) {
        descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
    }

    /// One write, whole.
    public func append(_ stamp: Stamp) {
        var words = (stamp.kind.rawValue, stamp.number, stamp.nanoseconds)
        _ = withUnsafeBytes(of: &words) { write(descriptor, $0.baseAddress, Self.size) }
    }

    /// How many there are.
    public var count: Int {
        var facts = stat()
        return fstat(descriptor, &facts) == 0 ? Int(facts.st_size) / Self.size : 0
    }

    /// The stamp at a place; nil if it is not there yet.
    public subscript(index: Int) -> Stamp? {
        var words: (UInt64, UInt64, Int64) = (0, 0, 0)
        let count = withUnsafeMutableBytes(of: &words) {
            pread(descriptor, $0.baseAddress, Self.size, Self.size * index)
        }
        guard count == Self.size, let kind = Stamp.Kind(rawValue: words.0) else { return nil }
        return Stamp(kind: kind, number: words.1, nanoseconds: words.2)
    }
}
