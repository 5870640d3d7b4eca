public import CallVocabulary

/// One run to be made: a scenario, under a profile, with one app.
public struct PlannedRun: Hashable, Sendable {
    public var scenario: Scenario
    public var profile: Profile
    /// The one thing that is wrong in the payload, where the scenario tries every malformed one.
    var malformed: MalformedPayload?
    /// Which of several repetitions, from 1.
    public var repetition = 1

    /// Scenario, iOS version and variant: what tells one run from another in reports.
    public var title: String {
        var title = scenario.name
        if scenario.profiles.count > 1 { title += "@\(profile.system)" }
        if let malformed { title += " (\(malformed.name))" }
        return title
    }
}

/// Which runs a battery consists of.
public struct BatteryPlan: Sendable {
    public var runs: [PlannedRun]

    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// Only these scenarios; empty: all. `*` stands for anything.
        public var names: [String] = []
        /// Only this iOS version; nil: those that each scenario names, or the newest.
        public var profile: SystemVersion?
        public var repetitions = 1
        /// Which part of how many.
        public var shard: (part: Int, of: Int)?

        public init() {}

        public static func == (lhs: Request, rhs: Request) -> Bool {
            lhs.names == rhs.names && lhs.profile == rhs.profile && lhs.repetitions == rhs.repetitions
                && lhs.shard?.part == rhs.shard?.part && lhs.shard?.of == rhs.shard?.of
        }

        public func hash(into hasher: inout Hasher) {
            hasher.combine(names)
            hasher.combine(profile)
        }
    }

    /// The runs for one app, in a fixed order.
    public init(_ request: Request, scenarios: [Scenario], app: AppConfiguration) throws(PlanFault) {
        for name in request.names where !scenarios.contains(where: { Self.matches($0.name, name) }) {
            throw .noSuchScenario(name, scenarios.map(\.name))
        }
        var runs: [PlannedRun] = []
        for scenario in scenarios.sorted(by: { $0.name < $1.name }) {
            guard request.names.isEmpty || request.names.contains(where: { Self.matches(scenario.name, $0) }) else {
                continue
            }
            for profile in Self.profiles(of: scenario, request.profile) {
                runs += Self.variants(of: scenario, app).map {
                    PlannedRun(scenario: scenario, profile: profile, malformed: $0)
                }
            }
        }
        if let shard = request.shard {
            runs = runs.enumerated().filter { $0.offset % shard.of == shard.part - 1 }.map(\.element)
        }
        self.runs = (1...max(1, request.repetitions)).flatMap { repetition in
            runs.map { run in
                var run = run
                run.repetition = repetition
                return run
            }
        }
    }

    private static func profiles(of scenario: Scenario, _ wanted: SystemVersion?) -> [Profile] {
        let named = scenario.profiles.isEmpty ? [Profile.newest.system] : scenario.profiles
        let versions = wanted.map { scenario.profiles.isEmpty || named.contains($0) ? [$0] : [] } ?? named
        return versions.compactMap { version in Profile.all.first { $0.system == version } }
    }

    private static func variants(of scenario: Scenario, _ app: AppConfiguration) -> [MalformedPayload?] {
        guard scenario.triesEveryMalformedPayload else { return [nil] }
        return app.payloads[.call].map { MalformedPayload.variants(of: $0) } ?? [nil]
    }

    /// Whether a name fits a pattern in which `*` stands for anything.
    static func matches(_ name: String, _ pattern: String) -> Bool {
        let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard parts.count > 1, let first = parts.first, let last = parts.last else { return name == pattern }
        guard name.hasPrefix(first), name.hasSuffix(last), name.count >= first.count + last.count else { return false }
        var rest = name.dropFirst(first.count).dropLast(last.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let found = rest.firstRange(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }
}

/// What is wrong with what was asked for.
public enum PlanFault: Error, Hashable, Sendable, CustomStringConvertible {
    case noSuchScenario(String, [String])

    public var description: String {
        switch self {
        case .noSuchScenario(let name, let known):
            "there is no scenario \(name): ringtime check --list shows the \(known.count) that there are"
        }
    }
}
