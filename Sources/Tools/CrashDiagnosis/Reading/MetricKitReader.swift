/// Reads the crashes of a MetricKit payload: `MXDiagnosticPayload` of iOS 14 and later, one crash of it, and the form of
/// iOS 27, in which the termination is an object and has a category.
///
/// MetricKit names signals and exceptions by number, and its stacks have no symbols.
enum MetricKitReader {
    /// A report a crash.
    static func facts(_ object: LooseJSON, source: String) -> [Facts] {
        let payload = object["payload"] ?? object
        var reports: [Facts] = []
        let crashes = payload["crashDiagnostics"] ?? payload["crashes"]
        if let crashes, crashes.isArray {
            crashes.forEachElement { crash in
                if reports.count < ReportReader.mostReports {
                    reports.append(report(crash, payload: payload, "\(source)"))
                }
            }
            return reports
        }
        // A `DiagnosticReport` of iOS 27: the crash is a case with a value, the app stands in the environment.
        if let crash = payload["result"]?["crash"] {
            return [report(crash["_0"] ?? crash, payload: payload, source)]
        }
        return [report(payload, payload: object, source)]
    }

    private static func report(_ crash: LooseJSON, payload: LooseJSON, _ source: String) -> Facts {
        var facts = Facts(source: source)
        facts.form = .metricKit
        facts.isTruncated = !crash.isClosed || !payload.isClosed
        if let environment = payload["environment"] { read(members: environment, into: &facts) }
        read(members: crash, into: &facts)
        if let meta = crash["diagnosticMetaData"] ?? crash["metaData"] ?? crash["metadata"] {
            read(members: meta, into: &facts)
        }
        if facts.crash == nil, let end = payload["timeStampEnd"] {
            facts.crash = Fact(end.text(limit: 60), at: "timeStampEnd")
        }
        if let tree = crash["callStackTree"] { read(tree: tree, into: &facts) }
        return facts
    }

    private static func read(members: LooseJSON, into facts: inout Facts) {
        members.forEachMember { key, value in
            switch key {
            case "appVersion", "applicationVersion": facts.version = Fact(value.text(limit: 60), at: "appVersion")
            case "appBuildVersion", "applicationBuildVersion":
                let build = value.text(limit: 60)
                facts.version =
                    facts.version.map { Fact("\($0.text) (\(build))", at: $0.place) }
                    ?? Fact(build, at: key.text)
            case "bundleIdentifier": facts.bundle = Fact(value.text(limit: 200), at: "bundleIdentifier")
            case "osVersion": facts.system = Fact(value.text(limit: 80), at: "osVersion")
            case "deviceType": facts.device = Fact(value.text(limit: 60), at: "deviceType")
            case "signal": facts.signal = value.unsigned.map { Fact(signalName($0), at: "signal") } ?? named(value)
            case "exceptionType":
                let name = value.unsigned.map(exceptionName) ?? value.text(limit: 60)
                facts.exceptionType = Fact(name, at: "exceptionType")
            case "exceptionReason", "objectiveCexceptionReason", "objectiveCExceptionReason":
                read(reason: value, into: &facts)
            case "terminationReason", "termination":
                read(termination: value, into: &facts)
                facts.readVisibility()
            case "terminationCategory":
                let text =
                    value.isObject ? (value["name"] ?? value["rawValue"])?.text(limit: 80) : value.text(limit: 80)
                facts.category = text.map { Fact($0, at: "terminationCategory") }
            case "terminationNamespace": facts.namespace = Fact(value.text(limit: 60), at: "terminationNamespace")
            case "terminationCode":
                if let code = value.unsigned { add(code, value.text(limit: 40), at: "terminationCode", to: &facts) }
            default: break
            }
        }
    }

    private static func named(_ value: LooseJSON) -> Fact? {
        let text = value.text(limit: 40).uppercased()
        return text.hasPrefix("SIG") ? Fact(text, at: "signal") : nil
    }

    private static func read(reason: LooseJSON, into facts: inout Facts) {
        facts.addSigns(
            in: reason.bytes, reason.range, section: .applicationInformation, place: "exceptionReason")
        guard reason.isObject else {
            facts.exceptionReason = Fact(reason.text(), at: "exceptionReason")
            return
        }
        facts.exceptionName = (reason["exceptionName"] ?? reason["name"]).map {
            Fact($0.text(limit: 200), at: "exceptionReason.exceptionName")
        }
        facts.exceptionReason = (reason["composedMessage"] ?? reason["message"]).map {
            Fact($0.text(), at: "exceptionReason.composedMessage")
        }
    }

    private static func read(termination: LooseJSON, into facts: inout Facts) {
        facts.addSigns(
            in: termination.bytes, termination.range, section: .termination, place: "terminationReason")
        guard termination.isObject else {
            let text = termination.text()
            facts.explanation = Fact(text, at: "terminationReason")
            TerminationText(text)?.add(to: &facts, at: "terminationReason")
            return
        }
        termination.forEachMember { key, value in
            switch key {
            case "namespace", "domain":
                let text =
                    value.isObject ? (value["name"] ?? value["rawValue"])?.text(limit: 60) : value.text(limit: 60)
                facts.namespace = text.map { Fact($0.uppercased(), at: "terminationReason.namespace") }
            case "explanation", "reason", "description", "message", "details", "reasons", "text", "rawValue":
                let text = value.text()
                facts.explanation = Fact(text, at: "terminationReason.\(key.text)")
                if facts.codes.isEmpty { TerminationText(text)?.add(to: &facts, at: "terminationReason") }
            default: break
            }
        }
        let code = termination["code"] ?? termination["reasonCode"] ?? termination["value"]
        guard let code, let value = code.unsigned else { return }
        facts.codes.removeAll()
        add(value, code.text(limit: 40), at: "terminationReason.code", to: &facts)
    }

    private static func add(_ code: UInt64, _ quote: String, at place: String, to facts: inout Facts) {
        facts.codes.append(
            CodeFact(
                value: code, namespace: facts.namespace?.text, context: .termination, place: place,
                quote: [facts.namespace?.text, quote].compactMap { $0 }.joined(separator: " ")))
    }

    /// Call stacks are trees with one branch: each frame has the next one within.
    private static func read(tree: LooseJSON, into facts: inout Facts) {
        let tree = tree["callStackTree"] ?? tree
        var index = 0
        facts.addSigns(in: tree.bytes, tree.range, section: .crashedThread, place: "callStackTree")
        (tree["callStacks"] ?? tree["threads"])?.forEachElement { call in
            var stack = Stack(index: index)
            call.forEachMember { key, value in
                switch key {
                case "threadAttributed": stack.isCrashed = value.bool ?? false
                case "callStackRootFrames", "frames": stack.frames = FrameTree.frames(value)
                default: break
                }
            }
            stack.isComplete = call.isClosed
            if index < 400 { facts.stacks.append(stack) }
            index += 1
        }
        facts.threadCount = index
        let names = facts.stacks.flatMap { $0.frames.map(\.image) }
        facts.images = Array(Set(names)).sorted()
    }

    /// Darwin's numbers.
    private static func signalName(_ number: UInt64) -> String {
        let names: [UInt64: String] = [
            3: "SIGQUIT", 4: "SIGILL", 5: "SIGTRAP", 6: "SIGABRT", 7: "SIGEMT", 8: "SIGFPE", 9: "SIGKILL", 10: "SIGBUS",
            11: "SIGSEGV", 12: "SIGSYS", 13: "SIGPIPE", 15: "SIGTERM",
        ]
        return names[number] ?? "signal \(number)"
    }

    /// Mach's numbers.
    private static func exceptionName(_ number: UInt64) -> String {
        let names: [UInt64: String] = [
            1: "EXC_BAD_ACCESS", 2: "EXC_BAD_INSTRUCTION", 3: "EXC_ARITHMETIC", 5: "EXC_SOFTWARE", 6: "EXC_BREAKPOINT",
            10: "EXC_CRASH", 11: "EXC_RESOURCE", 12: "EXC_GUARD",
        ]
        return names[number] ?? "exception \(number)"
    }
}

/// The frames of a tree, the outermost of its nodes first, in one pass: a node's members may stand before or behind the node
/// within.
private enum FrameTree {
    private static let most = 300

    static func frames(_ tree: LooseJSON) -> [Frame] {
        var frames: [Frame] = []
        var depth = 0
        var position = tree.range.lowerBound
        while position < tree.range.upperBound {
            switch tree.bytes[position] {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "\""):
                guard let string = tree.value(at: position) else { return frames }
                let (end, value) = member(string, in: tree)
                if let value, depth > 0, depth <= most {
                    while frames.count < depth { frames.append(Frame(image: "")) }
                    if value.isImage {
                        frames[depth - 1].image = value.text
                    } else {
                        frames[depth - 1].symbol = value.text
                    }
                }
                position = end
                continue
            default: break
            }
            position += 1
        }
        return frames
    }

    /// The value behind a name, and where to read on.
    private static func member(_ name: LooseJSON, in tree: LooseJSON) -> (Int, (isImage: Bool, text: String)?) {
        let slice = LooseJSON.Slice(
            bytes: tree.bytes,
            range: name.range.lowerBound + 1..<max(name.range.lowerBound + 1, name.range.upperBound - 1))
        let isImage = slice == "binaryName"
        guard isImage || slice == "symbol" || slice == "symbolName" else { return (name.range.upperBound, nil) }
        var position = name.range.upperBound
        while position < tree.range.upperBound,
            tree.bytes[position] <= 0x20 || tree.bytes[position] == UInt8(ascii: ":")
        {
            position += 1
        }
        guard let value = tree.value(at: position), value.isString, value.range.upperBound <= tree.range.upperBound
        else { return (name.range.upperBound, nil) }
        return (value.range.upperBound, (isImage, value.text(limit: 400)))
    }
}
