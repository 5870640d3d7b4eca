public import CallFlow

/// What a rule follows along the paths of a handler: a small typestate and what the events on the way do to it.
///
/// A tracker of reports, for example, has the states *not reported* and, after that, none at all: the path is
/// `settled`.
public protocol PathTracker: SendableMetatype {
    associatedtype State: Hashable, SendableMetatype
    /// At the handler's beginning.
    var start: State { get }
    /// Whether all it is after is where a call is reported: then code that leads to no report is only followed as far as
    /// that is cheap.
    var seeksReports: Bool { get }
    /// What the event does to a path in this state.
    mutating func reaction(to event: PathEvent, in state: State) -> Reaction<State>
}

extension PathTracker {
    public var seeksReports: Bool { false }
}

/// Something that happens on a path, in the order in which the code runs.
public enum PathEvent {
    /// A call, before the walker follows it into the project's own code.
    case call(CallSite)
    /// A call that leads out of the project, or to where nobody can see: after `call`, when nothing was found to
    /// follow. Calls that the walker knows by itself (a timing of closures, `fatalError`) do not come here.
    case unresolved(CallSite)
    /// A closure that runs after the handler has returned, or may.
    case later(CallSite, Closure)
    /// A branch in which the circumstance holds.
    case circumstance(Circumstance, SourceLocation)
    /// `value!`, `as!`, `try!`: the process ends here if it fails.
    case crash(CrashPoint)
    /// `target = value`
    case assignment(target: Expression, value: Value, SourceLocation)
}

/// Where a process may end without returning.
public struct CrashPoint {
    /// What fails there.
    public enum Form: Hashable, Sendable { case forcedUnwrap, forcedCast, forcedTry }
    public let form: Form
    public let expression: Expression
    /// What the value was made from.
    public let value: Value
}

/// What an event does to a path.
public enum Reaction<State: Hashable & SendableMetatype> {
    /// Nothing; a call is followed where it leads.
    case follow
    /// The path is in another state; a call is not followed.
    case become(State)
    /// The path is in another state; a call is followed all the same.
    case becomeAndFollow(State)
    /// Nothing, and a call is not followed.
    case pass
    /// What the rule asks about is decided on this path: it is not followed any further.
    case settled
    /// The path owes nothing: it is not followed any further.
    case exempt
    /// Nobody can see what happens here; the text says what it is. The path is followed, and marked.
    case unknown(String)
}

/// One call on a path.
public struct CallSite {
    /// The name without labels: `reportNewIncomingCall`; of a message the whole selector.
    public let name: String
    public let labels: [String?]
    /// The expression in front of the name; nil for a bare name.
    public let receiver: Expression?
    /// The receiver's value; its `type` is the evident type. Of a bare name it is `self` or nothing.
    public let receiverValue: Value
    public let call: Call
    /// One for each argument of the call.
    public let arguments: [Value]
    /// The functions that it may run, in the project; several for a protocol with several conformers.
    public let targets: [Program.Member]
    /// What is known of a call into an SDK.
    public let model: CallModel?
    /// The value called, when it is a closure or a parameter: `completion()`.
    public let callee: Value?
    /// The call is a statement: nobody looks at its result.
    public let isDiscarded: Bool
    public let location: SourceLocation
    /// The type whose code makes the call.
    public let context: TypeContext

    /// `reportNewIncomingCall(with:update:completion:)`; a selector as it is.
    public var fullName: String {
        name.contains(":") ? name : name + "(" + labels.map { ($0 ?? "_") + ":" }.joined() + ")"
    }

    /// The name, and of a selector its first piece.
    public var firstName: String { name.split(separator: ":").first.map(String.init) ?? name }

    /// The name of the receiver's type, where it is evident: `CXProvider`, also for the type itself.
    public var receiverType: String? {
        if case .metatype(let type) = receiverValue.type { return type.base }
        return receiverValue.type.base
    }

    /// Whether a body of the project's own code is behind it.
    public var isResolved: Bool { targets.contains { $0.function.body != nil } }
}

/// How one path through a handler ended.
public struct PathEnd<State: Hashable & SendableMetatype> {
    /// How the handler is left.
    public enum Form: Hashable, Sendable {
        /// At a `return`, or behind the last statement.
        case returns
        case throwsError
    }

    public let state: State
    public let form: Form
    public let location: SourceLocation
    /// The path exists only because a reference was nil on the way: optional chaining, a nil provider, a weak self.
    public let isSoft: Bool
    /// What nobody can see on this path, when there is something.
    public let unknown: String?
    /// The way here.
    public let steps: [PathStep]
}

/// One station of a path.
public struct PathStep: Hashable, Sendable {
    /// What a station is.
    public enum Kind: Hashable, Sendable { case decision, enters, later, remark, end }
    public let kind: Kind
    public let location: SourceLocation
    public let message: String
    /// The words of what decided: names in a condition, for telling its cause.
    public let subject: [String]
    /// It only asks whether a value is there: its name tells nothing about the value.
    public let asksPresence: Bool
    /// Another branch of this decision led to a settled path.
    public let mattered: Bool
}

/// Everything that a walk through one handler found.
public struct PathReport<State: Hashable & SendableMetatype> {
    public var ends: [PathEnd<State>]
    /// Whether any path was settled.
    public var hasSettled: Bool
    /// Closures on the way that run later, in order.
    public var laterClosures: [Closure]
    /// The work's limit was reached: what is not in `ends` is not known.
    public var isIncomplete: Bool
}
