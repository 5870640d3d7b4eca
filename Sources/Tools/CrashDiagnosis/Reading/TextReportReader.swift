/// Reads crash reports as text: `.crash` of iOS 12 and later, the second part of `.ips` files of version 1, and what
/// Crashlytics and Sentry write.
struct TextReportReader {
    private let map: TextMap
    private var facts: Facts
    /// From this landmark on, and up to the next, text belongs to this section.
    private var sections: [(start: Int, section: Section)] = []

    /// Reads one report. Its form is told by ``Prose`` and the fields that are there.
    static func facts(_ text: [UInt8], header: LooseJSON?, source: String) -> Facts {
        var facts = Facts(source: source)
        if let header { facts = IPSReader.facts(header: header, body: nil, source: source) }
        var reader = TextReportReader(map: TextMap(text), facts: facts)
        reader.read()
        return reader.facts
    }

    private mutating func read() {
        let reading = ProseReading(map, hasHeader: facts.form == .ips)
        facts.form = reading.form
        facts.isTruncated = false
        facts.mentions = reading.mentions
        facts.isSuffered = reading.isSuffered
        if facts.form == .console || facts.form == .prose || facts.form == .unknown {
            facts.isForeign = isForeign
            facts.isOfAndroid = isOfAndroid
        }
        guard facts.form != .prose, facts.form != .unknown else { return }
        if facts.form == .text || facts.form == .crashReporter {
            readIdentity()
            readEnd()
            findSections()
            readStacks()
            checkImages()
        }
        readSigns()
        ConsoleReader.read(map, into: &facts)
        if facts.form != .console { facts.isTruncated = isCutOff }
    }

    /// No field, nothing of calls, and enough of it to say so.
    private var isForeign: Bool {
        guard map.landmarks.isEmpty, map.text.count >= 120 else { return false }
        let isOfCalls = map.lexicon.signs.contains { $0.sign == .callServices }
        return !isOfCalls && Self.traces.hits(in: map.text, 0..<min(map.text.count, 200_000)).isEmpty
    }

    private static let traces = PhraseFinder([
        "iphone", "ipad", "launchd", "exc_", "/var/containers/", "sigkill", "sigabrt", "crash", "absturz", "hardware",
    ])

    private static let android = PhraseFinder([
        "atandroid.", "android.app.", "androidruntime:", "tombstoned", "/system/bin/", "dalvik", "buildfingerprint:'",
    ])

    private var isOfAndroid: Bool {
        guard map.landmarks.isEmpty else { return false }
        return Set(Self.android.hits(in: map.text, 0..<min(map.text.count, 40_000)).map(\.phrase)).count >= 2
    }

    /// A report that has a head ends with its images.
    private var isCutOff: Bool {
        (map.has(.incident) || map.has(.hardwareModel) && map.has(.codeType)) && !map.has(.binaryImages)
    }

    private mutating func readIdentity() {
        facts.incident = map.value(.incident) ?? facts.incident
        facts.device = map.value(.hardwareModel)
        // `Parley [4242]`
        if let process = map.value(.process) {
            let name = process.text.split(separator: "[").first.map { $0.trimmed } ?? process.text
            facts.process = Fact(name, at: process.place)
        }
        facts.path = map.value(.path)
        facts.bundle = map.value(.identifier) ?? facts.bundle
        facts.version = map.value(.version) ?? facts.version
        facts.system = map.value(.osVersion) ?? facts.system
        facts.launch = map.value(.launchTime)
        facts.crash = map.value(.dateTime) ?? facts.crash
        facts.role = map.value(.role)
        facts.visibility = map.value(.processVisibility).map { fact in
            Fact(fact.text.split(separator: " ").first.map(String.init) ?? fact.text, at: fact.place)
        }
        facts.terminatedBy = map.value(.terminatingProcess)
        if facts.process == nil { facts.process = map.value(.application) ?? map.value(.command) }
    }

    /// Exception and termination.
    private mutating func readEnd() {
        // `EXC_CRASH (SIGKILL)`, `SIGABRT`, `EXC_BREAKPOINT 0x0000000102b4c0f0` of crash reporters.
        for (index, landmark) in map.landmarks.enumerated() where landmark.mark == .field(.exceptionType) {
            let squeezed = map.contents(at: index).prefix(120).filter { $0 > 0x20 }
            readException(String(decoding: squeezed, as: UTF8.self), at: map.place(of: landmark.range.lowerBound))
            if facts.exceptionType != nil { break }
        }
        for (index, landmark) in map.landmarks.enumerated() where landmark.mark == .field(.terminationReason) {
            let contents = map.contents(at: index)
            let surroundings = Surroundings(of: landmark.range, in: map.text)
            guard let reason = TerminationText(contents), !surroundings.isComment, !surroundings.isQuotation else {
                continue
            }
            let place = map.place(of: landmark.range.lowerBound)
            reason.add(to: &facts, at: place)
            facts.explanation = Fact(Quote.oneLine(contents), at: place)
            break
        }
        if let text = map.value(.exceptionSubtype) { facts.subtype = text }
        facts.action = map.value(.actionTaken)
        // Crash reporters write the exception's class there.
        if facts.exceptionType == nil, let type = map.value(.exceptionType), type.text.hasSuffix("Exception") {
            facts.exceptionName = type
        }
    }

    private mutating func readException(_ text: String, at place: String) {
        if let range = text.firstRange(of: "EXC_") {
            let name = text[range.lowerBound...].prefix { $0.isUppercase || $0 == "_" }
            facts.exceptionType = Fact(String(name), at: place)
        }
        if let range = text.firstRange(of: "SIG") {
            let name = text[range.lowerBound...].prefix(7).prefix { $0.isUppercase }
            if Self.signals.contains(where: { name.hasPrefix($0) }) {
                let exact = Self.signals.first { name.hasPrefix($0) } ?? String(name)
                facts.signal = Fact(exact, at: place)
                facts.exceptionType = facts.exceptionType ?? Fact(exact, at: place)
            }
        }
    }

    private static let signals = [
        "SIGABRT", "SIGKILL", "SIGSEGV", "SIGTRAP", "SIGBUS", "SIGILL", "SIGFPE", "SIGQUIT", "SIGTERM", "SIGSYS",
        "SIGPIPE",
    ]

    // MARK: Sections

    private mutating func findSections() {
        sections = [(0, .header)]
        for landmark in map.landmarks {
            let section: Section? =
                switch landmark.mark {
                case .thread(_, isCrashed: true), .crashed: .crashedThread
                case .thread(let index, isCrashed: false): .thread(index)
                case .state, .banner: .header
                case .field(.exceptionBacktrace), .field(.fatalException), .field(.callStack): .exceptionBacktrace
                case .field(.applicationInformation), .field(.exceptionReason): .applicationInformation
                case .field(.terminationReason), .field(.terminationDescription): .termination
                case .field(.processVisibility), .field(.watchdogEvent), .field(.watchdogVisibility),
                    .field(.processState), .field(.command), .field(.event), .field(.actionTaken):
                    nil
                case .field(.binaryImages): .images
                // Names of images and queues hold such words.
                case .field(.version), .field(.path), .field(.identifier), .field(.process), .field(.role): nil
                case .field: .header
                }
            if let section { sections.append((landmark.range.lowerBound, section)) }
        }
        facts.hasAllImages = map.has(.binaryImages)
        if let index = map.landmarks.firstIndex(where: { $0.mark == .field(.binaryImages) }) {
            facts.images = Self.imageNames(map.text[map.landmarks[index].range.upperBound...])
        }
    }

    /// A list that lacks images of the stacks is cut off.
    private mutating func checkImages() {
        let end = map.text.trimmed
        let isAtTheEnd = map.text.last == 0x0A || end.suffix(3).elementsEqual("EOF".utf8)
        guard isAtTheEnd else {
            facts.hasAllImages = false
            return
        }
        let listed = Set(facts.images)
        let named = facts.stacks.flatMap { $0.frames.map(\.image) } + (facts.exceptionStack?.frames.map(\.image) ?? [])
        if named.contains(where: { !$0.isEmpty && $0 != "???" && !listed.contains($0) }) { facts.hasAllImages = false }
    }

    /// `0x1029b0000 - 0x1049b3fff Parley arm64 <…> /private/var/…/Parley`: the paths' last parts.
    private static func imageNames(_ text: ArraySlice<UInt8>) -> [String] {
        var names: [String] = []
        for word in text.prefix(400_000).split(whereSeparator: { $0 <= 0x20 }) where word.first == UInt8(ascii: "/") {
            guard let slash = word.lastIndex(of: UInt8(ascii: "/")), names.count < 2_000 else { continue }
            names.append(String(decoding: word[(slash + 1)...], as: UTF8.self))
        }
        return names
    }

    /// `Thread 0 name:` comes before `Thread 0 Crashed:`, and both are one thread.
    private func section(at offset: Int) -> Section {
        let index = sections.lastIndex { $0.start <= offset }
        return index.map { sections[$0].section } ?? .header
    }

    private mutating func readStacks() {
        for (index, landmark) in map.landmarks.enumerated() {
            let goesOn = map.landmarks[(index + 1)...].contains { next in
                if case .field(.path) = next.mark { return false }
                return true
            }
            switch landmark.mark {
            case .field(.exceptionBacktrace), .field(.fatalException):
                var stack = TextStack.stack(map.contents(at: index), index: -1, app: facts.process?.text)
                stack.isComplete = goesOn
                if !stack.frames.isEmpty || facts.exceptionStack == nil { facts.exceptionStack = stack }
            case .field(.callStack):
                var stack = TextStack.stack(map.contents(at: index), index: -1, app: facts.process?.text)
                stack.isComplete = goesOn || TextStack.endsAtTheBottom(stack)
                if !stack.frames.isEmpty, facts.exceptionStack?.frames.isEmpty ?? true { facts.exceptionStack = stack }
            case .thread(let number, let isCrashed): add(thread: number, isCrashed, index, goesOn)
            case .crashed:
                add(thread: 0, true, index, goesOn || map.has(.crashlytics) || map.has(.fatalException))
            case .banner: add(debugger: index)
            default: break
            }
        }
        facts.threadCount =
            Set(
                map.landmarks.compactMap { if case .thread(let number, _) = $0.mark { number } else { nil } }
            ).count
        if facts.form == .crashReporter { facts.exceptionStack?.isComplete = true }
    }

    private mutating func add(thread number: Int, _ isCrashed: Bool, _ index: Int, _ goesOn: Bool) {
        let contents = map.contents(at: index)
        let range = contents.startIndex..<contents.endIndex
        // Nobody asks for the names on other threads.
        let isOfInterest =
            isCrashed || number == 0
            || map.lexicon.signs.contains { sign, place in
                (sign == .pushHandler || sign == .payloadReceived) && range.contains(place.lowerBound)
            }
        guard isOfInterest else { return }
        var stack = TextStack.stack(contents, index: number, app: facts.process?.text)
        guard !stack.frames.isEmpty || isCrashed else { return }
        stack.isComplete = goesOn || TextStack.endsAtTheBottom(stack)
        stack.isCrashed = isCrashed
        guard facts.stacks.count < 400 else { return }
        facts.stacks.append(stack)
    }

    /// The system's sentences count where they stand as it writes them.
    private func section(of sign: Sign, at range: Range<Int>) -> Section {
        let section: Section = facts.form == .console ? .console : section(at: range.lowerBound)
        guard sign.isSentence, section == .console || section == .header else { return section }
        switch Standing(of: range, in: map.text) {
        case .talk, .suffered: return .prose
        case .quoted: return .quotation
        case .line, .logged: return section
        }
    }

    /// Below Xcode's banner stand frames of the debugger, and whatever else was pasted.
    private mutating func add(debugger index: Int) {
        var stack = TextStack.stack(map.contents(at: index), index: 1, app: facts.process?.text)
        guard !stack.frames.isEmpty else { return }
        (stack.isCrashed, stack.isComplete) = (true, false)
        facts.stacks.append(stack)
        let place = map.place(of: map.landmarks[index].range.lowerBound)
        for symbol in stack.frames.compactMap(\.symbol) {
            facts.addSigns(in: symbol, section: .crashedThread, place: place)
        }
    }

    private mutating func readSigns() {
        for (sign, range) in map.lexicon.signs {
            let section = section(of: sign, at: range)
            guard !facts.signKeys.contains(SignKey(sign: sign, section: section)) else { continue }
            facts.add(
                sign, section: section, place: map.place(of: range.lowerBound), quote: Quote.around(range, in: map.text)
            )
        }
        if let index = map.landmarks.firstIndex(where: { $0.mark == .field(.applicationInformation) }) {
            let text = Quote.oneLine(map.contents(at: index))
            if !text.isEmpty {
                facts.information = [Fact(text, at: map.place(of: map.landmarks[index].range.lowerBound))]
            }
        }
    }
}

extension StringProtocol {
    /// Without blanks at either end.
    var trimmed: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
        while rest.last?.isWhitespace == true { rest = rest.dropLast() }
        return String(rest)
    }
}
