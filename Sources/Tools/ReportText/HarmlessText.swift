// What apps, files and payloads bring into a report is not ours: it may hold terminal commands, markup, or a megabyte.

extension StringProtocol {
    /// One line in which nothing acts: control characters stand as their pictures (`␛`), characters that reorder or
    /// break a line, and those that XML forbids, as U+FFFD.
    package var harmless: String {
        var line = String.UnicodeScalarView()
        for scalar in unicodeScalars { line.append(scalar.harmless) }
        return String(line)
    }

    /// At most so many Unicode scalars, with `…` for the rest. A single character may hold thousands of them.
    package func clipped(to count: Int) -> String {
        let scalars = unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: count, limitedBy: scalars.endIndex),
            end != scalars.endIndex
        else { return String(self) }
        return String(String.UnicodeScalarView(scalars[..<end])) + "…"
    }

    /// For text and attributes of XML and HTML: harmless, and no markup.
    package var escaped: String {
        var markup = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar {
            case "&": markup.append(contentsOf: "&amp;".unicodeScalars)
            case "<": markup.append(contentsOf: "&lt;".unicodeScalars)
            case ">": markup.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": markup.append(contentsOf: "&quot;".unicodeScalars)
            case "'": markup.append(contentsOf: "&#39;".unicodeScalars)
            default: markup.append(scalar.harmless)
            }
        }
        return String(markup)
    }

    /// Lines of at most so many columns. Words that are longer are cut.
    package func wrapped(to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in split(whereSeparator: \.isWhitespace) {
            var rest = Substring(word.harmless)
            if !line.isEmpty, line.columns + 1 + rest.columns > width {
                lines.append(line)
                line = ""
            }
            while rest.columns > width {
                var piece = rest.prefix(width)
                while piece.columns > width { piece.removeLast() }
                // A single character wider than the line: no line is narrower than that.
                if piece.isEmpty { break }
                lines.append(String(piece))
                rest = rest[piece.endIndex...]
            }
            line += line.isEmpty ? rest : " " + rest
        }
        return line.isEmpty ? lines : lines + [line]
    }

    /// How many columns of a terminal it takes: two for the scripts of East Asia and for pictures.
    package var columns: Int {
        var columns = 0
        for character in self {
            guard let scalar = character.unicodeScalars.first else { continue }
            columns += scalar.isWide ? 2 : 1
        }
        return columns
    }
}

extension Unicode.Scalar {
    fileprivate var harmless: Unicode.Scalar {
        switch value {
        case 0x20...0x7E: self
        case 0x09: " "
        case 0...0x1F: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        case 0x80...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF: "\u{FFFD}"
        default: value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : self
        }
    }

    fileprivate var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
