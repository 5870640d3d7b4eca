import Foundation

/// A document of any size, read piece by piece: no more than two pieces are in memory at once.
struct StreamedDocument {
    private let handle: FileHandle
    private let name: String
    /// What is no text is an error of one line, so that a folder can pass it over.
    private let isOptional: Bool

    /// A report that begins in one piece and ends in the next is read from the overlap.
    static let piece = 8 << 20
    static let overlap = 1 << 20
    /// Zip files are read as a whole; a larger one is refused.
    static let largestZip = 256 << 20

    init(_ handle: FileHandle, name: String, isOptional: Bool = false) {
        (self.handle, self.name, self.isOptional) = (handle, name, isOptional)
    }

    func diagnoses() throws(ReadingFailure) -> [Diagnosis] {
        let head = try read(Gathering.largestWhole)
        if ZipArchive.isZip(head) { return try unzipped(head) }
        if head.starts(with: [0x1F, 0x8B]) { throw ReadingFailure("it is packed by gzip: unpack it first") }
        if head.starts(with: Array("bplist00".utf8)) { throw ReadingFailure("it is a binary property list, no report") }
        if Self.images.contains(where: { head.starts(with: $0) }) {
            throw ReadingFailure("it is an image: paste the text of the report instead")
        }
        if head.starts(with: Array("%PDF-".utf8)) {
            throw ReadingFailure("it is a PDF: paste the text of the report instead")
        }
        if isBinary(head), isOptional || !hasALine(head) { throw ReadingFailure("it is no text") }
        if isEmpty(head) { throw ReadingFailure("it is empty") }
        guard head.count == Gathering.largestWhole else { return Diagnosis.diagnoses(of: head, source: name) }
        return try pieces(after: head)
    }

    /// PNG, JPEG, GIF, TIFF.
    private static let images: [[UInt8]] = [
        [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), [0x49, 0x49, 0x2A, 0x00],
        [0x4D, 0x4D, 0x00, 0x2A],
    ]

    /// Nothing but blanks and byte order marks.
    private func isEmpty(_ head: [UInt8]) -> Bool {
        head.count < 4_096 && head.allSatisfy { $0 <= 0x20 || [0xEF, 0xBB, 0xBF, 0xFE, 0xFF].contains($0) }
    }

    /// Damaged text has readable stretches.
    private func hasALine(_ head: [UInt8]) -> Bool {
        head.prefix(65_536).split { $0 < 0x20 || $0 >= 0x7F }.contains { $0.count > 30 }
    }

    private func read(_ count: Int) throws(ReadingFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            while bytes.count < count, let data = try handle.read(upToCount: min(1 << 20, count - bytes.count)),
                !data.isEmpty
            {
                data.withUnsafeBytes { bytes.append(contentsOf: $0) }
            }
        } catch { throw ReadingFailure("it cannot be read: \(error.localizedDescription)") }
        return bytes
    }

    /// Control characters that no text has, and no zeros of UTF-16 beside them.
    private func isBinary(_ head: [UInt8]) -> Bool {
        let count = min(head.count, 4_096)
        var (odd, zeros) = (0, 0)
        head.withUnsafeBufferPointer { bytes in
            for index in 0..<count where bytes[index] < 0x1B {
                if bytes[index] == 0 { zeros += 1 } else if bytes[index] < 0x09 || bytes[index] > 0x0D { odd += 1 }
            }
        }
        let isUTF16 = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) || zeros * 3 > count
        return odd * 50 > count || zeros > 0 && !isUTF16
    }

    // MARK: Large documents

    private func pieces(after head: [UInt8]) throws(ReadingFailure) -> [Diagnosis] {
        var window = head
        var kept: [Diagnosis] = []
        while true {
            for diagnosis in Diagnosis.diagnoses(of: window, source: name) where isNews(diagnosis, kept) {
                kept.append(diagnosis)
            }
            guard kept.count < ReportReader.mostReports else { break }
            let next = try read(Self.piece)
            if next.isEmpty { break }
            window = Array(window.suffix(Self.overlap)) + next
        }
        if kept.isEmpty { kept = Array(Diagnosis.diagnoses(of: Array(window.prefix(4_096)), source: name).prefix(1)) }
        return kept
    }

    /// What a cut piece seems to lack, the next one may have.
    private func isNews(_ diagnosis: Diagnosis, _ kept: [Diagnosis]) -> Bool {
        guard !diagnosis.isRemark, diagnosis.verdict != .insufficient, diagnosis.verdict != .other else { return false }
        return !kept.contains { known in
            known.verdict == diagnosis.verdict && known.subject == diagnosis.subject
                && (known.incident == diagnosis.incident || known.incident == nil)
        }
    }

    // MARK: Zip files

    private func unzipped(_ head: [UInt8]) throws(ReadingFailure) -> [Diagnosis] {
        let bytes = head.count < Gathering.largestWhole ? head : head + (try read(Self.largestZip - head.count + 1))
        guard bytes.count <= Self.largestZip else { throw ReadingFailure("the zip file has more than 256 MiB") }
        let archive = try ZipArchive(bytes)
        var found: [Diagnosis] = []
        var remarks: [Diagnosis] = []
        var failure: ReadingFailure?
        for entry in archive.entries.sorted(by: { $0.name < $1.name }) where isRead(entry) {
            do throws(ReadingFailure) {
                let contents = try archive.contents(of: entry)
                guard !contents.isEmpty, !isBinary(contents), found.count < ReportReader.mostReports else { continue }
                let all = Diagnosis.diagnoses(of: contents, source: "\(name): \(entry.name)")
                found += all.filter { !$0.isRemark }
                if remarks.isEmpty { remarks += all.filter(\.isRemark) }
            } catch {
                // A bomb is refused as a whole; one damaged entry is not.
                if entry.size > ZipArchive.largestEntry || error.description.contains("grows") { throw error }
                failure = error
            }
        }
        if !found.isEmpty { return found }
        if let failure { throw failure }
        guard !remarks.isEmpty else { throw ReadingFailure("the zip file holds no text") }
        return remarks
    }

    private func isRead(_ entry: ZipArchive.Entry) -> Bool {
        !entry.name.hasSuffix("/") && !entry.name.hasPrefix("__MACOSX/")
            && !(entry.name.split(separator: "/").last?.hasPrefix(".") ?? true)
    }
}
