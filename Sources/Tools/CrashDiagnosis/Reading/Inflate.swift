/// Decompresses DEFLATE (RFC 1951), never into more bytes than the caller allows.
struct Inflate {
    /// Why the data could not be decompressed.
    enum Failure: Error, Hashable {
        /// The data ends too early, or means nothing.
        case malformed
        /// It grows beyond the limit.
        case tooLarge
    }

    private let input: ArraySlice<UInt8>
    private var position: Int
    private var bits: UInt32 = 0
    private var bitCount = 0
    private var output: [UInt8] = []
    private let limit: Int

    private init(_ input: ArraySlice<UInt8>, limit: Int) {
        self.input = input
        self.limit = limit
        position = input.startIndex
    }

    /// All of the data. What it grows to has at most `limit` bytes.
    static func bytes(of input: ArraySlice<UInt8>, limit: Int) throws(Failure) -> [UInt8] {
        var inflate = Inflate(input, limit: limit)
        while try !inflate.block() {}
        return inflate.output
    }

    /// One block. Returns whether it was the last.
    private mutating func block() throws(Failure) -> Bool {
        let isLast = try take(1) == 1
        switch try take(2) {
        case 0: try stored()
        case 1: try compressed(.fixedLiterals, .fixedDistances)
        case 2:
            let (literals, distances) = try tables()
            try compressed(literals, distances)
        default: throw .malformed
        }
        return isLast
    }

    private mutating func take(_ count: Int) throws(Failure) -> Int {
        while bitCount < count {
            guard position < input.endIndex else { throw .malformed }
            bits |= UInt32(input[position]) << UInt32(bitCount)
            position += 1
            bitCount += 8
        }
        let value = Int(bits & ((1 << UInt32(count)) - 1))
        bits >>= UInt32(count)
        bitCount -= count
        return value
    }

    private mutating func append(_ byte: UInt8) throws(Failure) {
        guard output.count < limit else { throw .tooLarge }
        output.append(byte)
    }

    private mutating func stored() throws(Failure) {
        bits = 0
        // Whole bytes that were read ahead belong to the block.
        position -= bitCount / 8
        bitCount = 0
        let length = try take(16)
        guard try take(16) == ~length & 0xFFFF, length <= input.endIndex - position else { throw .malformed }
        guard output.count + length <= limit else { throw .tooLarge }
        output += input[position..<position + length]
        position += length
    }

    private mutating func compressed(_ literals: Table, _ distances: Table) throws(Failure) {
        while true {
            let symbol = try decode(literals)
            if symbol < 256 {
                try append(UInt8(symbol))
                continue
            }
            if symbol == 256 { return }
            guard symbol - 257 < Self.lengths.count else { throw .malformed }
            let (base, extra) = Self.lengths[symbol - 257]
            let length = base + (try take(extra))
            let code = try decode(distances)
            guard code < Self.distances.count else { throw .malformed }
            let distance = Self.distances[code].base + (try take(Self.distances[code].extra))
            guard distance <= output.count else { throw .malformed }
            for _ in 0..<length { try append(output[output.count - distance]) }
        }
    }

    private mutating func decode(_ table: Table) throws(Failure) -> Int {
        var code = 0
        var first = 0
        var index = 0
        for length in 1...15 {
            code |= try take(1)
            let count = table.counts[length]
            if code - count < first { return table.symbols[index + code - first] }
            index += count
            first = (first + count) << 1
            code <<= 1
        }
        throw .malformed
    }

    private mutating func tables() throws(Failure) -> (Table, Table) {
        let (literals, distances) = (try take(5) + 257, try take(5) + 1)
        let count = try take(4) + 4
        var lengths = Array(repeating: 0, count: 19)
        for index in 0..<count { lengths[Self.order[index]] = try take(3) }
        let table = Table(lengths)
        lengths = []
        while lengths.count < literals + distances {
            let symbol = try decode(table)
            switch symbol {
            case 16:
                guard let last = lengths.last else { throw .malformed }
                lengths += Array(repeating: last, count: 3 + (try take(2)))
            case 17: lengths += Array(repeating: 0, count: 3 + (try take(3)))
            case 18: lengths += Array(repeating: 0, count: 11 + (try take(7)))
            default: lengths.append(symbol)
            }
        }
        guard lengths.count == literals + distances else { throw .malformed }
        return (Table(Array(lengths[..<literals])), Table(Array(lengths[literals...])))
    }

    /// A canonical Huffman code: how many codes there are of each length, and the symbols in their order.
    private struct Table {
        var counts = Array(repeating: 0, count: 16)
        var symbols: [Int] = []

        init(_ lengths: [Int]) {
            for length in lengths { counts[length] += 1 }
            counts[0] = 0
            for length in 1...15 { symbols += lengths.indices.filter { lengths[$0] == length } }
        }

        static let fixedLiterals = Table((0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
        static let fixedDistances = Table(Array(repeating: 5, count: 30))
    }

    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let lengths: [(base: Int, extra: Int)] = {
        var table: [(Int, Int)] = []
        var base = 3
        for code in 0..<28 {
            let extra = code < 8 ? 0 : (code - 4) / 4
            table.append((base, extra))
            base += 1 << extra
        }
        return table + [(258, 0)]
    }()
    private static let distances: [(base: Int, extra: Int)] = {
        var table: [(Int, Int)] = []
        var base = 1
        for code in 0..<30 {
            let extra = code < 4 ? 0 : (code - 2) / 2
            table.append((base, extra))
            base += 1 << extra
        }
        return table
    }()
}
