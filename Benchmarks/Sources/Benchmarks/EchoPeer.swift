import Foundation
import Stamps

/// A process that gives back what it gets over a Unix socket: the least that two processes can do for each other.
final class EchoPeer {
    private let process = Process()
    private let descriptor: Int32

    init() throws {
        var ends: [Int32] = [0, 0]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw Stuck("no socket pair: \(String(cString: strerror(errno)))")
        }
        descriptor = ends[0]
        process.executableURL = Programs.echo
        let far = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
        process.standardInput = far
        try process.run()
        // The child has it; only when nobody else does will the child see our end close.
        try far.close()
    }

    deinit {
        close(descriptor)
        process.waitUntilExit()
    }

    /// Microseconds until all the bytes are back.
    func roundTrip(_ bytes: [UInt8]) throws -> Double {
        var buffer = [UInt8](repeating: 0, count: bytes.count)
        let start = Stamp.now()
        guard write(descriptor, bytes, bytes.count) == bytes.count else { throw Stuck("the echo does not take bytes") }
        var received = 0
        while received < bytes.count {
            let more = buffer.withUnsafeMutableBytes {
                read(descriptor, $0.baseAddress?.advanced(by: received), bytes.count - received)
            }
            guard more > 0 else { throw Stuck("the echo gives nothing back") }
            received += more
        }
        return Double(Stamp.now() - start) / 1_000
    }
}

/// Something did not come.
struct Stuck: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) { self.description = description }
}

/// The programs that stand beside this one.
enum Programs {
    static let app = beside("BenchmarkApp")
    static let provider = beside("BenchmarkProvider")
    static let gateway = beside("BenchmarkGateway")
    static let echo = beside("BenchmarkEcho")

    private static func beside(_ name: String) -> URL {
        let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        return own.deletingLastPathComponent().appending(path: name)
    }
}
