/// How far `swift build` is, from its own lines: `[12/34] Compiling Parley ParleyApp.swift`. A pure value.
struct BuildProgress: Hashable {
    let product: String
    var done = 0
    var total = 0
    /// What is being done: the words after the brackets.
    var step = "planning"
    private var shownAt = 0.0
    private var partial: [UInt8] = []
    /// The last lines, for a failure.
    private(set) var tail: [String] = []

    /// Seconds between two lines where there is no terminal to write over.
    static let silence = 10.0
    static let tailLines = 60
    private static let lineLimit = 2_000

    init(product: String) { self.product = product }

    mutating func read(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            guard byte == 0x0A || byte == 0x0D else {
                if partial.count < Self.lineLimit { partial.append(byte) }
                continue
            }
            readLine(String(decoding: partial, as: UTF8.self))
            partial.removeAll()
        }
    }

    private mutating func readLine(_ line: String) {
        guard !line.isEmpty else { return }
        guard let (done, total, step) = Self.parse(line) else {
            tail.append(line)
            if tail.count > Self.tailLines { tail.removeFirst(tail.count - Self.tailLines) }
            return
        }
        (self.done, self.total, self.step) = (done, total, step)
    }

    private static func parse(_ line: String) -> (Int, Int, String)? {
        guard line.hasPrefix("["), let end = line.firstIndex(of: "]") else { return nil }
        let numbers = line[line.index(after: line.startIndex)..<end].split(separator: "/")
        guard numbers.count == 2, let done = Int(numbers[0]), let total = Int(numbers[1]) else { return nil }
        return (done, total, line[line.index(after: end)...].trimmingPrefix(while: \.isWhitespace).description)
    }

    /// What to write now, if anything. A terminal's line is written over; elsewhere a line comes every ten seconds.
    mutating func display(elapsed: Double, isTerminal: Bool) -> String? {
        guard isTerminal || elapsed - shownAt >= Self.silence else { return nil }
        shownAt = elapsed
        let line = "building \(product): \(total == 0 ? step : "\(done)/\(total) \(step)")".prefix(100)
        return isTerminal ? "\r\u{1B}[K\(line.prefix(78))" : "\(line) (\(Int(elapsed)) s)\n"
    }

    /// The last thing to write.
    func summary(elapsed: Double, succeeded: Bool, isTerminal: Bool) -> String {
        let time = "\(Int(elapsed * 10) / 10).\(Int(elapsed * 10) % 10) s"
        return (isTerminal ? "\r\u{1B}[K" : "") + "\(succeeded ? "built" : "could not build") \(product) in \(time)\n"
    }
}
