/// Reads JSON of other makers: events of Sentry and its like, lines of `log show --style json`, exports of consoles.
///
/// Their members are laid out as lines of text, so that their words are found; a member's name is a field's.
enum UnknownJSONReader {
    private static let mostLines = 20_000
    private static let deepest = 40
    /// Of a message in a chat.
    private static let longest = 200_000

    static func lines(_ value: LooseJSON) -> [String] {
        var lines: [String] = []
        flatten(value, name: "", depth: 0, into: &lines)
        return lines
    }

    /// An event of a crash reporter.
    static func facts(event value: LooseJSON, source: String) -> Facts {
        if KSCrashReader.isOne(value) { return KSCrashReader.facts(value, source: source) }
        let text = Array(lines(value).joined(separator: "\n").utf8)
        var facts = TextReportReader.facts(text, header: nil, source: source)
        facts.isTruncated = facts.isTruncated || !value.isClosed
        read(event: value, into: &facts)
        return facts
    }

    private static func flatten(_ value: LooseJSON, name: String, depth: Int, into lines: inout [String]) {
        guard lines.count < mostLines, depth < deepest else { return }
        if value.isObject {
            // A console's line with its time and its process is one line again.
            if let message = value["eventMessage"]?.string {
                let time = value["timestamp"]?.text(limit: 60) ?? ""
                let process = value["processImagePath"]?.text(limit: 400).split(separator: "/").last ?? ""
                lines.append("\(time) \(process)[\(value["processID"]?.text(limit: 12) ?? "")]: \(message)")
                return
            }
            value.forEachMember { flatten($1, name: $0.text, depth: depth + 1, into: &lines) }
        } else if value.isArray {
            value.forEachElement { flatten($0, name: name, depth: depth + 1, into: &lines) }
        } else {
            lines.append("\(name): \(value.text(limit: longest))")
        }
    }

    // MARK: Events of crash reporters

    static func isEvent(_ value: LooseJSON) -> Bool {
        value["exception"]?["values"] != nil || KSCrashReader.isOne(value)
    }

    /// `exception.values[]` with `type`, `value`, `mechanism` and `stacktrace.frames`, the innermost frame last.
    private static func read(event: LooseJSON, into facts: inout Facts) {
        facts.form = .crashReporter
        facts.removeSigns()
        (facts.codes, facts.moments) = ([], [])
        (facts.stacks, facts.exceptionType, facts.signal) = ([], nil, nil)
        if let release = event["release"]?.string { facts.version = Fact(release, at: "release") }
        if let system = event["contexts"]?["os"] {
            let words = [system["name"]?.text(limit: 40), system["version"]?.text(limit: 40)].compactMap { $0 }
            facts.system = Fact(words.joined(separator: " "), at: "contexts.os")
        }
        event["exception"]?["values"]?.forEachElement { value in
            facts.addSigns(
                in: value.bytes, value.range, section: .exceptionBacktrace, place: "exception.values")
            if let type = value["type"]?.string {
                facts.exceptionName = facts.exceptionName ?? Fact(type, at: "exception.values.type")
                if type.hasPrefix("EXC_") || type.hasPrefix("SIG") {
                    facts.exceptionType = Fact(type, at: "exception.values.type")
                }
            }
            if let text = value["value"]?.string {
                facts.exceptionReason = facts.exceptionReason ?? Fact(text, at: "exception.values.value")
            }
            if let signal = value["mechanism"]?["meta"]?["signal"]?["name"]?.string {
                facts.signal = Fact(signal, at: "exception.values.mechanism.meta.signal")
            }
            var stack = Stack(index: -1)
            value["stacktrace"]?["frames"]?.forEachElement { frame in
                guard stack.frames.count < 600 else { return }
                let image = frame["package"]?.text(limit: 400).split(separator: "/").last.map(String.init)
                stack.frames.insert(
                    Frame(
                        image: image ?? "", symbol: frame["function"]?.text(limit: 400),
                        isOfApp: frame["in_app"]?.bool ?? false), at: 0)
            }
            stack.isComplete = value.isClosed
            if facts.exceptionStack == nil { facts.exceptionStack = stack }
        }
    }
}
