public import CallFlow
import ObjectiveCFlow
import SwiftFlow

/// The code base, file by file as it is asked for.
///
/// All files are scanned once for names; parsed are those that speak of calls, and those that declare what they use.
public final class SourceLibrary: SourceIndex {
    /// Files beyond this many that mention one name are not read for it: the name is too common to tell anything.
    private static let mentionLimit = 400

    private let files: [SourceFile]
    private var filters: [IdentifierFilter] = []
    private var byType: [String: [Int32]] = [:]
    private var byFunction: [String: [Int32]] = [:]
    private var units: [Int: SourceUnit] = [:]
    private var texts: [Int: String] = [:]
    public private(set) var notices: [Notice] = []
    private let swift = SwiftReader()
    private let objectiveC = ObjectiveCReader()

    /// What the run read, for the summary and for measuring.
    public private(set) var counts = Counts()

    /// How much was read, and how much of that parsed.
    public struct Counts: Sendable {
        public var files = 0
        public var bytes = 0
        /// Files that speak of calls and are judged.
        public var judgedFiles = 0
        public var parsedFiles = 0
        public var parsedLines = 0
    }

    /// Words of which at least one stands in every file that a rule can have something to say about.
    static let subjects = [
        "PKPushRegistry", "PKPushRegistryDelegate", "pushRegistry", "PushKit", "CXProvider", "CXProviderDelegate",
        "CXAnswerCallAction", "CXEndCallAction", "CXCallController", "LiveCommunicationKit", "ConversationManager",
    ]

    public init(_ files: [SourceFile], watch: (Int) -> Void = { _ in }) {
        self.files = files
        filters.reserveCapacity(files.count)
        for (number, file) in files.enumerated() {
            scan(file, number)
            watch(number + 1)
        }
        counts.files = files.count
    }

    /// A code base that lies in memory: the path of each file and its text.
    public init(texts: [String: String]) {
        files = texts.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { path in
            SourceFile(
                path: path, shown: path, stable: path, location: path,
                language: SourceFile.language(of: path) ?? .swift, isForeign: false)
        }
        for (number, file) in files.enumerated() {
            let text = texts[file.path] ?? ""
            self.texts[number] = text
            take(Array(text.utf8), of: file, number)
        }
        counts.files = files.count
    }

    private func scan(_ file: SourceFile, _ number: Int) {
        guard case .success(let bytes)? = DirectoryReading.contents(of: file.location, limit: SourceText.sizeLimit)
        else {
            if case .left(let notice) = SourceText.read(file) { notices.append(notice) }
            filters.append(IdentifierFilter(forBytes: 0))
            return
        }
        take(bytes, of: file, number)
    }

    private func take(_ bytes: [UInt8], of file: SourceFile, _ number: Int) {
        counts.bytes += bytes.count
        let names: NameScanner.Names
        if bytes.count > 1, bytes[0] >= 0xFE, case .text(let text, _) = SourceText.decoded(bytes, file.shown) {
            names = Array(text.utf8).withUnsafeBufferPointer { NameScanner.scan($0, file.language) }
        } else {
            names = bytes.withUnsafeBufferPointer { NameScanner.scan($0, file.language) }
        }
        filters.append(names.mentioned)
        for name in names.types { byType[name, default: []].append(Int32(number)) }
        for name in names.functions { byFunction[name, default: []].append(Int32(number)) }
    }

    /// The files that rules look at, parsed: those that speak of calls and are the project's own, or everybody's.
    public func subjects(includingForeign: Bool, watch: (Int, Int) -> Void = { _, _ in }) -> [SourceUnit] {
        let hashes = Self.subjects.map(IdentifierFilter.hash)
        let wanted = files.indices.filter { number in
            (includingForeign || !files[number].isForeign) && hashes.contains { filters[number].mayContain($0) }
        }
        var found: [SourceUnit] = []
        for (done, number) in wanted.enumerated() {
            if mentions(number, Self.subjects), let unit = unit(number) { found.append(unit) }
            watch(done + 1, wanted.count)
        }
        counts.judgedFiles = found.count
        return found
    }

    /// The files that were parsed, in order.
    public var parsedPaths: [String] { units.keys.sorted().map { files[$0].path } }

    /// Whether the file stands in a folder of other people's code.
    public func isForeign(_ path: String) -> Bool {
        number(of: path).map { files[$0].isForeign } ?? false
    }

    /// Where a file of the tree lies.
    public func location(of path: String) -> String? { number(of: path).map { files[$0].location } }

    /// One file, read.
    func unit(at path: String) -> SourceUnit? { number(of: path).flatMap(unit) }

    /// A file of the tree as findings print it.
    func shown(_ path: String) -> String { number(of: path).map { files[$0].shown } ?? path }

    /// A file of the tree as fingerprints know it.
    func stable(_ path: String) -> String { number(of: path).map { files[$0].stable } ?? path }

    /// The text of a file that was parsed.
    public func text(of path: String) -> String? {
        guard let number = number(of: path) else { return nil }
        if let text = texts[number] { return text }
        guard case .text(let text, _) = SourceText.read(files[number]) else { return nil }
        return text
    }

    public func units(declaringType name: String) -> [SourceUnit] {
        numbers(byType[name]).compactMap(unit)
    }

    public func units(declaringGlobal name: String) -> [SourceUnit] {
        numbers(byFunction[name]).prefix(Self.mentionLimit).compactMap(unit)
    }

    public func units(mentioning identifier: String) -> [SourceUnit] {
        let hash = IdentifierFilter.hash(identifier)
        let numbers = files.indices.filter { filters[$0].mayContain(hash) && mentions($0, [identifier]) }
        return numbers.prefix(Self.mentionLimit).compactMap(unit)
    }

    public func isCommon(_ identifier: String, beyond count: Int) -> Bool {
        let hash = IdentifierFilter.hash(identifier)
        var found = 0
        for filter in filters where filter.mayContain(hash) {
            found += 1
            if found > count { return true }
        }
        return false
    }

    private func numbers(_ found: [Int32]?) -> [Int] {
        var numbers: [Int] = []
        for number in found ?? [] where numbers.last != Int(number) { numbers.append(Int(number)) }
        return numbers
    }

    private func number(of path: String) -> Int? {
        var low = 0
        var high = files.count
        while low < high {
            let middle = (low + high) / 2
            if files[middle].path.utf8.lexicographicallyPrecedes(path.utf8) { low = middle + 1 } else { high = middle }
        }
        return low < files.count && files[low].path == path ? low : nil
    }

    /// The filter can err towards yes; the text cannot.
    private func mentions(_ number: Int, _ identifiers: [String]) -> Bool {
        guard let text = read(number) else { return false }
        return identifiers.contains { text.mentions($0) }
    }

    private func read(_ number: Int) -> String? {
        if let text = texts[number] { return text }
        guard case .text(let text, _) = SourceText.read(files[number]) else { return nil }
        return text
    }

    private func unit(_ number: Int) -> SourceUnit? {
        if let unit = units[number] { return unit }
        let file = files[number]
        let text: String
        if let known = texts[number] {
            text = known
        } else {
            guard case .text(let read, let notice) = SourceText.read(file) else { return nil }
            if let notice { notices.append(notice) }
            text = read
        }
        let unit =
            file.language == .swift ? swift.read(text, path: file.path) : objectiveC.read(text, path: file.path)
        units[number] = unit
        texts[number] = text
        counts.parsedFiles += 1
        counts.parsedLines += text.utf8.count { $0 == UInt8(ascii: "\n") }
        for place in unit.unreadable.prefix(1) {
            notices.append(Notice(file.shown, place.line, "from here on some text could not be read, and was left out"))
        }
        return unit
    }
}

extension String {
    /// Whether these bytes occur, wherever.
    fileprivate func mentions(_ word: String) -> Bool {
        let word = Array(word.utf8)
        var text = self
        return text.withUTF8 { bytes in
            guard let first = word.first, bytes.count >= word.count else { return false }
            var index = 0
            let last = bytes.count - word.count
            while index <= last {
                if bytes[index] == first, zip(word, bytes[index...]).allSatisfy({ $0 == $1 }) { return true }
                index += 1
            }
            return false
        }
    }
}
