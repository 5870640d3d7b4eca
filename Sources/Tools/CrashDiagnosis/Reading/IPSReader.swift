/// Reads the two parts of an `.ips` file (bug type 309; Apple, "Interpreting the JSON format of a crash report").
struct IPSReader {
    private var facts: Facts
    /// As it is written, with its slashes escaped or not.
    private var processFolder: Bytes.SubSequence?
    private var images: [(name: String, isOfApp: Bool)] = []

    /// Either part may be missing.
    static func facts(
        header: LooseJSON?, body: (value: LooseJSON, members: [LooseJSON.Member])?, source: String
    ) -> Facts {
        var reader = IPSReader(facts: Facts(source: source))
        reader.facts.form = .ips
        if let header { reader.read(header: header) }
        if let body { reader.read(body: body.members) }
        let isWhole = (header?.isClosed ?? true) && (body?.value.isClosed ?? false)
        reader.facts.isTruncated = !isWhole
        reader.facts.isFragment =
            header == nil && reader.facts.process == nil && reader.facts.incident == nil && reader.facts.crash == nil
        return reader.facts
    }

    // MARK: The header

    private mutating func read(header: LooseJSON) {
        header.forEachMember { key, value in
            switch key {
            case "bug_type": facts.bugType = Fact(value.text(limit: 20), at: "bug_type")
            case "app_name", "name": facts.process = facts.process ?? Fact(value.text(limit: 200), at: key.text)
            case "bundleID": facts.bundle = Fact(value.text(limit: 200), at: "bundleID")
            case "app_version": addVersion(value.text(limit: 60), at: "app_version")
            case "build_version":
                let build = value.text(limit: 60)
                if let version = facts.version?.text, !version.holds("("), !build.isEmpty {
                    facts.version?.text = "\(version) (\(build))"
                }
            case "os_version": facts.system = Fact(value.text(limit: 80), at: "os_version")
            case "timestamp": facts.crash = Fact(value.text(limit: 60), at: "timestamp")
            case "incident_id": facts.incident = Fact(value.text(limit: 60), at: "incident_id")
            default: break
            }
        }
    }

    private mutating func addVersion(_ text: String, at place: String) {
        if !text.isEmpty { facts.version = Fact(text, at: place) }
    }

    // MARK: The body

    private mutating func read(body: [LooseJSON.Member]) {
        var late: [(LooseJSON.Slice, LooseJSON)] = []
        for (key, value) in body {
            switch key {
            // Frames name images by index, and the list comes last; who owns them says the path.
            case "threads", "lastExceptionBacktrace", "usedImages", "exceptionReason": late.append((key, value))
            case "exception": read(exception: value)
            case "termination": read(termination: value)
            case "asi", "ktriageinfo", "asiSignatures": read(information: value)
            case "bundleInfo": read(bundle: value)
            case "ringtime": read(ours: value)
            default: read(key, value)
            }
        }
        if let value = late.first(where: { $0.0 == "usedImages" })?.1 { read(images: value) }
        for (key, value) in late {
            switch key {
            case "threads": read(threads: value)
            case "lastExceptionBacktrace": read(exceptionBacktrace: value)
            case "exceptionReason": read(reason: value)
            default: break
            }
        }
    }

    private mutating func read(_ key: LooseJSON.Slice, _ value: LooseJSON) {
        switch key {
        case "procName": facts.process = Fact(value.text(limit: 200), at: "procName")
        case "procPath":
            facts.path = Fact(value.text(limit: 400), at: "procPath")
            let path = value.bytes[value.range]
            processFolder = path.lastIndex(of: UInt8(ascii: "/")).map { path[...$0] }
        case "procRole": facts.role = Fact(value.text(limit: 60), at: "procRole")
        case "procLaunch": facts.launch = Fact(value.text(limit: 60), at: "procLaunch")
        case "captureTime": facts.crash = Fact(value.text(limit: 60), at: "captureTime")
        case "modelCode": facts.device = Fact(value.text(limit: 60), at: "modelCode")
        case "incident": facts.incident = Fact(value.text(limit: 60), at: "incident")
        case "bug_type": facts.bugType = facts.bugType ?? Fact(value.text(limit: 20), at: "bug_type")
        case "isLocked": facts.isLocked = value.bool.map { Fact($0 ? "yes" : "no", at: "isLocked") }
        case "wasUnlockedSinceBoot":
            facts.wasUnlockedSinceBoot = value.bool.map { Fact($0 ? "yes" : "no", at: "wasUnlockedSinceBoot") }
        case "osVersion":
            if let train = value["train"]?.text(limit: 60) {
                let build = value["build"]?.text(limit: 40) ?? ""
                facts.system = Fact(build.isEmpty ? train : "\(train) (\(build))", at: "osVersion")
            }
        default: break
        }
    }

    private mutating func read(bundle: LooseJSON) {
        bundle.forEachMember { key, value in
            switch key {
            case "CFBundleIdentifier": facts.bundle = Fact(value.text(limit: 200), at: "bundleInfo.CFBundleIdentifier")
            case "CFBundleShortVersionString":
                addVersion(value.text(limit: 60), at: "bundleInfo.CFBundleShortVersionString")
            case "CFBundleVersion":
                let build = value.text(limit: 60)
                if let version = facts.version?.text, !version.holds("("), !build.isEmpty {
                    facts.version?.text = "\(version) (\(build))"
                }
            default: break
            }
        }
    }

    private mutating func read(exception: LooseJSON) {
        exception.forEachMember { key, value in
            switch key {
            case "type": facts.exceptionType = Fact(value.text(limit: 80), at: "exception.type")
            case "signal": facts.signal = Fact(value.text(limit: 80).uppercased(), at: "exception.signal")
            case "subtype", "message": facts.subtype = Fact(value.text(limit: 400), at: "exception.\(key.text)")
            default: break
            }
        }
        if let type = facts.exceptionType?.text { facts.addSigns(in: type, section: .header, place: "exception.type") }
        if let text = facts.subtype?.text { facts.addSigns(in: text, section: .header, place: "exception.subtype") }
    }

    private mutating func read(termination: LooseJSON) {
        var code: (value: UInt64, quote: String)?
        termination.forEachMember { key, value in
            switch key {
            case "code": code = value.unsigned.map { ($0, value.text(limit: 40)) }
            case "namespace": facts.namespace = Fact(value.text(limit: 60), at: "termination.namespace")
            case "indicator": facts.indicator = Fact(value.text(limit: 200), at: "termination.indicator")
            case "byProc": facts.terminatedBy = Fact(value.text(limit: 200), at: "termination.byProc")
            case "reasons", "details", "reason", "explanation":
                let text = value.isArray ? Self.joined(value) : value.text()
                facts.explanation = Fact(text, at: "termination.\(key.text)")
            default: break
            }
        }
        facts.addSigns(in: termination.bytes, termination.range, section: .termination, place: "termination")
        facts.readVisibility()
        guard let code else { return }
        facts.codes.append(
            CodeFact(
                value: code.value, namespace: facts.namespace?.text, context: .termination, place: "termination.code",
                quote: [facts.namespace?.text, code.quote].compactMap { $0 }.joined(separator: " ")))
    }

    private static func joined(_ array: LooseJSON) -> String {
        var lines: [String] = []
        array.forEachElement { if lines.count < 40 { lines.append($0.text(limit: 1_000)) } }
        return lines.joined(separator: "\n")
    }

    private mutating func read(information: LooseJSON) {
        facts.addSigns(
            in: information.bytes, information.range, section: .applicationInformation, place: "asi")
        information.forEachMember { key, value in
            let text = value.isArray ? Self.joined(value) : value.text(limit: 2_000)
            if facts.information.count < 20, !text.isEmpty {
                facts.information.append(Fact(text, at: "asi.\(key.text)"))
            }
        }
    }

    private mutating func read(reason: LooseJSON) {
        facts.addSigns(in: reason.bytes, reason.range, section: .applicationInformation, place: "exceptionReason")
        facts.exceptionReason =
            (reason["composed_message"] ?? reason["composedMessage"]).map { Fact($0.text(), at: "exceptionReason") }
        facts.exceptionName = reason["name"].map { Fact($0.text(limit: 200), at: "exceptionReason.name") }
    }

    private mutating func read(ours: LooseJSON) {
        var own = OwnReport()
        own.rule = ours["rule"]?.string
        own.verdict = ours["verdict"]?.string
        ours["mistakes"]?.forEachElement { if let mistake = $0["mistake"]?.string { own.mistakes.append(mistake) } }
        facts.ours = own
        if let console = ours["console"] {
            facts.addSigns(in: console.bytes, console.range, section: .console, place: "ringtime.console")
        }
        ours["timeline"]?.forEachElement { moment in
            guard let seconds = moment["t"].flatMap({ Double($0.text(limit: 40)) }), let what = moment["what"]?.string,
                facts.moments.count < 200
            else { return }
            facts.moments.append(MomentFact(ours: seconds, what))
        }
    }
}

// Threads and images.
extension IPSReader {
    private mutating func read(images value: LooseJSON) {
        facts.hasAllImages = value.isClosed
        facts.addSigns(in: value.bytes, value.range, section: .images, place: "usedImages")
        value.forEachElement { image in
            var name: String?
            var path: LooseJSON?
            image.forEachMember { key, value in
                switch key {
                case "name": name = value.text(limit: 200)
                case "path": path = value
                default: break
                }
            }
            let known = name ?? path?.text(limit: 1_000).split(separator: "/").last.map(String.init) ?? ""
            images.append((known, path.map(isOfApp) ?? (known == facts.process?.text)))
        }
        facts.images = images.map(\.name)
    }

    private static let appFolders = PhraseFinder(["/bundle/application/"])

    private func isOfApp(_ path: LooseJSON) -> Bool {
        if let processFolder, path.bytes[path.range].starts(with: processFolder) { return true }
        return !Self.appFolders.hits(in: path.bytes, path.range).isEmpty
    }

    private mutating func read(exceptionBacktrace value: LooseJSON) {
        var stack = stack(value, index: -1)
        stack.isComplete = value.isClosed
        facts.exceptionStack = stack
        facts.addSigns(
            in: value.bytes, value.range, section: .exceptionBacktrace, place: "lastExceptionBacktrace")
    }

    private mutating func read(threads value: LooseJSON) {
        var index = 0
        value.forEachElement { thread in
            var frames: LooseJSON?
            var (name, isCrashed): (String?, Bool) = (nil, false)
            thread.forEachMember { key, value in
                switch key {
                case "frames": frames = value
                case "name", "queue": name = name ?? value.text(limit: 200)
                case "triggered": isCrashed = value.bool ?? false
                default: break
                }
            }
            if let frames, index < 400 {
                let section = isCrashed ? Section.crashedThread : .thread(index)
                facts.addSigns(in: frames.bytes, frames.range, section: section, place: "threads[\(index)]")
                // Nobody asks for the names on other threads.
                let isOfInterest =
                    isCrashed || index == 0
                    || facts.signs.contains {
                        $0.section == section && [.pushHandler, .payloadReceived].contains($0.sign)
                    }
                var stack = isOfInterest ? stack(frames, index: index) : Stack(index: index)
                (stack.name, stack.isCrashed) = (name, isCrashed)
                stack.isComplete = frames.isClosed
                facts.stacks.append(stack)
            }
            index += 1
        }
        facts.threadCount = index
    }

    private func stack(_ frames: LooseJSON, index: Int) -> Stack {
        var stack = Stack(index: index)
        frames.forEachElement { frame in
            guard stack.frames.count < 600 else { return }
            var symbol: String?
            var image: Int?
            frame.forEachMember { key, value in
                switch key {
                case "symbol": symbol = value.text(limit: 400)
                case "imageIndex": image = value.unsigned.flatMap { Int(exactly: $0) }
                default: break
                }
            }
            let known = image.flatMap { images.indices.contains($0) ? images[$0] : nil }
            stack.frames.append(Frame(image: known?.name ?? "", symbol: symbol, isOfApp: known?.isOfApp ?? false))
        }
        return stack
    }
}

extension MomentFact {
    /// A moment of our own phones' timeline.
    init(ours seconds: Double, _ what: String) {
        let isApp = ["report", "return", "delegate", "didFinish", "register"].contains { what.contains($0) }
        let isBad = ["kill", "violation", "no call", "died", "crash"].contains { what.contains($0) }
        self.init(
            seconds: seconds, lane: isApp && !isBad ? .app : .phone, what: what, tone: isBad ? .bad : .plain,
            place: "ringtime.timeline")
    }
}
