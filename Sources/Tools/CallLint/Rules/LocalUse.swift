import CallFlow
import CallPaths

/// What becomes of a local variable.
enum LocalUse {
    /// The local variable that a call's result is put into.
    static func name(of site: LexicalCall, in body: Block) -> String? {
        var found: String?
        Tree.walk(statementsOf: body) { statement in
            guard case .variable(let variable) = statement.kind, let value = variable.value,
                case .call = value.kind, value.location == site.location
            else { return }
            found = variable.name
        }
        return found
    }

    static func value(of name: String, in body: Block) -> Expression? {
        var found: Expression?
        Tree.walk(statementsOf: body) { statement in
            if case .variable(let variable) = statement.kind, variable.name == name { found = found ?? variable.value }
        }
        return found
    }

    /// Whether something else gets hold of the variable: it is assigned, handed over, given back or captured.
    static func isKept(_ name: String, in body: Block) -> Bool {
        var uses = 0
        var receivers = 0
        var isCaptured = false
        Tree.walk(body) { expression in
            switch expression.kind {
            case .name(name): uses += 1
            case .member(let base, _, _):
                if case .name(name) = base.kind { receivers += 1 }
            case .closure(let closure): isCaptured = isCaptured || mentions(name, in: closure)
            default: break
            }
        }
        return uses > receivers || isCaptured
    }

    private static func mentions(_ name: String, in closure: Closure) -> Bool {
        var found = false
        var isOwn = false
        Tree.walk(statementsOf: closure.body.block) { statement in
            if case .variable(let variable) = statement.kind, variable.name == name { isOwn = true }
        }
        Tree.walk(closure.body.block) { expression in
            if case .name(name) = expression.kind { found = true }
        }
        return found && !isOwn
    }

    /// A new object, made in place or kept in a local variable that goes nowhere but into the weak property.
    static func isLost(_ value: Expression, in body: Block) -> Bool {
        if isNew(value) { return true }
        guard case .name(let name) = value.kind, let made = self.value(of: name, in: body), isNew(made) else {
            return false
        }
        var uses = 0
        Tree.walk(body) { expression in
            if case .name(name) = expression.kind { uses += 1 }
        }
        return uses == 1
    }

    /// `Handler()`, `[[Handler alloc] init]`, `[Handler new]`
    private static func isNew(_ value: Expression) -> Bool {
        guard case .call(let call) = value.kind else { return false }
        switch call.callee.kind {
        case .name(let name): return name.first?.isUppercase == true
        case .member(let base, let name, _):
            if name == "new" { return true }
            guard name.hasPrefix("init"), case .call(let inner) = base.kind else { return false }
            return inner.callee.lastName == "alloc"
        default: return false
        }
    }
}
