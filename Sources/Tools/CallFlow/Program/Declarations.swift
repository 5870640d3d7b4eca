/// A function, method, initialiser, accessor or C function.
public final class Function: Sendable {
    /// `reportIncomingCall` in Swift, the whole selector `pushRegistry:didReceive…:` in Objective-C, `init` for
    /// initialisers.
    public let name: String
    public let parameters: [Parameter]
    public let result: TypeName?
    public let traits: Traits
    /// The selector that Objective-C knows it by, where it is written (`@objc(name:)`) or follows from the name of an
    /// `@objc` method; nil for what Objective-C cannot call.
    public let selector: String?
    /// The type that it belongs to; nil for a free function.
    public let owner: String?
    /// nil for a requirement of a protocol, and for a declaration in a header.
    public let body: Body?
    /// Of its name.
    public let location: SourceLocation
    /// Generic parameters and what they must conform to: `T: CallReporting`.
    public let constraints: [String: [String]]

    /// What else is said of a function.
    public struct Traits: OptionSet, Sendable {
        public let rawValue: Int
        public init(rawValue: Int) { self.rawValue = rawValue }
        public static let isStatic = Traits(rawValue: 1)
        public static let isAsync = Traits(rawValue: 2)
        public static let throwsErrors = Traits(rawValue: 4)
        public static let isObjectiveC = Traits(rawValue: 8)
        public static let isOverride = Traits(rawValue: 16)
        /// The initialiser may give nil.
        public static let isFailable = Traits(rawValue: 32)
        /// `-> Never`, `__attribute__((noreturn))`
        public static let neverReturns = Traits(rawValue: 64)
        public static let isPrivate = Traits(rawValue: 128)
    }

    /// Where a function stands.
    public struct Place: Sendable {
        public var owner: String?
        public var location: SourceLocation
        public init(owner: String?, location: SourceLocation) {
            self.owner = owner
            self.location = location
        }
    }

    /// What is known of a function without its body.
    public struct Signature: Sendable {
        public var name: String
        public var parameters: [Parameter]
        public var result: TypeName?
        public var traits: Traits
        public var selector: String?
        public var constraints: [String: [String]]
        public init(
            name: String, parameters: [Parameter], result: TypeName?, traits: Traits = [], selector: String? = nil,
            constraints: [String: [String]] = [:]
        ) {
            self.name = name
            self.parameters = parameters
            self.result = result
            self.traits = traits
            self.selector = selector
            self.constraints = constraints
        }
    }

    public init(_ signature: Signature, body: Body?, at place: Place) {
        name = signature.name
        parameters = signature.parameters
        result = signature.result
        traits = signature.traits
        selector = signature.selector
        constraints = signature.constraints
        owner = place.owner
        self.body = body
        location = place.location
    }

    /// `pushRegistry(_:didReceiveIncomingPushWith:for:completion:)`; a selector stays as it is.
    public var fullName: String {
        if name.contains(":") { return name }
        return name + "(" + parameters.map { ($0.label ?? "_") + ":" }.joined() + ")"
    }
}

/// One parameter of a function or closure.
public struct Parameter: Sendable {
    /// nil for `_`.
    public var label: String?
    public var name: String
    public var type: TypeName?
    public var hasDefault: Bool
    /// `@autoclosure`
    public var isAutoclosure: Bool

    public init(
        label: String?, name: String, type: TypeName?, hasDefault: Bool = false, isAutoclosure: Bool = false
    ) {
        self.label = label
        self.name = name
        self.type = type
        self.hasDefault = hasDefault
        self.isAutoclosure = isAutoclosure
    }
}

/// A property of a type, or a global variable.
public struct Property: Sendable {
    public var name: String
    public var type: TypeName?
    public var initialValue: Expression?
    /// The getter of a computed property.
    public var getter: Body?
    public var setter: Body?
    public var didSet: Body?
    public var willSet: Body?
    public var isStatic: Bool
    public var isWeak: Bool
    public var isLazy: Bool
    /// `let`
    public var isConstant: Bool
    /// Names of attributes and wrappers: `Published`, `StateObject`, `IBOutlet`.
    public var attributes: [String]
    public var location: SourceLocation

    public init(name: String, type: TypeName?, initialValue: Expression?, location: SourceLocation) {
        self.name = name
        self.type = type
        self.initialValue = initialValue
        self.location = location
        isStatic = false
        isWeak = false
        isLazy = false
        isConstant = false
        attributes = []
    }
}

/// One declaration of a type: the type itself or one of its extensions or categories. A type's members are those of
/// all declarations of its name.
public struct TypeDeclaration: Sendable {
    /// What sort of declaration it is.
    public enum Kind: Hashable, Sendable { case `class`, `struct`, `enum`, `actor`, `protocol`, `extension` }

    /// The last name: `Call` for `Outer.Call`.
    public var name: String
    public var kind: Kind
    /// Superclass and protocols, as written; of an extension those that it adds.
    public var supertypes: [String]
    public var functions: [Function]
    public var properties: [Property]
    public var enumCases: [String]
    /// Generic parameters and what they must conform to.
    public var constraints: [String: [String]]
    public var attributes: [String]
    public var location: SourceLocation

    public init(name: String, kind: Kind, supertypes: [String], location: SourceLocation) {
        self.name = name
        self.kind = kind
        self.supertypes = supertypes
        self.location = location
        functions = []
        properties = []
        enumCases = []
        constraints = [:]
        attributes = []
    }
}

/// One file, read.
public struct SourceUnit: Sendable {
    /// The language of a file.
    public enum Language: Hashable, Sendable { case swift, objectiveC }

    public var path: String
    public var language: Language
    public var imports: [String]
    /// Nested types stand beside their outer ones.
    public var types: [TypeDeclaration]
    public var functions: [Function]
    public var globals: [Property]
    public var typealiases: [String: TypeName]
    /// Statements at the top level of a file (`main.swift`).
    public var topLevel: Body?
    /// Where text could not be read.
    public var unreadable: [SourceLocation]

    public init(path: String, language: Language) {
        self.path = path
        self.language = language
        imports = []
        types = []
        functions = []
        globals = []
        typealiases = [:]
        unreadable = []
    }
}
