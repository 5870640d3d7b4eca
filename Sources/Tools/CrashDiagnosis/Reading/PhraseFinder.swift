/// Finds many phrases in one pass, blind to blanks, line ends and case: a phrase is found however a text was wrapped.
struct PhraseFinder: Sendable {
    /// One place where a phrase stands.
    struct Hit {
        /// Its index in the list of phrases.
        var phrase: Int
        /// Of its bytes in the text, blanks within it included.
        var range: Range<Int>
    }

    /// So many hits are kept; a text with more of them is no report.
    static let mostHits = 20_000

    private var next: [Int16]
    private var link: [Int16] = [0]
    private var ends: [[Int]] = [[]]
    /// The nearest state by links at which a phrase ends, or -1.
    private var output: [Int16] = [-1]
    /// Whether any phrase ends at the state.
    private var isFinal: [Bool] = []
    private let lengths: [Int]
    private static let classes = 64
    private static let blank: UInt8 = 255

    /// `phrases`: in lower case and without blanks.
    init(_ phrases: [String]) {
        lengths = phrases.map(\.utf8.count)
        next = Array(repeating: -1, count: Self.classes)
        for (index, phrase) in phrases.enumerated() { insert(phrase, index) }
        precondition(ends.count < Int(Int16.max), "too many phrases for the table")
        connect()
        isFinal = ends.indices.map { !ends[$0].isEmpty || output[$0] >= 0 }
    }

    private mutating func insert(_ phrase: String, _ index: Int) {
        var state = 0
        for byte in phrase.utf8 {
            let slot = state * Self.classes + Int(Self.classOf[Int(byte)])
            if next[slot] < 0 {
                next[slot] = Int16(ends.count)
                next += Array(repeating: -1, count: Self.classes)
                ends.append([])
                link.append(0)
                output.append(-1)
            }
            state = Int(next[slot])
        }
        ends[state].append(index)
    }

    /// Breadth first: failure links become plain transitions.
    private mutating func connect() {
        var queue: [Int] = []
        for symbol in 0..<Self.classes {
            if next[symbol] < 0 { next[symbol] = 0 } else if next[symbol] > 0 { queue.append(Int(next[symbol])) }
        }
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            let fallback = Int(link[state])
            output[state] = ends[fallback].isEmpty ? output[fallback] : Int16(fallback)
            for symbol in 0..<Self.classes {
                let slot = state * Self.classes + symbol
                let other = next[fallback * Self.classes + symbol]
                if next[slot] < 0 {
                    next[slot] = other
                } else {
                    link[Int(next[slot])] = other
                    queue.append(Int(next[slot]))
                }
            }
        }
    }

    /// All places, by where they end.
    func hits(in text: [UInt8]) -> [Hit] { hits(in: text, 0..<text.count) }

    /// All places within a part of the text.
    func hits(in text: [UInt8], _ part: Range<Int>) -> [Hit] {
        text.withUnsafeBufferPointer { hits(in: $0, part) }
    }

    /// The same.
    func hits(in bytes: Bytes, _ part: Range<Int>) -> [Hit] {
        var hits: [Hit] = []
        next.withUnsafeBufferPointer { next in
            isFinal.withUnsafeBufferPointer { isFinal in
                Self.classOf.withUnsafeBufferPointer { classOf in
                    var state = 0
                    for position in part {
                        let symbol = classOf[Int(bytes[position])]
                        // Blanks do not count.
                        if symbol == Self.blank { continue }
                        state = Int(next[state &* Self.classes &+ Int(symbol)])
                        if isFinal[state] {
                            collect(state, position, bytes, part.lowerBound, into: &hits)
                            if hits.count >= Self.mostHits { return }
                        }
                    }
                }
            }
        }
        return hits
    }

    private func collect(
        _ state: Int, _ position: Int, _ bytes: Bytes, _ lowest: Int, into hits: inout [Hit]
    ) {
        var state = state
        while true {
            for phrase in ends[state] {
                var left = lengths[phrase] - 1
                var start = position
                while left > 0, start > lowest {
                    start -= 1
                    if !Self.isBlank(bytes[start]) { left -= 1 }
                }
                hits.append(Hit(phrase: phrase, range: start..<position + 1))
            }
            guard output[state] >= 0 else { return }
            state = Int(output[state])
        }
    }

    /// The backslash, too: JSON puts it in front of every slash.
    private static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x5C }

    /// Letters without case, digits, and the signs that occur in phrases; everything else is alike.
    private static let classOf: [UInt8] = {
        var table = Array(repeating: UInt8(0), count: 256)
        for (index, byte) in "abcdefghijklmnopqrstuvwxyz0123456789:-_[](){}<>|.,/!='\"#*$+@".utf8.enumerated() {
            table[Int(byte)] = UInt8(index + 1)
        }
        for byte in 0...255 where isBlank(UInt8(byte)) { table[byte] = blank }
        for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") { table[Int(byte)] = table[Int(byte) + 32] }
        return table
    }()
}
