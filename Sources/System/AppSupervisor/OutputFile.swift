import Glibc
import LinuxProcess

/// A file that an app prints into. The app appends to it for as long as it likes; the daemon looks now and then and
/// drops the older part, so that an app that prints a gigabyte does not fill the disk.
///
/// Cutting works under the app's hands because both append: its next line goes to the new end. A line written in the
/// middle of the cut can be lost. A limit on the process (RLIMIT_FSIZE) would hit the app's own files as well.
public struct OutputFile: Hashable, Sendable {
    /// Absolute path.
    public var path: String
    /// Bytes above which it is cut: 16 MiB.
    public var limit = 16 << 20
    /// Bytes that stay: 1 MiB.
    public var kept = 1 << 20

    /// With the usual limits.
    public init(path: String) { self.path = path }

    /// Its size now; nil if it does not exist or is no regular file.
    public var size: Int? { Descriptor(opening: path, O_RDONLY)?.regularFileSize }

    /// Cuts the file if it has passed its limit; returns how many bytes were dropped.
    @discardableResult
    public func trim() -> Int {
        guard let file = Descriptor(opening: path, O_RDWR | O_APPEND), let size = file.regularFileSize, size > limit
        else {
            return 0
        }
        guard var tail = file.bytes(at: size - kept, count: kept) else { return 0 }
        // From a line's start, if there is one.
        if let lineEnd = tail.firstIndex(of: UInt8(ascii: "\n")) { tail.removeFirst(lineEnd + 1) }
        let dropped = size - tail.count
        let note = Array("[ringtime: \(dropped) bytes were dropped here: more than \(limit) are not kept]\n".utf8)
        guard ftruncate(file.number, 0) == 0 else { return 0 }
        (note + tail).withUnsafeBytes { _ = write(file.number, $0.baseAddress, $0.count) }
        return dropped
    }
}
