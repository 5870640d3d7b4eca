import CallFlow

/// One path at one point of the code.
struct PathState<Tracked: Hashable & SendableMetatype> {
    var tracked: Tracked
    var facts: Facts
    /// What the expression just evaluated has given.
    var value = Value.unknown
    /// Values that wait for their call.
    var waiting: [Value] = []
    var isSoft = false
    var unknown: String?
    var trace: Trace?
    /// Where a `return` or `throw` stands.
    var exit: SourceLocation?

    init(_ tracked: Tracked) {
        self.tracked = tracked
        facts = Facts()
    }

    /// Two paths with the same key go on alike.
    var key: Key {
        Key(
            tracked: tracked, facts: facts, value: value, waiting: waiting, isSoft: isSoft,
            isUnknown: unknown != nil)
    }

    struct Key: Hashable {
        let tracked: Tracked
        let facts: Facts
        let value: Value
        let waiting: [Value]
        let isSoft: Bool
        let isUnknown: Bool
    }

    mutating func note(_ event: Trace.Event, at location: SourceLocation) {
        trace = Trace(event, at: location, after: trace)
    }

    func giving(_ value: Value) -> PathState {
        var state = self
        state.value = value
        return state
    }
}

/// Where paths go from a statement.
struct Flow<State> {
    enum Jump: Hashable {
        case breaks(String?)
        case continues(String?)
        case fallsThrough
    }

    var next: [State] = []
    var returned: [State] = []
    var thrown: [State] = []
    var jumps: [(to: Jump, state: State)] = []

    /// Takes over everything but `next`.
    mutating func absorbExits(of other: Flow) {
        returned += other.returned
        thrown += other.thrown
        jumps += other.jumps
    }

    mutating func mapStates(_ transform: (State) -> State) {
        next = next.map(transform)
        returned = returned.map(transform)
        thrown = thrown.map(transform)
        jumps = jumps.map { ($0.to, transform($0.state)) }
    }
}
