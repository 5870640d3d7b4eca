/// Reads the JSON of KSCrash, which several crash reporters send: `crash.error`, `crash.threads`, `system`.
enum KSCrashReader {
    static func isOne(_ value: LooseJSON) -> Bool { value["crash"]?["error"] != nil }

    static func facts(_ value: LooseJSON, source: String) -> Facts {
        var facts = Facts(source: source)
        facts.form = .crashReporter
        facts.isTruncated = !value.isClosed
        if let system = value["system"] { read(system: system, into: &facts) }
        if let name = value["report"]?["process_name"]?.string {
            facts.process = facts.process ?? Fact(name, at: "report.process_name")
        }
        if let error = value["crash"]?["error"] { read(error: error, into: &facts) }
        value["crash"]?["threads"]?.forEachElement { read(thread: $0, into: &facts) }
        facts.threadCount = facts.stacks.count
        if facts.exceptionName != nil, let stack = facts.crashedThread { facts.exceptionStack = stack }
        return facts
    }

    private static func read(system: LooseJSON, into facts: inout Facts) {
        system.forEachMember { key, value in
            switch key {
            case "process_name": facts.process = Fact(value.text(limit: 200), at: "system.process_name")
            case "CFBundleIdentifier": facts.bundle = Fact(value.text(limit: 200), at: "system.CFBundleIdentifier")
            case "CFBundleShortVersionString": facts.version = Fact(value.text(limit: 60), at: "system")
            case "machine": facts.device = Fact(value.text(limit: 60), at: "system.machine")
            case "system_version":
                let name = system["system_name"]?.text(limit: 40) ?? ""
                facts.system = Fact("\(name) \(value.text(limit: 40))".trimmed, at: "system.system_version")
            default: break
            }
        }
    }

    private static func read(error: LooseJSON, into facts: inout Facts) {
        facts.addSigns(in: error.bytes, error.range, section: .applicationInformation, place: "crash.error")
        if let name = error["mach"]?["exception_name"]?.string {
            facts.exceptionType = Fact(name, at: "crash.error.mach")
        }
        if let name = error["signal"]?["name"]?.string {
            facts.signal = Fact(name, at: "crash.error.signal")
            facts.exceptionType = facts.exceptionType ?? facts.signal
        }
        if let exception = error["nsexception"] {
            facts.exceptionName = exception["name"].map { Fact($0.text(limit: 200), at: "crash.error.nsexception") }
        }
        if let reason = error["reason"]?.string { facts.exceptionReason = Fact(reason, at: "crash.error.reason") }
        if error["type"]?.text(limit: 40).hasPrefix("memory") == true {
            facts.action = Fact("terminated: the memory ran short", at: "crash.error.type")
        }
    }

    private static func read(thread: LooseJSON, into facts: inout Facts) {
        guard facts.stacks.count < 400 else { return }
        var stack = Stack(index: thread["index"]?.unsigned.flatMap { Int(exactly: $0) } ?? facts.stacks.count)
        stack.isCrashed = thread["crashed"]?.bool ?? false
        stack.isComplete = thread.isClosed
        let contents = thread["backtrace"]?["contents"]
        contents?.forEachElement { frame in
            guard stack.frames.count < 600 else { return }
            let image = frame["object_name"]?.text(limit: 200) ?? ""
            stack.frames.append(
                Frame(
                    image: image, symbol: frame["symbol_name"]?.string?.firstBytes(400),
                    isOfApp: image == facts.process?.text))
        }
        if let contents {
            let section = stack.isCrashed ? Section.crashedThread : .thread(stack.index)
            facts.addSigns(in: contents.bytes, contents.range, section: section, place: "crash.threads")
        }
        facts.stacks.append(stack)
    }
}
