import CallFlow

/// Walks the paths of one handler: abstract interpretation over sets of path states.
///
/// Paths that can no longer be told apart are merged; when too many are left, what they do not agree about is
/// forgotten. The work is bounded, so hostile code ends in an incomplete report and not in a long run.
final class PathEngine<Tracker: PathTracker> {
    typealias State = PathState<Tracker.State>

    struct Limits {
        /// Evaluated expressions, times the paths they are evaluated on.
        var work = 100_000
        /// For a call that leads to nothing the tracker seeks.
        var workAside = 2_000
        var paths = 64
        /// Calls inside calls.
        var depth = 30
        /// Expressions inside expressions and blocks inside blocks, over all calls.
        var nesting = 700
    }

    let program: Program
    var tracker: Tracker
    let limits = Limits()
    var work = 0
    var nesting = 0
    var isIncomplete = false
    /// Where the innermost call that is being followed is given up.
    var callLimit = Int.max
    /// What calls that did nothing for the tracker took at most, and those that once did something.
    var inertWork: [ObjectIdentifier: Int] = [:]
    var tellingFunctions: Set<ObjectIdentifier> = []
    var exemptedCount = 0
    var reporting: [ObjectIdentifier: Bool] = [:]
    /// How calls ended that were followed before.
    var outcomes: [CallKey: Outcome] = [:]

    var records: [ClosureRecord] = []
    private var recordNumbers: [RecordKey: Int] = [:]
    var laterNumbers: [Int] = []
    private var nextVariable = 0
    private var nextDecision = 0
    private var settledBranches: [Int: Set<Int>] = [:]
    var settledCount = 0
    /// The functions that are being walked, the innermost last.
    var active: [ObjectIdentifier] = []
    /// What the expression being evaluated has thrown.
    var thrown: [State] = []
    /// Whether a `try` covers the expression being evaluated.
    var isTrying = false

    init(program: Program, tracker: Tracker) {
        self.program = program
        self.tracker = tracker
    }

    private struct RecordKey: Hashable {
        let location: SourceLocation
        let scope: ObjectIdentifier
    }

    // MARK: - Numbers

    var mark: Int { nextVariable }

    func newVariable() -> Int {
        nextVariable += 1
        return nextVariable - 1
    }

    func newDecision() -> Int {
        nextDecision += 1
        return nextDecision - 1
    }

    func record(_ code: ClosureRecord.Code, at location: SourceLocation, in scope: Scope, _ facts: Facts) -> Int {
        let key = RecordKey(location: location, scope: ObjectIdentifier(scope))
        if let number = recordNumbers[key] { return number }
        records.append(ClosureRecord(code: code, scope: scope, facts: facts))
        recordNumbers[key] = records.count - 1
        return records.count - 1
    }

    /// Constants whose initial value is being evaluated: one that names itself ends there.
    var constantsInQuestion: Set<SourceLocation> = []
    private var accessors: [AccessorIdentity: Function] = [:]

    /// An accessor's body as a function.
    func accessor(
        _ identity: AccessorIdentity, _ signature: Function.Signature, _ body: Body, owner: String?,
        at location: SourceLocation
    ) -> Function {
        if let known = accessors[identity] { return known }
        let function = Function(signature, body: body, at: Function.Place(owner: owner, location: location))
        accessors[identity] = function
        return function
    }

    // MARK: - Limits

    /// Whether there is work left for so many paths; otherwise they are given up.
    func canGoOn(_ paths: Int) -> Bool {
        work += max(paths, 1)
        if work > limits.work { isIncomplete = true }
        return !isIncomplete && work <= callLimit
    }

    /// The more of the work is done, the fewer paths are kept apart.
    private var pathLimit: Int {
        switch work * 4 / limits.work {
        case 0, 1: limits.paths
        case 2: limits.paths / 4
        default: 2
        }
    }

    // MARK: - Merging

    func merged(_ states: [State]) -> [State] {
        guard states.count > 1 else { return states }
        var distinct: [State] = []
        var seen: [State.Key: Int] = [:]
        for state in states {
            let key = state.key
            guard let index = seen[key] else {
                seen[key] = distinct.count
                distinct.append(state)
                continue
            }
            // Of two ways to the same place the shorter one is told.
            let length = distinct[index].trace?.length ?? 0
            if (state.trace?.length ?? 0) < length { distinct[index] = state }
        }
        return distinct.count > pathLimit ? joined(distinct) : distinct
    }

    /// One path for each tracked state: what the paths do not agree about is forgotten.
    private func joined(_ states: [State]) -> [State] {
        var order: [Group] = []
        var groups: [Group: State] = [:]
        for state in states {
            let group = Group(
                tracked: state.tracked, waiting: state.waiting.count, isSoft: state.isSoft,
                isUnknown: state.unknown != nil)
            guard var common = groups[group] else {
                groups[group] = state
                order.append(group)
                continue
            }
            common.facts = common.facts.joined(with: state.facts)
            if common.value != state.value { common.value = .unknown }
            for index in common.waiting.indices where common.waiting[index] != state.waiting[index] {
                let origins = common.waiting[index].origins.union(state.waiting[index].origins)
                common.waiting[index] = Value(origins: origins)
            }
            groups[group] = common
        }
        return order.compactMap { groups[$0] }
    }

    /// Paths of one group become one.
    private struct Group: Hashable {
        let tracked: Tracker.State
        let waiting: Int
        let isSoft: Bool
        let isUnknown: Bool
    }

    // MARK: - Events

    /// What the tracker makes of an event, and whether a call is to be followed.
    func react(to event: PathEvent, _ state: State) -> (state: State?, follows: Bool) {
        var state = state
        switch tracker.reaction(to: event, in: state.tracked) {
        case .follow: return (state, true)
        case .pass: return (state, false)
        case .become(let tracked):
            state.tracked = tracked
            return (state, false)
        case .becomeAndFollow(let tracked):
            state.tracked = tracked
            return (state, true)
        case .unknown(let what):
            state.unknown = state.unknown ?? what
            return (state, false)
        case .exempt:
            exemptedCount += 1
            return (nil, false)
        case .settled:
            settle(state)
            return (nil, false)
        }
    }

    private func settle(_ state: State) {
        settledCount += 1
        var next = state.trace
        while let trace = next {
            if case .decision(let number, let branch, _, _) = trace.event {
                settledBranches[number, default: []].insert(branch)
            }
            next = trace.previous
        }
    }

    /// Whether another branch of the decision led to a settled path.
    func mattered(_ decision: Int, branch: Int) -> Bool {
        settledBranches[decision]?.contains { $0 != branch } ?? false
    }

    /// Whether no path through this branch of the decision was settled.
    func isDead(_ decision: Int, branch: Int) -> Bool { settledBranches[decision]?.contains(branch) != true }

    /// The path on which the circumstance holds; nil when it owes nothing.
    func meeting(_ circumstance: Circumstance, at location: SourceLocation, _ state: State) -> State? {
        react(to: .circumstance(circumstance, location), state).state
    }
}
