/// Where the fields, threads and other parts of a text begin, blind to its line ends.
struct TextMap {
    /// What begins at a place.
    enum Mark: Hashable {
        case field(Field)
        case thread(Int, isCrashed: Bool)
        /// `Crashed: com.apple.main-thread`, as crash reporters have it.
        case crashed
        /// What Xcode says of the thread at which it stopped.
        case banner
        /// Registers.
        case state
    }

    struct Landmark {
        var mark: Mark
        var range: Range<Int>
    }

    let text: [UInt8]
    /// By their places.
    let landmarks: [Landmark]
    private let lineEnds: [Int]

    let lexicon: Lexicon

    init(_ text: [UInt8]) {
        self.text = text
        lexicon = Lexicon(text)
        lineEnds = Self.lineEnds(of: text)
        var landmarks = Self.fields(lexicon)
        for (header, range) in lexicon.headers {
            if let landmark = Self.landmark(header, range, in: text) { landmarks.append(landmark) }
        }
        landmarks += Self.translated(text, lexicon, beside: landmarks)
        self.landmarks = landmarks.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func lineEnds(of text: [UInt8]) -> [Int] {
        var ends: [Int] = []
        text.withUnsafeBufferPointer { bytes in
            for index in bytes.indices where bytes[index] == 0x0A { ends.append(index) }
        }
        return ends
    }

    /// Fields whose names were translated are known by their values, behind a colon.
    private static func translated(_ text: [UInt8], _ lexicon: Lexicon, beside known: [Landmark]) -> [Landmark] {
        let fields: [Field] = [.exceptionType, .terminationReason]
        guard !known.contains(where: { landmark in fields.contains { landmark.mark == .field($0) } }) else { return [] }
        var found: [Landmark] = []
        for (field, range) in lexicon.values {
            let before = text[max(0, range.lowerBound - 60)..<range.lowerBound].trimmed
            guard before.last == UInt8(ascii: ":"), !found.contains(where: { $0.mark == .field(field) }) else {
                continue
            }
            let isReason =
                field == .exceptionType
                || TerminationText(text[range.lowerBound..<min(text.count, range.lowerBound + 80)]) != nil
            if isReason { found.append(Landmark(mark: .field(field), range: range.lowerBound..<range.lowerBound)) }
        }
        // One alone may stand in a sentence.
        return found.count == 2 ? found : []
    }

    /// Of names that end at one place the longest: `OS Version:` is no `Version:`.
    private static func fields(_ lexicon: Lexicon) -> [Landmark] {
        var landmarks: [Landmark] = []
        for (field, range) in lexicon.fields {
            let landmark = Landmark(mark: .field(field), range: range)
            if let last = landmarks.last, last.range.upperBound == range.upperBound {
                if last.range.lowerBound > range.lowerBound { landmarks[landmarks.count - 1] = landmark }
            } else {
                landmarks.append(landmark)
            }
        }
        return landmarks
    }

    /// `Thread 3 Crashed:`, `Thread 3 name:`, `Thread 3:`, `Thread 3 crashed with ARM Thread State (64-bit):`.
    private static func landmark(_ header: Lexicon.Header, _ range: Range<Int>, in text: [UInt8]) -> Landmark? {
        switch header {
        case .state: return Landmark(mark: .state, range: range)
        case .crashed:
            let before = text[max(0, range.lowerBound - 12)..<range.lowerBound].trimmed
            let isNumbered = before.last.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
            return isNumbered ? nil : Landmark(mark: .crashed, range: range)
        case .thread: return thread(range, in: text)
        }
    }

    private static func thread(_ range: Range<Int>, in text: [UInt8]) -> Landmark? {
        if range.lowerBound > 0, "_-#/.\"".utf8.contains(text[range.lowerBound - 1]) { return nil }
        var scanner = TerminationText.Scanner(rest: text[range.upperBound..<min(text.count, range.upperBound + 60)])
        let digits = scanner.rest.drop { $0 <= 0x20 }.prefix { $0 >= 0x30 && $0 <= 0x39 }
        guard !digits.isEmpty, digits.count <= 4, let index = Int(String(decoding: digits, as: UTF8.self)) else {
            return nil
        }
        scanner.rest = scanner.rest[digits.endIndex...]
        let isCrashed = scanner.skip("crashed:")
        guard isCrashed || scanner.skip("name:") || scanner.skip(":") else { return nil }
        if !isCrashed, isBanner(scanner.rest) { return Landmark(mark: .banner, range: range) }
        return Landmark(
            mark: .thread(index, isCrashed: isCrashed), range: range.lowerBound..<scanner.rest.startIndex)
    }

    /// Xcode's own: `Thread 1: "…"`, `Thread 1: Fatal error: …`, `Thread 1: EXC_BAD_ACCESS`.
    private static func isBanner(_ rest: ArraySlice<UInt8>) -> Bool {
        let words = rest.drop { $0 == 0x20 }
        return ["\"", "Fatal error", "Swift runtime failure", "EXC_", "signal SIG"].contains {
            words.starts(with: $0.utf8)
        }
    }

    // MARK: Asking

    func has(_ field: Field) -> Bool { landmarks.contains { $0.mark == .field(field) } }

    /// What stands behind a field's name, up to the end of its line or to the next field.
    func value(_ field: Field) -> Fact? {
        guard let index = landmarks.firstIndex(where: { $0.mark == .field(field) && isField($0.range) }) else {
            return nil
        }
        let value = Quote.oneLine(line(of: contents(at: index)))
        return value.isEmpty ? nil : Fact(value, at: place(of: landmarks[index].range.lowerBound))
    }

    /// Everything up to where something else begins.
    func contents(at index: Int) -> ArraySlice<UInt8> {
        let end = index + 1 < landmarks.count ? landmarks[index + 1].range.lowerBound : text.count
        let start = min(landmarks[index].range.upperBound, end)
        return text[start..<end]
    }

    /// `Damus version:` in a sentence is no field; in a text whose line breaks are gone it may stand anywhere.
    private func isField(_ range: Range<Int>) -> Bool {
        var start = range.lowerBound
        while start > 0, text[start - 1] != 0x0A {
            start -= 1
            if range.lowerBound - start > 160 { return true }
        }
        return Surroundings.withoutMarks(text[start..<range.lowerBound]).count < 2 || isBehindAField(range)
    }

    private func isBehindAField(_ range: Range<Int>) -> Bool {
        landmarks.contains { $0.range.upperBound <= range.lowerBound && range.lowerBound - $0.range.upperBound < 120 }
            && lineEnds.count < landmarks.count
    }

    private func line(of contents: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let rest = contents.drop { $0 == 0x20 || $0 == 0x09 }
        return rest.prefix(upTo: rest.firstIndex(of: 0x0A) ?? rest.endIndex)
    }

    /// `line 23`.
    func place(of offset: Int) -> String {
        var (low, high) = (0, lineEnds.count)
        while low < high {
            let middle = (low + high) / 2
            if lineEnds[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return "line \(low + 1)"
    }

    /// How many different fields of structure there are.
    var structure: Int {
        let fields = landmarks.compactMap { landmark -> Field? in
            if case .field(let field) = landmark.mark { field } else { nil }
        }
        return Set(fields.filter(\.isStructure)).count
    }
}
