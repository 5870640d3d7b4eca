import CallFlow
import CallPaths

/// A place in the code at which something is called or made.
struct CallPlace {
    let location: SourceLocation
    /// The function it stands in; nil for a property's own code.
    let function: Function?
    /// The property whose code it is.
    let property: Property?
    /// The type it stands in.
    let type: String?
    let path: String
    /// The names of the calls whose closures it stands in.
    let closuresOf: [String]
    /// The type whose function it may mean, when the call names a protocol.
    var conformer: String?

    var context: TypeContext { TypeContext(selfType: type, path: path) }
}

/// Who calls a function, who makes an object: in all files, also in those that rules do not judge.
final class CallerSearch {
    private let program: Program
    private let index: any SourceIndex

    init(_ program: Program, _ index: any SourceIndex) {
        self.program = program
        self.index = index
    }

    /// The calls of a method. Where nothing tells the receiver's type they count as well: they may be meant.
    func callers(of function: Function) -> [CallPlace] {
        let first = String(function.name.prefix { $0 != ":" })
        var dispatched: Set<SourceLocation> = []
        let found = places(mentioning: first) { expression, context, body in
            guard case .call(let call) = expression.kind, let name = call.callee.lastName,
                name == function.name || name == first
            else { return false }
            guard let meant = self.meaning(call.callee, function, context, body) else { return false }
            if meant == .dispatched { dispatched.insert(expression.location) }
            return true
        }
        return found.map { place in
            var place = place
            place.conformer = dispatched.contains(place.location) ? function.owner : nil
            return place
        }
    }

    private enum Meaning { case own, dispatched }

    /// Where a property is named.
    func uses(of property: Property, in type: String?) -> [CallPlace] {
        places(mentioning: property.name) { expression, context, _ in
            switch expression.kind {
            case .name(property.name): return type == nil || context.selfType == type
            case .member(let base, property.name, _):
                guard let type else { return false }
                let known = self.program.evidentType(of: base, in: context).base ?? Self.metatype(base)
                return known == nil || known == type
            default: return false
            }
        }
    }

    /// Where an object of the type is made, or a shared one is asked for, outside the type's own code.
    func makers(of type: String) -> [CallPlace] {
        places(mentioning: type) { expression, context, _ in
            guard context.selfType != type else { return false }
            switch expression.kind {
            case .call(let call):
                if case .name(type) = call.callee.kind { return true }
                return false
            case .member(let base, let name, _):
                if case .name(type) = base.kind { return name != "self" }
                return false
            default: return false
            }
        }
    }

    private static func metatype(_ base: Expression) -> String? {
        if case .name(let name) = base.kind, name.first?.isUppercase == true { return name }
        return nil
    }

    /// How a call may mean the function; nil when it cannot.
    private func meaning(
        _ callee: Expression, _ function: Function, _ context: TypeContext, _ body: Block
    ) -> Meaning? {
        guard let owner = function.owner else { return .own }
        guard case .member(let base, _, _) = callee.kind else {
            return context.selfType.map { isKin($0, owner, near: context.path) } ?? false ? .own : nil
        }
        var type = program.evidentType(of: base, in: context)
        if type == .unknown, case .name(let name) = base.kind, let value = LocalUse.value(of: name, in: body) {
            type = program.evidentType(of: value, in: context)
        }
        let metatype: TypeName? = if case .metatype(let inner) = type { inner } else { nil }
        guard let name = (metatype ?? type).base else { return .own }
        guard isKin(name, owner, near: context.path) else { return nil }
        return name != owner && program.type(named: name, near: context.path)?.kind == .protocol ? .dispatched : .own
    }

    /// The same type, or one inherits from the other.
    private func isKin(_ one: String, _ other: String, near path: String) -> Bool {
        if one == other { return true }
        guard let first = program.type(named: one, near: path), let second = program.type(named: other, near: path)
        else {
            return program.type(named: one, near: path) == nil && one.first?.isLowercase == true
        }
        return first === second || program.supertypes(of: first).contains { $0 === second }
            || program.supertypes(of: second).contains { $0 === first }
    }

    // MARK: - Looking

    private typealias Match = (Expression, TypeContext, Block) -> Bool

    private func places(mentioning name: String, where matches: Match) -> [CallPlace] {
        index.units(mentioning: name).sorted { $0.path < $1.path }.flatMap { unit -> [CallPlace] in
            guard !Self.isTest(unit.path) else { return [] }
            var found: [CallPlace] = []
            for function in unit.functions { found += look(in: function.body, function, nil, nil, unit, matches) }
            for type in unit.types {
                for function in type.functions {
                    found += look(in: function.body, function, nil, type.name, unit, matches)
                }
                for property in type.properties { found += look(in: property, type.name, unit, matches) }
            }
            for global in unit.globals { found += look(in: global, nil, unit, matches) }
            found += look(in: unit.topLevel, nil, nil, nil, unit, matches)
            return found
        }
    }

    private static func isTest(_ path: String) -> Bool {
        path.split(separator: "/").dropLast().contains { $0.hasSuffix("Tests") || $0.lowercased() == "test" }
    }

    private func look(in property: Property, _ type: String?, _ unit: SourceUnit, _ matches: Match) -> [CallPlace] {
        let value = property.initialValue.map { Body([Statement(.expression($0), at: $0.location)]) }
        return [value, property.getter, property.setter, property.didSet, property.willSet].flatMap {
            look(in: $0, nil, property, type, unit, matches)
        }
    }

    private func look(
        in body: Body?, _ function: Function?, _ property: Property?, _ type: String?, _ unit: SourceUnit,
        _ matches: Match
    ) -> [CallPlace] {
        guard let block = body?.block else { return [] }
        let context = TypeContext(selfType: type, path: unit.path)
        var locations: Set<SourceLocation> = []
        Tree.walk(block) { if matches($0, context, block) { locations.insert($0.location) } }
        return locations.sorted().map { location in
            CallPlace(
                location: location, function: function, property: property, type: type, path: unit.path,
                closuresOf: Self.closures(around: location, in: block))
        }
    }

    /// The names of the calls that are given the closures around a place.
    static func closures(around location: SourceLocation, in block: Block) -> [String] {
        var names: [String] = []
        Tree.walk(block) { expression in
            guard case .call(let call) = expression.kind, let name = call.callee.lastName else { return }
            for argument in call.arguments {
                guard case .closure(let closure) = argument.value.kind else { continue }
                var isInside = false
                Tree.walk(closure.body.block) { if $0.location == location { isInside = true } }
                if isInside { names.append(name) }
            }
        }
        return names
    }
}
