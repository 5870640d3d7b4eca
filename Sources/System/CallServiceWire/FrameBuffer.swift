/// Cuts what `read` returns into frame bodies. Holds at most one unfinished frame and what came with it.
public struct FrameBuffer: Sendable {
    private var bytes: [UInt8] = []
    /// Where the first frame not yet returned begins.
    private var start = 0

    public init() {}

    /// Bytes that belong to no returned frame yet.
    public var unread: Int { bytes.count - start }

    /// Adds what was read.
    public mutating func append(_ read: some Sequence<UInt8>) {
        if start > 0, start == bytes.count || start >= WireLimits.frame {
            bytes.removeFirst(start)
            start = 0
        }
        bytes.append(contentsOf: read)
    }

    /// The body of the next complete frame, or nil until more is read.
    ///
    /// Throws as soon as a length word promises too much or nothing: the stream is lost then.
    public mutating func nextFrame() throws(WireError) -> [UInt8]? {
        guard unread >= 4 else { return nil }
        var length = 0
        for index in 0..<4 { length |= Int(bytes[start + index]) << (8 * index) }
        guard length <= WireLimits.frame else { throw .frameTooLong(length) }
        guard length > 0 else { throw .frameEmpty }
        guard unread >= 4 + length else { return nil }
        defer { start += 4 + length }
        return Array(bytes[(start + 4)..<(start + 4 + length)])
    }
}
