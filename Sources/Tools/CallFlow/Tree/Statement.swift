/// Statements in the order in which they run.
public typealias Block = [Statement]

/// One statement, as far as the paths through a function depend on it.
public struct Statement: Sendable {
    public var kind: Kind
    public var location: SourceLocation

    public init(_ kind: Kind, at location: SourceLocation) {
        self.kind = kind
        self.location = location
    }

    /// What a statement is.
    public indirect enum Kind: Sendable {
        case expression(Expression)
        /// `let a = value`, `var a: T`, `NSString *a = value;` one for each name.
        case variable(Variable)
        /// `if conditions { … } else { … }`
        case `if`([Condition], then: Block, else: Block?)
        /// `guard conditions else { … }`: what the conditions bind lives on behind it.
        case `guard`([Condition], else: Block)
        case `switch`(Expression, [Case])
        case loop(Loop)
        /// `do { … } catch { … }`, `@try`. No clauses: a plain scope, `@synchronized`, `@autoreleasepool`.
        case scope(Block, catches: [Catch], finally: Block?)
        case `defer`(Block)
        case `return`(Expression?)
        case `throw`(Expression)
        case `break`(label: String?)
        case `continue`(label: String?)
        case `fallthrough`
        case labelled(String, Statement)
        /// A function declared inside a function.
        case function(Function)
        /// Text that the front end could not read: a path through it is unknown.
        case unreadable
    }
}

/// A variable or constant inside a function.
public struct Variable: Sendable {
    /// `_` for a name that is thrown away; a tuple's names come as one variable each.
    public var name: String
    public var type: TypeName?
    public var value: Expression?
    public var isConstant: Bool
    public var isWeak: Bool

    public init(name: String, type: TypeName?, value: Expression?, isConstant: Bool, isWeak: Bool = false) {
        self.name = name
        self.type = type
        self.value = value
        self.isConstant = isConstant
        self.isWeak = isWeak
    }
}

/// One of the comma-separated conditions of `if`, `guard` and `while`.
public struct Condition: Sendable {
    public var kind: Kind
    public var location: SourceLocation

    public init(_ kind: Kind, at location: SourceLocation) {
        self.kind = kind
        self.location = location
    }

    /// What a condition asks.
    public enum Kind: Sendable {
        case test(Expression)
        /// `let name = value`; `let name` alone has the value `.name(name)`.
        case unwrap(name: String, type: TypeName?, value: Expression)
        /// `case pattern = value`
        case match(Pattern, Expression)
        /// `#available(iOS 26.4, *)`; `isUnavailable` for `#unavailable`.
        case available(platforms: [String], isUnavailable: Bool)
    }
}

/// What a `case` accepts, as far as it can be told apart.
public indirect enum Pattern: Sendable {
    /// `.voIP`, `PKPushType.voIP`, `.ring(let id)`, a literal: an expression to compare with, and the names it binds.
    case value(Expression, bindings: [String])
    /// `_`, `let name`
    case any(binding: String?)
    /// `let name?`
    case some(Pattern)
    /// `is T`, `let name as T`
    case type(TypeName, binding: String?)
    case tuple([Pattern])
}

/// One case of a `switch`.
public struct Case: Sendable {
    /// Empty for `default`.
    public var patterns: [Pattern]
    /// The `where` clause.
    public var condition: Expression?
    public var isDefault: Bool
    public var body: Block
    /// Objective-C and C: runs on into the next case unless it ends in `break`. The front end adds `.fallthrough`.
    public var location: SourceLocation

    public init(
        patterns: [Pattern], condition: Expression? = nil, isDefault: Bool, body: Block, location: SourceLocation
    ) {
        self.patterns = patterns
        self.condition = condition
        self.isDefault = isDefault
        self.body = body
        self.location = location
    }
}

/// A loop of any form.
public struct Loop: Sendable {
    /// How often a loop runs, and over what.
    public enum Form: Sendable {
        /// `for name in sequence where condition`
        case each(names: [String], sequence: Expression, condition: Expression?)
        /// `while conditions`
        case whileTrue([Condition])
        /// `repeat { } while condition`, `do { } while (…)`
        case untilFalse(Expression)
        /// `for (start; test; step)`
        case counting(start: Block, test: Expression?, step: Block)
    }

    public var form: Form
    public var body: Block

    public init(form: Form, body: Block) {
        self.form = form
        self.body = body
    }
}

/// One `catch` clause.
public struct Catch: Sendable {
    /// `catch SomeError.kind`, `catch let e as T`: nil when it takes every error.
    public var pattern: Pattern?
    public var condition: Expression?
    public var body: Block
    public var location: SourceLocation

    public init(pattern: Pattern?, condition: Expression? = nil, body: Block, location: SourceLocation) {
        self.pattern = pattern
        self.condition = condition
        self.body = body
        self.location = location
    }
}
