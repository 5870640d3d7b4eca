/// Takes a document apart into the reports that are in it and reads each of them.
///
/// Tolerant and bounded: whatever the bytes are, there is an answer, and none of them is kept for longer than needed.
enum ReportReader {
    /// A document is taken apart into so many reports at most.
    static let mostReports = 2_000
    /// A piece of text is read up to here.
    static let longestText = 24 << 20

    /// Every report of a document; one that says nothing if there is none.
    static func reports(in bytes: [UInt8], source: String) -> [Facts] {
        let text = IPSFragment.completed(Tidying.tidied(PlainText.decoded(bytes)))
        let reports = text.withUnsafeBufferPointer { bytes in
            let ends = JSONEnds(count: bytes.count)
            defer { ends.deallocate() }
            var reader = DocumentReader(text: text, bytes: bytes, ends: ends, source: source)
            return reader.read()
        }
        if reports.isEmpty {
            var facts = Facts(source: source)
            facts.isTruncated = !text.trimmed.isEmpty
            return [facts]
        }
        guard reports.count > 1 else { return reports }
        return reports.enumerated().map { index, facts in
            var facts = facts
            facts.source += " (\(index + 1) of \(reports.count))"
            return facts
        }
    }
}

/// One document: JSON values and text, in any order.
private struct DocumentReader {
    let text: [UInt8]
    /// The same, for the readers of JSON.
    let bytes: Bytes
    let ends: JSONEnds
    let source: String
    private var reports: [Facts] = []
    /// A header whose body has not come yet.
    private var header: LooseJSON?
    /// JSON of other makers, laid out as lines, until something else comes.
    private var lines: [String] = []
    private var isLineCutOff = false

    init(text: [UInt8], bytes: Bytes, ends: JSONEnds, source: String) {
        (self.text, self.bytes, self.ends, self.source) = (text, bytes, ends, source)
    }

    private func json(at start: Int) -> LooseJSON? {
        ends.index(bytes, from: start)
        return LooseJSON(bytes, ends, at: start)
    }

    mutating func read() -> [Facts] {
        var position = 0
        var textStart = 0
        while position < text.count, reports.count < ReportReader.mostReports {
            let start = nextJSON(from: position)
            let value = start < text.count ? json(at: start) : nil
            // A brace in the midst of text that nothing closes opens no report; what follows may be one. Nor does an object
            // within a line of a log.
            if let value, start > 0, !isKnown(value), !value.isClosed || !beginsALine(start) {
                position = value.isClosed ? value.range.upperBound : start + 1
                continue
            }
            if start > textStart { read(text: Array(text[textStart..<start].prefix(ReportReader.longestText))) }
            guard let value else { return finished() }
            read(value)
            position = value.range.upperBound
            textStart = position
        }
        if textStart < text.count { read(text: Array(text[textStart...].prefix(ReportReader.longestText))) }
        return finished()
    }

    private func beginsALine(_ start: Int) -> Bool {
        text[..<start].last { $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: ",") }.map { $0 == 0x0A || $0 == 0x7D }
            ?? true
    }

    private func isKnown(_ value: LooseJSON) -> Bool {
        value.isArray && beginsALine(value.range.lowerBound) || header != nil || JSONKind(value.members) != .unknown
    }

    private mutating func finished() -> [Facts] {
        readLines()
        if let header { reports.append(IPSReader.facts(header: header, body: nil, source: source)) }
        return reports
    }

    /// Where the next JSON object of a kind that is read begins, else the end.
    private func nextJSON(from start: Int) -> Int {
        var position = start
        while position < text.count {
            let brace = text[position...].firstIndex(of: UInt8(ascii: "{")) ?? text.count
            guard brace < text.count else { return brace }
            if opensAReport(at: brace) {
                // An array of objects is read as one value.
                let before = text[position..<brace].trimmed
                let isArray = before.count == 1 && before.first == UInt8(ascii: "[")
                return isArray ? before.startIndex : brace
            }
            position = brace + 1
        }
        return text.count
    }

    private func opensAReport(at brace: Int) -> Bool {
        guard Tidying.beginsAsJSON(text[brace..<min(text.count, brace + 400)]) else { return false }
        let first = text[brace...].prefix(200).filter { $0 > 0x20 }
        guard first.count >= 3 else { return false }
        // Consoles print dictionaries, too: a name and a colon make JSON.
        guard let quote = first.dropFirst(2).firstIndex(of: UInt8(ascii: "\"")), quote + 1 < first.count else {
            return false
        }
        return first[quote + 1] == UInt8(ascii: ":")
    }

    private mutating func read(_ value: LooseJSON) {
        if value.isArray {
            value.forEachElement { if reports.count < ReportReader.mostReports { read($0) } }
            return
        }
        let members = value.members
        let kind = JSONKind(members)
        if kind != .unknown { readLines() }
        switch kind {
        case .header:
            if let header { reports.append(IPSReader.facts(header: header, body: nil, source: source)) }
            header = value
        case .body:
            reports.append(IPSReader.facts(header: header, body: (value, members), source: source))
            header = nil
        case .metricKit: reports += MetricKitReader.facts(value, source: source)
        case .unknown where header != nil:
            // A body without a crash: jetsam, a panic, a picture of all processes.
            reports.append(IPSReader.facts(header: header, body: (value, members), source: source))
            header = nil
        case .unknown where UnknownJSONReader.isEvent(value):
            readLines()
            reports.append(UnknownJSONReader.facts(event: value, source: source))
        case .unknown:
            lines += UnknownJSONReader.lines(value)
            isLineCutOff = isLineCutOff || !value.isClosed
        }
    }

    /// What consoles and chats export is an object a line; together they are a text.
    private mutating func readLines() {
        guard !lines.isEmpty else { return }
        let part = Tidying.tidied(Array(lines.joined(separator: "\n").utf8))
        let count = reports.count
        (lines, header) = ([], nil)
        read(text: part)
        if isLineCutOff { for index in count..<reports.count { reports[index].isTruncated = true } }
        isLineCutOff = false
    }

    private mutating func read(text part: [UInt8]) {
        let isBlank = part.allSatisfy { $0 <= 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "]") }
        guard !isBlank else { return }
        readLines()
        for piece in ReportSplitter.pieces(part) {
            let facts = TextReportReader.facts(piece, header: header, source: source)
            // What stands before a header or between reports says nothing by itself.
            let isRemark = facts.form == .prose || facts.form == .unknown
            if header != nil, !isRemark { header = nil }
            if isRemark, header != nil { continue }
            reports.append(facts)
        }
    }
}
