internal import CallServiceWire

/// A call on the phone as it was at one moment. Calls are equal when their UUIDs are [I].
open class CXCall: NSObject {
    private let snapshot: CallSnapshot

    open var uuid: UUID { UUID(snapshot.call) }
    open var isOutgoing: Bool { snapshot.isOutgoing }
    open var isOnHold: Bool { snapshot.isOnHold }
    open var hasConnected: Bool { snapshot.hasConnected }
    open var hasEnded: Bool { snapshot.hasEnded }

    init(_ snapshot: CallSnapshot) {
        self.snapshot = snapshot
        super.init()
    }

    open override func isEqual(_ object: Any?) -> Bool { (object as? CXCall)?.snapshot.call == snapshot.call }

    open override var hash: Int { snapshot.call.hashValue }
}

extension UUID {
    /// The UUID that travelled.
    init(_ call: CallUUID) {
        func byte(_ word: UInt64, _ index: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: word >> (56 - 8 * index)) }
        let (high, low) = (call.high, call.low)
        self.init(
            uuid: (
                byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3), byte(high, 4), byte(high, 5),
                byte(high, 6), byte(high, 7), byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3), byte(low, 4),
                byte(low, 5), byte(low, 6), byte(low, 7)
            )
        )
    }
}

extension CallUUID {
    /// Foundation's UUID in two big-endian words.
    init(_ identifier: UUID) {
        let words = withUnsafeBytes(of: identifier.uuid) { bytes in
            (
                UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
        self.init(high: words.0, low: words.1)
    }
}
