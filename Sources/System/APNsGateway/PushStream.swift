internal import APNsProtocol
internal import NIOCore

/// A request that is arriving.
struct PushStream {
    let head: RequestHead
    /// `content-length`, if there is one.
    let declaredLength: Int?
    let openedAt: NIODeadline
    /// At most one byte more than the largest payload.
    private(set) var body: [UInt8] = []
    /// Bytes of the body that came, kept or not.
    private(set) var received = 0
    private(set) var isAnswered = false

    /// No push type has a higher limit.
    private static let keptBytes = PushType.voip.payloadLimit + 1

    init(head: RequestHead, declaredLength: Int?, openedAt: NIODeadline) {
        self.head = head
        self.declaredLength = declaredLength
        self.openedAt = openedAt
    }

    var isOversized: Bool { received >= Self.keptBytes }

    mutating func receive(_ bytes: ByteBuffer) {
        received += bytes.readableBytes
        guard !isAnswered, body.count < Self.keptBytes else { return }
        body.append(contentsOf: bytes.readableBytesView.prefix(Self.keptBytes - body.count))
    }

    /// The request was answered before its end: what still comes is only counted.
    mutating func discardBody() {
        isAnswered = true
        body = []
    }
}
