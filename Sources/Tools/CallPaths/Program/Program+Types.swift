public import CallFlow

/// Where a type is asked for: names mean what they mean there.
public struct TypeContext: Sendable {
    /// The type whose member the code is.
    public var selfType: String?
    public var path: String
    /// Generic parameters and what they conform to.
    public var constraints: [String: [String]]

    public init(selfType: String?, path: String, constraints: [String: [String]] = [:]) {
        self.selfType = selfType
        self.path = path
        self.constraints = constraints
    }
}

extension Program {
    /// The declared or evident type of an expression, `.unknown` when nothing tells it. Local names are not looked
    /// up: this is for the initial values of properties.
    public func evidentType(of expression: Expression, in context: TypeContext) -> TypeName {
        switch expression.kind {
        case .name(let name): typeOfName(name, in: context)
        case .selfReference: context.selfType.map { .named($0, []) } ?? .unknown
        case .member(let base, let name, _):
            member(named: name, of: evidentType(of: base, in: context), in: context)?.type ?? .unknown
        case .call(let call): evidentResult(of: call, in: context)
        case .literal(let literal): Self.type(of: literal)
        case .cast(let value, let type, let form):
            switch form {
            case .plain, .forced: type
            case .conditional: .optional(type)
            case .test: evidentType(of: value, in: context) == .unknown ? .named("Bool", []) : .named("Bool", [])
            }
        case .forced(let value): unwrapped(evidentType(of: value, in: context))
        case .attempt(let value, let form):
            form == .optional
                ? .optional(evidentType(of: value, in: context)) : evidentType(of: value, in: context)
        case .await(let value): evidentType(of: value, in: context)
        case .closure: .function(isEscaping: true)
        case .choice(_, let one, _): evidentType(of: one, in: context)
        case .binary(.coalescing, let one, let other): coalesced(one, other, in: context)
        case .binary(.other, _, _): .unknown
        case .binary, .not: .named("Bool", [])
        case .opaque(let parts): parts.count == 1 ? evidentType(of: parts[0], in: context) : .unknown
        case .superReference, .implicitMember, .element, .assignment, .selector, .branches: .unknown
        }
    }

    private func coalesced(_ one: Expression, _ other: Expression, in context: TypeContext) -> TypeName {
        let first = unwrapped(evidentType(of: one, in: context))
        return first == .unknown ? evidentType(of: other, in: context) : first
    }

    private func typeOfName(_ name: String, in context: TypeContext) -> TypeName {
        if let selfType = context.selfType, let type = type(named: selfType, near: context.path),
            let found = property(named: name, on: type)
        {
            return self.type(of: found.property, in: found.owner)
        }
        if isType(name, near: context.path) { return .metatype(.named(name, [])) }
        if let global = global(named: name, near: context.path) { return type(of: global, in: nil) }
        return name.first?.isUppercase == true ? .metatype(.named(name, [])) : .unknown
    }

    private func evidentResult(of call: Call, in context: TypeContext) -> TypeName {
        switch call.callee.kind {
        case .name(let name):
            if let selfType = context.selfType, let type = type(named: selfType, near: context.path),
                let function = functions(named: name, on: type).first
            {
                return function.result ?? .unknown
            }
            if isType(name, near: context.path) { return .named(name, []) }
            if let function = freeFunctions(named: name, near: context.path).first {
                return function.result ?? .unknown
            }
            return name.first?.isUppercase == true ? .named(name, []) : .unknown
        case .member(let base, let name, _):
            let type = evidentType(of: base, in: context)
            if case .metatype(let instance) = type, ["init", "alloc", "new"].contains(name) { return instance }
            if name == "init" || name.hasPrefix("initWith") { return type }
            return result(ofFunction: name, on: type, in: context)
        case .closure(let closure):
            guard case .return(let value?) = closure.body.block.last?.kind else { return .unknown }
            return evidentType(ofReturned: value, in: closure.body.block, context)
        default: return .unknown
        }
    }

    /// `{ let thing = Thing(); thing.start(); return thing }()`
    private func evidentType(ofReturned value: Expression, in block: Block, _ context: TypeContext) -> TypeName {
        guard case .name(let name) = value.kind else { return evidentType(of: value, in: context) }
        for statement in block {
            if case .variable(let variable) = statement.kind, variable.name == name {
                return variable.type ?? variable.value.map { evidentType(of: $0, in: context) } ?? .unknown
            }
        }
        return evidentType(of: value, in: context)
    }

    func result(ofFunction name: String, on type: TypeName, in context: TypeContext) -> TypeName {
        guard let base = declared(type, in: context), let function = functions(named: name, on: base).first else {
            return .unknown
        }
        guard case .named("Self", _)? = function.result else {
            return function.result ?? .unknown
        }
        return .named(base.name, [])
    }

    /// A property or enum case of a value of the type, or of the type itself.
    public func member(
        named name: String, of type: TypeName, in context: TypeContext
    ) -> (type: TypeName, property: Property?, owner: ProgramType?)? {
        let bare = unwrapped(type)
        if case .metatype(let instance) = bare {
            if name == "self" { return (bare, nil, nil) }
            if let declared = declared(instance, in: context) {
                if declared.enumCases.contains(name) { return (instance, nil, declared) }
                if declared.properties[name] == nil, self.type(named: name, near: context.path) != nil {
                    return (.metatype(.named(name, [])), nil, nil)
                }
            } else if self.isType(name, near: context.path) {
                return (.metatype(.named(name, [])), nil, nil)
            }
        }
        guard let declared = declared(bare, in: context), let found = property(named: name, on: declared) else {
            return SystemTypes.member(name, of: bare).map { ($0, nil, nil) }
        }
        return (self.type(of: found.property, in: found.owner), found.property, found.owner)
    }

    /// The declared type of a property, else the type of its initial value.
    public func type(of property: Property, in owner: ProgramType?) -> TypeName {
        if let type = property.type, type != .unknown { return type }
        guard let value = property.initialValue, propertiesInQuestion.insert(property.location).inserted else {
            return .unknown
        }
        defer { propertiesInQuestion.remove(property.location) }
        return evidentType(of: value, in: TypeContext(selfType: owner?.name, path: property.location.path))
    }

    /// The project's declaration of a type; a generic parameter is what it must conform to, an alias what it
    /// stands for.
    public func declared(_ type: TypeName, in context: TypeContext) -> ProgramType? {
        guard let name = Self.nominal(type) else { return nil }
        if name == "Self" { return context.selfType.flatMap { self.type(named: $0, near: context.path) } }
        if let bounds = context.constraints[name] {
            return bounds.lazy.compactMap { self.type(named: $0, near: context.path) }.first
        }
        if let found = self.type(named: name, near: context.path) { return found }
        guard let alias = alias(name, near: context.path), Self.nominal(alias) != name else { return nil }
        return declared(alias, in: context)
    }

    private static func nominal(_ type: TypeName) -> String? {
        if case .metatype(let instance) = type { return nominal(instance) }
        return type.base
    }

    func isType(_ name: String, near path: String) -> Bool {
        name.first?.isUppercase == true && (type(named: name, near: path) != nil || alias(name, near: path) != nil)
    }

    func unwrapped(_ type: TypeName) -> TypeName {
        if case .optional(let wrapped) = type { return unwrapped(wrapped) }
        return type
    }

    static func type(of literal: Expression.Literal) -> TypeName {
        switch literal {
        case .boolean: .named("Bool", [])
        case .integer: .named("Int", [])
        case .text: .named("String", [])
        case .null, .other: .unknown
        }
    }
}

/// The few members of system types that lead to the app's own code or tell what state the app is in.
enum SystemTypes {
    private static let members: [String: [String: TypeName]] = [
        "UIApplication": [
            "shared": .named("UIApplication", []), "sharedApplication": .named("UIApplication", []),
            "delegate": .protocols(["UIApplicationDelegate"]), "applicationState": .named("UIApplicationState", []),
        ],
        "PKPushPayload": ["dictionaryPayload": .dictionary(.named("AnyHashable", []), .named("Any", []))],
        "DispatchQueue": ["main": .named("DispatchQueue", [])],
        "NotificationCenter": ["default": .named("NotificationCenter", [])],
        "UserDefaults": ["standard": .named("UserDefaults", [])],
        "FileManager": ["default": .named("FileManager", [])],
        "Bundle": ["main": .named("Bundle", [])],
        "URLSession": ["shared": .named("URLSession", [])],
    ]

    static func member(_ name: String, of type: TypeName) -> TypeName? {
        var type = type
        if case .metatype(let instance) = type { type = instance }
        return type.base.flatMap { members[$0]?[name] }
    }
}
