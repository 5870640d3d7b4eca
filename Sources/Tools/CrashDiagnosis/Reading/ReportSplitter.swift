/// Takes text apart where a second report begins.
enum ReportSplitter {
    /// What stands in the head of a report, before its exception.
    private static let heads: [Field] = [
        .incident, .reporterKey, .hardwareModel, .process, .path, .identifier, .codeType, .role, .parentProcess,
        .coalition, .dateTime, .launchTime, .osVersion, .reportVersion, .exceptionType,
    ]
    /// What stands behind it.
    private static let tails: [Field] = [
        .exceptionCodes, .terminationReason, .triggeredBy, .exceptionBacktrace, .binaryImages,
    ]
    private static let finder = PhraseFinder((heads + tails).map(\.rawValue))

    static func pieces(_ text: [UInt8]) -> [[UInt8]] {
        let begins = begins(in: text)
        guard !begins.isEmpty else { return [text] }
        let starts = [0] + begins
        let ends = begins + [text.count]
        return zip(starts, ends).map { Array(text[$0..<$1]) }
    }

    /// Where the second and every further report begins: with its head, or with its exception if it has none.
    private static func begins(in text: [UInt8]) -> [Int] {
        var begins: [Int] = []
        var (hasIncident, hasException) = (false, false)
        var head: Int?
        for hit in finder.hits(in: text) {
            guard hit.phrase < heads.count else {
                head = nil
                continue
            }
            let start = hit.range.lowerBound
            switch heads[hit.phrase] {
            case .incident:
                if hasIncident || hasException { begins.append(head ?? start) }
                (hasIncident, hasException) = (true, false)
                head = head ?? start
            case .exceptionType where isException(behind: hit.range.upperBound, in: text):
                if hasException {
                    begins.append(head ?? start)
                    hasIncident = false
                }
                (hasException, head) = (true, nil)
            case .exceptionType: break
            default: head = head ?? start
            }
        }
        return begins
    }

    /// `EXC_CRASH (SIGKILL)`; a sentence about the field is none.
    private static func isException(behind end: Int, in text: [UInt8]) -> Bool {
        let value = text[end...].prefix(24).drop { $0 <= 0x20 || $0 == UInt8(ascii: "`") }
        return value.starts(with: "EXC_".utf8) || value.starts(with: "SIG".utf8)
    }
}
