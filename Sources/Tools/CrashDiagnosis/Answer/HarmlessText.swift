// What stands in a report is not ours: it may hold terminal commands, markup, or a megabyte.

extension StringProtocol {
    /// One line in which nothing acts: control characters stand as their pictures, characters that reorder or break a line
    /// as U+FFFD.
    var harmless: String {
        var line = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x20...0x7E: line.append(scalar)
            case 0x09, 0x0A, 0x0D: line.append(" ")
            case 0...0x1F: line.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
            case 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF:
                line.append("\u{FFFD}")
            default: line.append(scalar.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : scalar)
            }
        }
        return String(line)
    }

    /// For text and attributes of HTML.
    var escaped: String {
        var markup = ""
        for character in harmless {
            switch character {
            case "&": markup += "&amp;"
            case "<": markup += "&lt;"
            case ">": markup += "&gt;"
            case "\"": markup += "&quot;"
            case "'": markup += "&#39;"
            default: markup.append(character)
            }
        }
        return markup
    }

    /// Lines of at most so many characters; longer words are cut.
    func wrapped(to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in split(whereSeparator: \.isWhitespace) {
            var rest = Substring(word.harmless)
            if !line.isEmpty, line.count + 1 + rest.count > width {
                lines.append(line)
                line = ""
            }
            while rest.count > width {
                lines.append(String(rest.prefix(width)))
                rest = rest.dropFirst(width)
            }
            line += line.isEmpty ? String(rest) : " " + rest
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
