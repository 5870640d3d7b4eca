public import CallFlow

/// Follows a tracker along every path through a handler, into the project's own code.
///
/// ```swift
/// var walker = PathWalker(program: program, tracker: CompletionTracker())
/// let report = walker.walk(handler)
/// ```
public struct PathWalker<Tracker: PathTracker> {
    private let program: Program
    /// The tracker, with what it has noted on the way.
    public private(set) var tracker: Tracker
    private var engine: PathEngine<Tracker>?

    public init(program: Program, tracker: Tracker) {
        self.program = program
        self.tracker = tracker
    }

    /// Walks a PushKit handler: its push is a VoIP push that must be reported.
    public mutating func walk(_ handler: PushHandler) -> PathReport<Tracker.State> {
        let function = handler.function
        let values = function.parameters.enumerated().map { index, parameter in
            Self.value(of: parameter, at: index, of: function, handler.form)
        }
        return walk(function, on: handler.type, values)
    }

    /// Walks any other function.
    ///
    /// - Parameter origins: what the parameters are made from, by their index.
    public mutating func walk(
        _ function: Function, on type: ProgramType?, origins: [Int: Value.Origins] = [:]
    ) -> PathReport<Tracker.State> {
        let values = function.parameters.enumerated().map { index, parameter in
            Value(type: parameter.type ?? .unknown, origins: origins[index] ?? [])
        }
        return walk(function, on: type, values)
    }

    /// Walks one of the last report's closures as if it ran now, from the tracker's start.
    public mutating func walkLater(closureAt index: Int) -> PathReport<Tracker.State> {
        guard let engine, engine.laterNumbers.indices.contains(index) else {
            return PathReport(ends: [], hasSettled: false, laterClosures: [], isIncomplete: false)
        }
        defer { tracker = engine.tracker }
        return engine.walkLater(engine.laterNumbers[index])
    }

    /// Whether a path is settled in work that runs later, or in work that this starts in its turn.
    public mutating func settlesLater() -> Bool {
        guard let engine else { return false }
        defer { tracker = engine.tracker }
        var index = 0
        // What is walked may add to the list.
        while index < min(engine.laterNumbers.count, 64) {
            if engine.walkLater(engine.laterNumbers[index]).hasSettled { return true }
            index += 1
        }
        return false
    }

    private mutating func walk(
        _ function: Function, on type: ProgramType?, _ values: [Value]
    ) -> PathReport<Tracker.State> {
        let engine = PathEngine(program: program, tracker: tracker)
        self.engine = engine
        defer { tracker = engine.tracker }
        return engine.walk(Program.Member(function: function, type: type), values)
    }

    private static func value(
        of parameter: Parameter, at index: Int, of function: Function, _ form: PushHandler.Form
    ) -> Value {
        var value = Value(.present, type: parameter.type ?? .unknown)
        switch index {
        case 0: value.origins = .registry
        case 1:
            value.origins = .payload
            value.type = .named("PKPushPayload", [])
        case 2 where form.hasMetadata: value.origins = .metadata
        case 2:
            value.origins = .pushType
            value.known = .enumCase("voIP")
        default: value.origins = .completion
        }
        return value
    }
}

extension PathEngine {
    func walk(_ member: Program.Member, _ values: [Value]) -> PathReport<Tracker.State> {
        let function = member.function
        guard let body = function.body else {
            return PathReport(ends: [], hasSettled: false, laterClosures: [], isIncomplete: false)
        }
        let scope = Scope(frame(of: function, on: member.type?.name))
        var state = State(tracker.start)
        for (parameter, value) in zip(function.parameters, values) {
            let number = newVariable()
            scope.declare(parameter.name, as: number)
            state.facts.set(number, to: value)
        }
        active = [ObjectIdentifier(function)]
        let flow = run(body.block, in: scope, [state])
        let end = body.block.last?.location ?? function.location
        return report(flow, end: end, canThrow: function.traits.contains(.throwsErrors))
    }

    func walkLater(_ number: Int) -> PathReport<Tracker.State> {
        let before = settledCount
        work = 0
        var state = State(tracker.start)
        state.facts = records[number].facts
        let location =
            switch records[number].code {
            case .closure(let closure): closure.location
            case .function(let member): member.function.location
            }
        let states = runClosure(number, [], at: location, state)
        var report = report(passing(states), end: location, canThrow: false)
        report.hasSettled = settledCount > before
        return report
    }

    private func report(_ flow: Paths, end: SourceLocation, canThrow: Bool) -> PathReport<Tracker.State> {
        var ends: [PathEnd<Tracker.State>] = []
        for state in merged(flow.returned) { ends.append(pathEnd(state, .returns, at: state.exit ?? end)) }
        for state in merged(flow.next) { ends.append(pathEnd(state, .returns, at: end)) }
        // What is thrown in a function that does not throw was caught, whatever its clauses look like.
        let thrown = canThrow ? merged(flow.thrown) : []
        for state in thrown { ends.append(pathEnd(state, .throwsError, at: state.exit ?? end)) }
        let closures = laterNumbers.compactMap { number -> Closure? in
            if case .closure(let closure) = records[number].code { return closure }
            return nil
        }
        return PathReport(
            ends: ends, hasSettled: settledCount > 0, laterClosures: closures, isIncomplete: isIncomplete)
    }

    private func pathEnd(
        _ state: State, _ form: PathEnd<Tracker.State>.Form, at location: SourceLocation
    ) -> PathEnd<Tracker.State> {
        var steps = steps(of: state)
        steps.append(
            PathStep(
                kind: .end, location: location, message: form == .returns ? "returns here" : "throws here",
                subject: [], asksPresence: false, mattered: true))
        return PathEnd(
            state: state.tracked, form: form, location: location, isSoft: state.isSoft, unknown: state.unknown,
            steps: steps)
    }

    /// The stations that tell the path: decisions that made a difference, calls around them, later work.
    private func steps(of state: State) -> [PathStep] {
        let events = state.trace?.events ?? []
        // Where one branch alone decides, those that merely take part are not worth a station.
        let isDecided = events.contains { event in
            guard case .decision(let number, let branch, let saying, _) = event.event else { return false }
            return !saying.isEmpty && mattered(number, branch: branch) && isDead(number, branch: branch)
        }
        var steps: [PathStep] = []
        /// Calls that are open, by the number of steps at their beginning.
        var open: [Int] = []
        for event in events {
            switch event.event {
            case .enters(let name):
                open.append(steps.count)
                steps.append(step(.enters, event, "calls \(name) here"))
            case .leaves:
                // A call in which nothing was decided is not worth a station.
                if let start = open.popLast(), steps.count == start + 1 { steps.removeLast() }
            case .decision(let number, let branch, let saying, let question):
                guard !saying.isEmpty, mattered(number, branch: branch) else { continue }
                if isDecided, !isDead(number, branch: branch) { continue }
                steps.append(decision(event, saying, question))
            case .later: steps.append(step(.later, event, "this closure runs later"))
            case .remark(let text): steps.append(step(.remark, event, text))
            }
        }
        return steps
    }

    private func decision(_ trace: Trace, _ saying: String, _ question: Question) -> PathStep {
        let text = question.text
        return PathStep(
            kind: .decision, location: trace.location, message: text.isEmpty ? saying : saying + ": " + text,
            subject: question.words, asksPresence: question.asksPresence, mattered: true)
    }

    private func step(_ kind: PathStep.Kind, _ trace: Trace, _ message: String) -> PathStep {
        PathStep(
            kind: kind, location: trace.location, message: message, subject: [], asksPresence: false, mattered: false)
    }
}
