import CallFlow

/// A method or closure that is run when a notification is posted.
struct Observer {
    enum Code {
        case selector(String)
        case closure(Closure)
    }

    let code: Code
    let type: String?
    let path: String
    /// On a queue of its own choice.
    let isLater: Bool
}

extension Program {
    /// What observes the notification of this name: `addObserver(self, selector: #selector(received), name: .push, …)`.
    func observers(of name: String) -> [Observer] {
        if let known = observersByName[name] { return known }
        observersByName[name] = []
        var found: [Observer] = []
        for unit in units(mentioning: name) where !TestCode.isTest(unit.path) {
            for declaration in unit.types {
                for function in declaration.functions {
                    guard let body = function.body else { continue }
                    Tree.walk(body.block) { found += Self.observer(in: $0, of: name, declaration.name, unit.path) }
                }
            }
        }
        observersByName[name] = found
        return found
    }

    private static func observer(
        in expression: Expression, of name: String, _ type: String, _ path: String
    ) -> [Observer] {
        guard case .call(let call) = expression.kind,
            let method = call.callee.lastName?.split(separator: ":").first,
            ["addObserver", "addObserverForName"].contains(method),
            call.arguments.contains(where: { $0.value.names.contains(name) })
        else { return [] }
        for argument in call.arguments {
            switch argument.value.bare.kind {
            case .selector(let selector):
                return [Observer(code: .selector(selector), type: type, path: path, isLater: false)]
            case .closure(let closure):
                let hasQueue = call.arguments.contains { other in
                    guard let last = other.value.lastName else { return false }
                    return ["main", "mainQueue"].contains(last)
                }
                return [Observer(code: .closure(closure), type: type, path: path, isLater: hasQueue)]
            default: break
            }
        }
        return []
    }
}
