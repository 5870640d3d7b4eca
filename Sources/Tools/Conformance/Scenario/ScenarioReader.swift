import CallVocabulary
import Foundation
public import YAMLFile
import Yams

extension Scenario {
    private static let keys = ["why", "mistakes", "questions", "profiles", "given", "when", "then"]

    /// Reads and checks one file.
    public init(file path: String) throws(FileFault) {
        try self.init(mapping: YAMLMapping(file: path))
    }

    /// Reads and checks a text; `file` is only named in faults.
    public init(text: String, file: String) throws(FileFault) {
        try self.init(mapping: YAMLMapping(text: text, file: file))
    }

    private init(mapping: YAMLMapping) throws(FileFault) {
        var mapping = mapping
        let stem = URL(filePath: mapping.file).deletingPathExtension().lastPathComponent
        guard stem.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil else {
            throw FileFault(
                mapping.file, 0, "expected a file name of small letters, digits and hyphens: it is the name")
        }
        let why = try mapping.wantedText("why", example: "why: A call must be reported before …")
        self.init(name: stem, why: why.trimmingCharacters(in: .whitespacesAndNewlines), file: mapping.file)
        mistakes = try Self.mistakes(&mapping)
        questions = try Self.questions(&mapping)
        profiles = try Self.profiles(&mapping)
        if let mapping = try mapping.mapping("given") { given = try Given(mapping) }
        when = try Self.steps(&mapping)
        guard let outcome = try mapping.mapping("then") else {
            throw mapping.fault(nil, "“then” is missing: say what must, must not and may come of it")
        }
        then = try Outcome(outcome)
        try mapping.end(known: Self.keys)
        try checkLabels()
    }

    private static func mistakes(_ mapping: inout YAMLMapping) throws(FileFault) -> [Mistake] {
        var mistakes: [Mistake] = []
        for node in try mapping.list("mistakes") {
            guard let mistake = node.string.flatMap(Mistake.init(rawValue:)) else {
                throw mapping.fault(node, "expected a mistake of the rule book, M1 to M15")
            }
            mistakes.append(mistake)
        }
        return mistakes
    }

    private static func questions(_ mapping: inout YAMLMapping) throws(FileFault) -> [Int] {
        var numbers: [Int] = []
        for node in try mapping.list("questions") {
            guard let number = node.int, (1...20).contains(number) else {
                throw mapping.fault(node, "expected the number of a question, 1 to 20 (ringtime explain lists them)")
            }
            numbers.append(number)
        }
        return numbers
    }

    private static func profiles(_ mapping: inout YAMLMapping) throws(FileFault) -> [SystemVersion] {
        var versions: [SystemVersion] = []
        for node in try mapping.list("profiles") {
            // 26.0 is a number in YAML; its text is what counts.
            let version = node.scalar.flatMap { SystemVersion(parsing: $0.string) }
            guard let version, Profile.all.contains(where: { $0.system == version }) else {
                let known = Profile.all.map(\.system.description).joined(separator: ", ")
                throw mapping.fault(node, "expected an iOS version that there is a profile of: \(known)")
            }
            versions.append(version)
        }
        return versions
    }

    private static func steps(_ mapping: inout YAMLMapping) throws(FileFault) -> [Step] {
        var steps: [Step] = []
        var pushes = 0
        for node in try mapping.list("when") {
            let entry = try YAMLMapping(node, file: mapping.file, what: "a step")
            steps.append(try Step(entry, pushes: &pushes))
        }
        return steps
    }

    /// Every label that is used must be a push's.
    private func checkLabels() throws(FileFault) {
        var labels: [String] = []
        for step in when {
            if let used = step.on?.push { try check(used, among: labels, line: step.line) }
            guard case .push(let push) = step.action else { continue }
            if let other = push.sameCallAs { try check(other, among: labels, line: step.line) }
            labels.append(push.label)
        }
        for expectation in then.all {
            let timed: EventPattern? =
                switch expectation.timing {
                case .before(let other), .after(let other), .within(_, let other), .between(_, _, let other): other
                case nil: nil
                }
            for used in [expectation.event.push, expectation.condition?.push, timed?.push] {
                if let used { try check(used, among: labels, line: expectation.line) }
            }
        }
    }

    private func check(_ label: String, among labels: [String], line: Int) throws(FileFault) {
        guard !labels.contains(label) else { return }
        let known = labels.isEmpty ? "there is none before" : "there are " + labels.joined(separator: ", ")
        throw FileFault(file, line, "expected the label of an earlier push in place of “\(label)”: \(known)")
    }
}

extension Given {
    private static let keys = [
        "app", "phone", "violations", "dnd", "car", "callers blocked", "sdk", "build", "exemptions", "settings",
        "gateway", "slow",
    ]

    fileprivate init(_ mapping: YAMLMapping) throws(FileFault) {
        var mapping = mapping
        app = try mapping.choice("app") ?? .suspended
        phone = try mapping.choice("phone") ?? .unlocked
        violations = try mapping.integer("violations", in: 0...10) ?? 0
        doNotDisturb = try mapping.flag("dnd")
        inCar = try mapping.flag("car")
        callersAreBlocked = try mapping.flag("callers blocked")
        if let node = mapping.take("sdk") {
            guard let version = node.scalar.flatMap({ SystemVersion(parsing: $0.string) }) else {
                throw mapping.fault(node, "expected a version such as 26.4 for “sdk”")
            }
            linkedSDK = version
        }
        buildType = try mapping.choice("build")
        exemptions = try Self.exemptions(&mapping)
        settings = try Self.settings(&mapping)
        throughGateway = try mapping.flag("gateway")
        slowdown = try mapping.integer("slow", in: 1...500) ?? 1
        try mapping.end(known: Self.keys)
    }

    private static let exemptionNames: [(name: String, exemption: PolicyExemptions)] = [
        ("unrestricted-voip", .unrestrictedVoIP), ("unrestricted-voip-regulatory", .unrestrictedVoIPRegulatory),
        ("unrestricted-voip.ptt", .unrestrictedVoIPPTT),
    ]

    private static func exemptions(_ mapping: inout YAMLMapping) throws(FileFault) -> PolicyExemptions {
        var exemptions: PolicyExemptions = []
        for node in try mapping.list("exemptions") {
            guard let known = exemptionNames.first(where: { $0.name == node.string }) else {
                let names = exemptionNames.map(\.name).joined(separator: ", ")
                throw mapping.fault(node, "expected an entitlement that once exempted (E5): \(names)")
            }
            exemptions.insert(known.exemption)
        }
        return exemptions
    }

    private static func settings(_ mapping: inout YAMLMapping) throws(FileFault) -> [Setting] {
        guard var entries = try mapping.mapping("settings") else { return [] }
        var settings: [Setting] = []
        for key in entries.keys {
            guard let node = entries.take(key), let value = node.scalar?.string else {
                throw mapping.fault(nil, "expected a value for the setting “\(key)”")
            }
            var profile = Profile.newest
            do { try profile.set(key, to: value) } catch {
                throw entries.fault(node, "\(error)")
            }
            settings.append(Setting(name: key, value: value))
        }
        return settings
    }
}

extension Outcome {
    private static let keys = ["must", "must not", "may", "phone", "margin"]

    fileprivate init(_ mapping: YAMLMapping) throws(FileFault) {
        var mapping = mapping
        must = try Self.expectations("must", &mapping)
        mustNot = try Self.expectations("must not", &mapping)
        phone = try Self.expectations("phone", &mapping)
        for node in try mapping.list("may") {
            do { may.append(try SentenceReader.pattern(node.string ?? "")) } catch {
                throw mapping.fault(node, "expected \(error.expected)")
            }
        }
        margin = try mapping.integer("margin", in: 1...99)
        try mapping.end(known: Self.keys)
        guard !all.isEmpty else { throw mapping.fault(nil, "“then” demands nothing: add a sentence under “must”") }
    }

    private static func expectations(
        _ key: String, _ mapping: inout YAMLMapping
    ) throws(FileFault) -> [Expectation] {
        var expectations: [Expectation] = []
        for node in try mapping.list(key) {
            // An unquoted `[C1.1]` at the end is part of the text; a line that begins with it would be a list.
            guard let text = node.string else { throw mapping.fault(node, "expected a sentence under “\(key)”") }
            do {
                expectations.append(try SentenceReader.expectation(text, line: mapping.line(of: node)))
            } catch {
                throw mapping.fault(node, "expected \(error.expected), in “\(text)”")
            }
        }
        return expectations
    }
}
