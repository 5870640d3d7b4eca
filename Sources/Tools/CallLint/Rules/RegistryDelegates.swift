import CallFlow
import CallPaths

/// Whether a registry is ever told who its delegate is.
struct RegistryDelegates {
    private let program: Program
    private let index: any SourceIndex

    init(_ program: Program, _ index: any SourceIndex) {
        self.program = program
        self.index = index
    }

    /// Whether the registry is kept under a name, and nowhere in the project's sources is a delegate set on that name.
    func isWithout(_ creation: RegistryCreation) -> Bool {
        guard let name = holder(of: creation) else { return false }
        let units = index.units(mentioning: name).filter { unit in unit.path == creation.site.path || mentions(unit) }
        guard units.contains(where: { $0.path == creation.site.path }) else { return false }
        return !units.contains { unit in
            bodies(of: unit).contains { setsDelegate(in: $0, of: name) || handsOn(name, in: $0) }
        }
    }

    /// A file that can set a delegate, or hand the registry to whoever does.
    private func mentions(_ unit: SourceUnit) -> Bool {
        // Names of registries are names of other things elsewhere.
        unit.imports.contains("PushKit") || unit.language == .objectiveC
            || index.units(mentioning: "PKPushRegistry").contains { $0.path == unit.path }
    }

    /// The variable or property that the new registry is put into, as it is.
    private func holder(of creation: RegistryCreation) -> String? {
        let site = creation.site
        guard let body = site.function?.body?.block else { return property(at: creation) }
        if let name = LocalUse.name(of: site, in: body) { return name }
        var found: String?
        Tree.walk(body) { expression in
            guard case .assignment(let target, let value) = expression.kind, value.location == site.location,
                case .call(let call) = value.kind, call.arguments.count == site.call.arguments.count
            else { return }
            found = target.lastName
        }
        return found
    }

    private func property(at creation: RegistryCreation) -> String? {
        let unit = program.judged.first { $0.path == creation.site.path }
        let properties = (unit?.types ?? []).flatMap(\.properties) + (unit?.globals ?? [])
        return properties.first { property in
            guard let value = property.initialValue, case .call = value.kind else { return false }
            return value.location == creation.location
        }?.name
    }

    private func bodies(of unit: SourceUnit) -> [Block] {
        let functions = unit.functions + unit.types.flatMap(\.functions)
        let properties = unit.globals + unit.types.flatMap(\.properties)
        let accessors = properties.flatMap { [$0.getter, $0.setter, $0.didSet, $0.willSet] }
        let values = properties.compactMap { property in
            property.initialValue.map { [Statement(.expression($0), at: $0.location)] }
        }
        return (functions.map(\.body) + accessors + [unit.topLevel]).compactMap { $0?.block } + values
    }

    /// Any `delegate` that is set on something of this name, or on something whose name is not known.
    private func setsDelegate(in block: Block, of name: String) -> Bool {
        var found = false
        Tree.walk(block) { expression in
            switch expression.kind {
            case .assignment(let target, _):
                guard case .member(let base, "delegate", _) = target.kind else { return }
                found = found || base.names.contains(name) || base.lastName.map(Self.isShort) ?? true
            case .call(let call):
                guard case .member(let base, let called, _) = call.callee.kind, called.hasPrefix("setDelegate") else {
                    return
                }
                found = found || base.names.contains(name) || base.lastName.map(Self.isShort) ?? true
            default: break
            }
        }
        return found
    }

    /// `$0`, `it`
    private static func isShort(_ name: String) -> Bool { name.hasPrefix("$") || name == "it" || name == "self" }

    /// Somebody else gets it: as an argument, given back, or under another name.
    private func handsOn(_ name: String, in block: Block) -> Bool {
        var found = false
        func isMeant(_ value: Expression?) -> Bool {
            guard let value, value.lastName == name else { return false }
            if case .call = value.kind { return false }
            return true
        }
        Tree.walk(block) { expression in
            switch expression.kind {
            case .call(let call): found = found || call.arguments.contains { isMeant($0.value) }
            case .assignment(_, let value): found = found || isMeant(value)
            default: break
            }
        }
        Tree.walk(statementsOf: block) { statement in
            switch statement.kind {
            case .return(let value): found = found || isMeant(value)
            case .variable(let variable): found = found || isMeant(variable.value)
            case .if(let conditions, _, _), .guard(let conditions, _):
                for condition in conditions {
                    if case .unwrap(_, _, let value) = condition.kind { found = found || isMeant(value) }
                }
            default: break
            }
        }
        return found
    }
}
