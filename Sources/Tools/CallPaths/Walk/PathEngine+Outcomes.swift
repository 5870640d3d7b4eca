import CallFlow

extension PathEngine {
    /// What a call's outcome depends on.
    struct CallKey: Hashable {
        let function: ObjectIdentifier
        let selfType: String?
        let arguments: [Value?]
        let places: [Place: Value]
        let tracked: Tracker.State
        let isSoft: Bool
        let isUnknown: Bool
        let isTrying: Bool
    }

    /// How a call ended.
    struct Outcome {
        let returned: [State]
        let thrown: [State]
        /// The way to the call; what the ends have beyond it belongs to the call.
        let entry: Trace?
    }

    /// nil when the call can see more than that: closures see the variables around them.
    func callKey(
        _ function: ObjectIdentifier, _ selfType: String?, _ arguments: [Value?], _ state: State
    ) -> CallKey? {
        for argument in arguments {
            if argument?.isClosure == true { return nil }
        }
        return CallKey(
            function: function, selfType: selfType, arguments: arguments, places: state.facts.places,
            tracked: state.tracked, isSoft: state.isSoft, isUnknown: state.unknown != nil, isTrying: isTrying)
    }

    /// The same ends, reached on another path.
    func replay(_ outcome: Outcome, at place: SourceLocation, _ name: String, _ state: State) -> [State] {
        func again(_ end: State) -> State {
            var path = state
            path.tracked = end.tracked
            path.facts.replacePlaces(with: end.facts)
            path.value = end.value
            path.isSoft = end.isSoft
            path.unknown = state.unknown ?? end.unknown
            var events: [Trace] = []
            var next = end.trace
            while let event = next, event !== outcome.entry {
                events.append(event)
                next = event.previous
                // What is told again and again doubles with every call around it.
                guard events.count < 64 else { return path }
            }
            for event in events.reversed() { path.note(event.event, at: event.location) }
            return path
        }
        thrown += outcome.thrown.map(again)
        return outcome.returned.map(again)
    }

    // MARK: - Calls that do nothing for the tracker

    /// What was done before a call.
    struct Effort {
        let work: Int
        let settled: Int
        let exempted: Int
    }

    /// A call that took this much work and did nothing for the tracker is not followed again.
    private var dearWork: Int { 400 }

    func note(_ before: Effort, of function: ObjectIdentifier, _ ends: [State], from state: State) {
        let isInert =
            settledCount == before.settled && exemptedCount == before.exempted
            && ends.allSatisfy {
                $0.tracked == state.tracked && $0.isSoft == state.isSoft
                    && ($0.unknown == nil) == (state.unknown == nil)
            }
        if isInert {
            inertWork[function] = max(inertWork[function] ?? 0, work - before.work)
        } else {
            inertWork[function] = 0
            tellingFunctions.insert(function)
        }
    }

    /// Whether a report may be reached through the function, as far as names tell.
    func leadsToReport(_ function: Function) -> Bool {
        guard tracker.seeksReports else { return true }
        let identity = ObjectIdentifier(function)
        if let known = reporting[identity] { return known }
        let leads = FunctionNames.keys(of: function).contains { program.leadsToReport(named: $0) }
        reporting[identity] = leads
        return leads
    }

    func isTooDear(_ function: ObjectIdentifier, _ arguments: [Value?]) -> Bool {
        guard let work = inertWork[function], work > dearWork, !tellingFunctions.contains(function) else {
            return false
        }
        return !arguments.contains { $0?.isClosure == true }
    }

    // MARK: - Limits of a call

    /// A call may take a good half of the work that is left to the call around it.
    ///
    /// - Parameter most: what a call may take that is aside from what the tracker seeks.
    func beginCall(_ most: Int?) -> Int {
        let outer = callLimit
        let left = min(outer, limits.work) - work
        callLimit = work + max(most.map { min(left / 5, $0) } ?? left * 3 / 5, 200)
        return outer
    }

    /// Whether the call took more, and not the one around it.
    func endCall(_ outer: Int) -> Bool {
        let isAbandoned = work > callLimit && !isIncomplete && work <= outer
        callLimit = outer
        return isAbandoned
    }
}
