import CallFlow

/// What makes a finding the same one after lines were added above it: rule, file, and the text of its line. Of several
/// alike, the count.
public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
    public var description: String

    /// One for each finding, in their order.
    ///
    /// - Parameters:
    ///   - text: The text of a file.
    ///   - stable: The file's path from the repository, whatever was asked for.
    static func of(
        _ findings: [Finding], text: (String) -> String?, stable: (String) -> String = { $0 }
    ) -> [Fingerprint] {
        var seen: [String: Int] = [:]
        var lines: [String: [Substring]] = [:]
        return findings.map { finding in
            let path = finding.location.path
            if lines[path] == nil {
                lines[path] = text(path)?.lines ?? []
            }
            let index = finding.location.line - 1
            let line = lines[path].flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? ""
            let key = [finding.name, stable(path), line.split(whereSeparator: \.isWhitespace).joined(separator: " ")]
                .joined(separator: "\u{0}")
            seen[key, default: 0] += 1
            return Fingerprint(description: digest(key + "\u{0}\(seen[key] ?? 1)"))
        }
    }

    /// 128 bits of FNV-1a, in two halves from different starts. Nobody gains by a collision.
    private static func digest(_ text: String) -> String {
        let halves = [0xcbf2_9ce4_8422_2325, 0x6c62_272e_07bb_0142].map { (start: UInt64) in
            text.utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        }
        return halves.map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
