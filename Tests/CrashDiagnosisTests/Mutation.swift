import Foundation
import Testing

/// What mails, chats, terminals and people do to a report on its way.
enum Mutation: String, CaseIterable, CustomTestStringConvertible, Sendable {
    case asItIs = "as it is"
    case newlinesToBlanks = "newlines become blanks"
    case newlinesLost = "newlines are lost"
    case carriageReturns = "CRLF"
    case cutAt60 = "cut at 60 columns"
    case wrappedAt60 = "wrapped at 60 columns"
    case quoted = "quoted with >"
    case entities = "HTML entities"
    case logPrefix = "a log's prefix"
    case shortPrefix = "a short prefix"
    case utf16 = "UTF-16"
    case utf16BigEndian = "UTF-16, big-endian"
    case hexForDecimal = "hexadecimal for decimal"
    case decimalForHex = "decimal for hexadecimal"
    case zipped = "in a zip file"

    var testDescription: String { rawValue }

    /// Nothing is taken away by these: the verdict must be the same.
    var keepsEverything: Bool {
        switch self {
        case .asItIs, .carriageReturns, .quoted, .entities, .utf16, .utf16BigEndian, .hexForDecimal, .decimalForHex,
            .zipped:
            true
        case .newlinesToBlanks, .newlinesLost, .cutAt60, .wrappedAt60, .logPrefix, .shortPrefix: false
        }
    }

    func applied(to bytes: [UInt8], name: String) -> [UInt8] {
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        switch self {
        case .asItIs: return bytes
        case .newlinesToBlanks: return Array(lines.joined(separator: " ").utf8)
        case .newlinesLost: return Array(lines.joined().utf8)
        case .carriageReturns: return Array(lines.joined(separator: "\r\n").utf8)
        case .cutAt60: return Array(lines.map { Self.cut($0, 60) }.joined(separator: "\n").utf8)
        case .wrappedAt60: return Array(lines.map { Self.wrapped($0, 60) }.joined(separator: "\n").utf8)
        case .quoted: return Array(lines.map { "> " + $0 }.joined(separator: "\n").utf8)
        case .entities: return Array(Self.escaped(text).utf8)
        case .logPrefix:
            let prefixed = lines.enumerated().map {
                "2026-03-04 11:22:\(10 + $0.offset % 50).123456+0100 collector[417:9a3c] \($0.element)"
            }
            return Array(prefixed.joined(separator: "\n").utf8)
        case .shortPrefix: return Array(lines.map { "I/crash (  417): " + $0 }.joined(separator: "\n").utf8)
        case .utf16: return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16BigEndian: return text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case .hexForDecimal: return Array(Self.replacing(text, Self.codes.map { ($0.decimal, $0.hex) }).utf8)
        case .decimalForHex:
            return Array(
                Self.replacing(
                    text,
                    Self.codes.flatMap {
                        [($0.hex, $0.decimal), ($0.hex.uppercased().replacing("0X", with: "0x"), $0.decimal)]
                    }
                ).utf8)
        case .zipped: return ZipWriter.archive([(name, bytes)])
        }
    }

    private static let codes: [(decimal: String, hex: String)] = [
        0xbaad_ca11, 0x8bad_f00d, 0xdead_10cc, 0xbad2_2222, 0xc000_10ff, 0xdead_fa11, 0xbadd_d15c,
    ].map { (String($0), "0x" + String($0, radix: 16)) }

    private static func replacing(_ text: String, _ pairs: [(String, String)]) -> String {
        pairs.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }

    private static func cut(_ line: String, _ width: Int) -> String {
        var rest = line[...]
        var pieces: [Substring] = []
        while rest.count > width {
            pieces.append(rest.prefix(width))
            rest = rest.dropFirst(width)
        }
        return (pieces + [rest]).joined(separator: "\n")
    }

    private static func wrapped(_ line: String, _ width: Int) -> String {
        var lines: [String] = []
        var current = ""
        for word in line.split(separator: " ", omittingEmptySubsequences: false) {
            if !current.isEmpty, current.count + 1 + word.count > width {
                lines.append(current)
                current = String(word)
            } else {
                current += current.isEmpty && lines.isEmpty && word.isEmpty ? " " : (current.isEmpty ? "" : " ") + word
            }
            while current.count > width {
                lines.append(String(current.prefix(width)))
                current = String(current.dropFirst(width))
            }
        }
        return (lines + [current]).joined(separator: "\n")
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }
}

/// Where a report may be cut off.
enum Cut {
    /// After each section: at blank lines and, in JSON, after each member; and at every tenth of it.
    static func places(in bytes: [UInt8]) -> [Int] {
        var places: Set<Int> = []
        for index in bytes.indices.dropLast() where bytes[index] == 0x0A {
            let next = bytes[index + 1]
            if next == 0x0A || bytes[..<index].last == UInt8(ascii: ",") { places.insert(index) }
        }
        if places.count > 30 {
            let step = places.count / 25
            places = Set(places.sorted().enumerated().filter { $0.offset % step == 0 }.map(\.element))
        }
        for tenth in 1...9 { places.insert(bytes.count * tenth / 10) }
        return places.filter { $0 > 0 && $0 < bytes.count }.sorted()
    }
}

/// Writes zip files with stored entries.
enum ZipWriter {
    static func archive(_ entries: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let offset = file.count
            let name = Array(entry.name.utf8)
            let sizes = number(0, 4) + number(entry.bytes.count, 4) + number(entry.bytes.count, 4)
            file +=
                [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0] + sizes + number(name.count, 2) + [0, 0] + name
                + entry.bytes
            directory += [0x50, 0x4B, 1, 2, 20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0] + sizes + number(name.count, 2)
            directory += [UInt8](repeating: 0, count: 12) + number(offset, 4) + name
        }
        let end = [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + number(entries.count, 2) + number(entries.count, 2)
        return file + directory + end + number(directory.count, 4) + number(file.count, 4) + [0, 0]
    }

    static func number(_ value: Int, _ bytes: Int) -> [UInt8] { (0..<bytes).map { UInt8(value >> (8 * $0) & 0xFF) } }
}
