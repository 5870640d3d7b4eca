/// Where every string, object and array of a document ends, found in one pass, so that none is read over twice.
struct JSONEnds {
    /// At the place of an opening byte: where the value ends; with the highest bit when the text ended first.
    private let ends: UnsafeMutableBufferPointer<UInt32>
    private static let isCutOff: UInt32 = 1 << 31

    /// The caller gives it back with ``deallocate()``. Documents are smaller than 2 GiB.
    init(count: Int) {
        ends = .allocate(capacity: count)
        ends.initialize(repeating: 0)
    }

    func deallocate() { ends.deallocate() }

    func end(at start: Int) -> (Int, isClosed: Bool) {
        let end = ends[start]
        return (Int(end & ~Self.isCutOff), end & Self.isCutOff == 0)
    }

    /// Goes over the value that begins at a byte.
    func index(_ bytes: Bytes, from start: Int) {
        var open: [Int] = []
        var position = start
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                let end = Self.stringEnd(bytes, position)
                ends[position] = UInt32(end ?? bytes.count) | (end == nil ? Self.isCutOff : 0)
                position = end ?? bytes.count
                if open.isEmpty { return }
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(position)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if let last = open.popLast() { ends[last] = UInt32(position + 1) }
                if open.isEmpty { return }
            default: break
            }
            position += 1
        }
        for place in open { ends[place] = UInt32(bytes.count) | Self.isCutOff }
    }

    /// Behind the closing quotation mark; nil if there is none.
    private static func stringEnd(_ bytes: Bytes, _ start: Int) -> Int? {
        var position = start + 1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""): return position + 1
            case UInt8(ascii: "\\"): position += 2
            default: position += 1
            }
        }
        return nil
    }
}
