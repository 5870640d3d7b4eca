/// One expression, as far as the order of calls and the feasibility of a path depend on it.
///
/// Both front ends, Swift and Objective-C, make this tree; nothing behind them knows which language a file was
/// written in. What no rule asks about becomes `.opaque` with its parts in the order in which they are evaluated.
public struct Expression: Sendable {
    public var kind: Kind
    public var location: SourceLocation

    public init(_ kind: Kind, at location: SourceLocation) {
        self.kind = kind
        self.location = location
    }

    /// What an expression is.
    public indirect enum Kind: Sendable {
        /// A variable, parameter, function, type, or a member of `self` that is named without it.
        case name(String)
        case selfReference
        case superReference
        /// `base.name`, `base?.name`, `base!.name`. An Objective-C property or message receiver is `.chained`:
        /// a message to nil does nothing.
        case member(Expression, String, Link)
        /// `.voIP`
        case implicitMember(String)
        case call(Call)
        case closure(Closure)
        case literal(Literal)
        /// `base[arguments]`
        case element(Expression, [Argument], Link)
        /// `!value`
        case not(Expression)
        /// Both sides are evaluated, except behind `&&`, `||` and `??`.
        case binary(Operator, Expression, Expression)
        /// `condition ? one : other`
        case choice(Expression, Expression, Expression)
        /// `value as Type`, `as?`, `as!`, `is`
        case cast(Expression, to: TypeName, CastForm)
        /// `value!`
        case forced(Expression)
        /// `try`, `try?`, `try!`
        case attempt(Expression, AttemptForm)
        case await(Expression)
        /// `target = value`; a compound assignment such as `+=` is one too.
        case assignment(target: Expression, value: Expression)
        /// `#selector(name(_:))`, `@selector(name:)`: the name with its colons.
        case selector(String)
        /// A tuple, array, dictionary, interpolated string, or anything else: its parts are evaluated in order.
        case opaque([Expression])
        /// An `if` or `switch` that is an expression; each branch's last statement is its value.
        case branches(Statement)
    }

    /// How a member hangs on its base.
    public enum Link: Hashable, Sendable {
        case plain
        /// `?.`, or a message to a receiver that may be nil: nothing happens when there is no base.
        case chained
        /// `!.`
        case forced
    }

    /// A value that is written out.
    public enum Literal: Hashable, Sendable {
        case null
        case boolean(Bool)
        case integer(Int)
        /// Text without interpolation.
        case text(String)
        case other
    }

    /// What stands between two values.
    public enum Operator: Hashable, Sendable {
        case and, or, coalescing, equal, notEqual, identical, notIdentical, less, lessOrEqual, greater,
            greaterOrEqual
        case other(String)

        /// As Swift writes it.
        public var text: String {
            switch self {
            case .and: "&&"
            case .or: "||"
            case .coalescing: "??"
            case .equal: "=="
            case .notEqual: "!="
            case .identical: "==="
            case .notIdentical: "!=="
            case .less: "<"
            case .lessOrEqual: "<="
            case .greater: ">"
            case .greaterOrEqual: ">="
            case .other(let sign): sign
            }
        }
    }

    /// `as`, `as?`, `as!`, `is`.
    public enum CastForm: Hashable, Sendable { case plain, conditional, forced, test }
    /// `try`, `try?`, `try!`.
    public enum AttemptForm: Hashable, Sendable { case plain, optional, forced }
}

/// A call, a message, an initialiser: `callee(arguments) { … }`.
public struct Call: Sendable {
    /// `.name` or `.member` as a rule; `.member(base, "init")` is left as `base(…)`, the way it is written.
    /// An Objective-C message `[a b:c d:e]` is `.member(a, "b:d:")`, see `isMessage`.
    public var callee: Expression
    /// In order; trailing closures are among them, marked.
    public var arguments: [Argument]
    /// An Objective-C message: the callee's member name is a whole selector and the arguments have no labels.
    public var isMessage: Bool
    /// `completion?()`, `delegate.changed?()`: no call, and no argument evaluated, when the callee itself is nil.
    public var isChained: Bool

    public init(callee: Expression, arguments: [Argument], isMessage: Bool = false, isChained: Bool = false) {
        self.callee = callee
        self.arguments = arguments
        self.isMessage = isMessage
        self.isChained = isChained
    }
}

/// One argument of a call.
public struct Argument: Sendable {
    public var label: String?
    public var value: Expression
    public var isTrailingClosure: Bool
    /// `&value`
    public var isInOut: Bool

    public init(label: String?, value: Expression, isTrailingClosure: Bool = false, isInOut: Bool = false) {
        self.label = label
        self.value = value
        self.isTrailingClosure = isTrailingClosure
        self.isInOut = isInOut
    }
}

/// `{ [weak self] value in … }`, `^(id value) { … }`
public final class Closure: Sendable {
    public let parameters: [Parameter]
    /// Names captured with `weak`; `self` among them.
    public let weakCaptures: [String]
    public let isAsync: Bool
    public let body: Body
    public let location: SourceLocation

    public init(
        parameters: [Parameter], weakCaptures: [String], isAsync: Bool, body: Body, location: SourceLocation
    ) {
        self.parameters = parameters
        self.weakCaptures = weakCaptures
        self.isAsync = isAsync
        self.body = body
        self.location = location
    }
}

/// A type as it is written, taken apart as far as resolving needs it.
public indirect enum TypeName: Hashable, Sendable {
    /// `CallManager`, `Module.CallManager` (the last name counts), with generic arguments.
    case named(String, [TypeName])
    /// `T?`, `T!`, Objective-C pointers that may be nil are left plain.
    case optional(TypeName)
    case array(TypeName)
    case dictionary(TypeName, TypeName)
    case tuple([TypeName])
    /// A closure or block type.
    case function(isEscaping: Bool)
    /// `any P`, `some P`, `id<P>`, `P & Q`: the protocols.
    case protocols([String])
    /// `T.Type`, `Class`
    case metatype(TypeName)
    case unknown

    /// The name that declarations are sought by, without optionality.
    public var base: String? {
        switch self {
        case .named(let name, _): name
        case .optional(let type): type.base
        case .protocols(let names): names.first
        default: nil
        }
    }

    /// Whether it is a closure, optional or not.
    public var isFunction: Bool {
        switch self {
        case .function: true
        case .optional(let type): type.isFunction
        default: false
        }
    }
}
