import CallFlow

/// A closure that is run for every value of a subject: `pushes.sink { … }`.
struct Subscriber {
    let closure: Closure
    let type: String?
    let path: String
    /// Values come on another queue, or after a while.
    let isLater: Bool
    /// Not every value comes through.
    let isSelective: Bool
}

extension Program {
    /// What the project subscribes to the subject of this name, in the order of its files.
    func subscribers(to name: String) -> [Subscriber] {
        if let known = subscribersByName[name] { return known }
        var found: [Subscriber] = []
        for unit in units(mentioning: name) where !TestCode.isTest(unit.path) {
            for declaration in unit.types {
                for function in declaration.functions {
                    guard let body = function.body else { continue }
                    Tree.walk(body.block) { expression in
                        found += Self.subscriber(in: expression, to: name, declaration.name, unit.path)
                    }
                }
            }
        }
        subscribersByName[name] = found
        return found
    }

    private static let subscribing: Set = ["sink", "subscribe", "bind", "drive", "emit", "onReceive"]
    private static let delaying: Set = [
        "receive", "observe", "observeOn", "debounce", "delay", "throttle", "subscribeOn", "collect", "buffer",
    ]
    private static let selecting: Set = [
        "filter", "compactMap", "removeDuplicates", "first", "prefix", "dropFirst", "distinctUntilChanged", "take",
        "skip", "flatMap", "switchToLatest", "combineLatest", "zip", "merge",
    ]

    private static func subscriber(
        in expression: Expression, to name: String, _ type: String, _ path: String
    ) -> [Subscriber] {
        guard case .call(let call) = expression.kind, case .member(let base, let method, _) = call.callee.kind,
            subscribing.contains(method)
        else { return [] }
        let chain = chain(of: base)
        guard chain.contains(name) || chain.contains("$" + name) else { return [] }
        let closures = call.arguments.filter { $0.label != "receiveCompletion" && $0.label != "onError" }
        guard case .closure(let closure)? = closures.first(where: { $0.value.isClosure })?.value.kind else { return [] }
        return [
            Subscriber(
                closure: closure, type: type, path: path, isLater: chain.contains(where: delaying.contains),
                isSelective: chain.contains(where: selecting.contains))
        ]
    }

    /// The names along `a.b.map { … }.receive(on: main)`, arguments left out.
    private static func chain(of expression: Expression) -> [String] {
        switch expression.kind {
        case .name(let name): [name]
        case .member(let base, let name, _): chain(of: base) + [name]
        case .call(let call): chain(of: call.callee)
        case .forced(let value): chain(of: value)
        default: []
        }
    }

    /// Whether every registry of the project hands its pushes over on the main queue: `PKPushRegistry(queue: .main)`.
    var pushesComeOnMain: Bool {
        if let known = pushesOnMain { return known }
        var queues: [Bool] = []
        for unit in units(mentioning: "PKPushRegistry") {
            for function in unit.functions + unit.types.flatMap(\.functions) {
                guard let body = function.body else { continue }
                Tree.walk(body.block) { Self.noteQueue($0, &queues) }
            }
            for property in unit.globals + unit.types.flatMap(\.properties) {
                if let value = property.initialValue { Tree.walk(value) { Self.noteQueue($0, &queues) } }
            }
        }
        let answer = !queues.isEmpty && queues.allSatisfy { $0 }
        pushesOnMain = answer
        return answer
    }

    private static func noteQueue(_ expression: Expression, _ queues: inout [Bool]) {
        guard case .call(let call) = expression.kind else { return }
        let isRegistry = call.callee.lastName == "PKPushRegistry" || call.callee.lastName == "initWithQueue:"
        guard isRegistry, let queue = call.arguments.first?.value else { return }
        if case .literal(.null) = queue.kind { return queues.append(true) }
        let name = queue.lastName ?? ""
        queues.append(["main", "nil", "NULL", "dispatch_get_main_queue", "Nil"].contains(name))
    }
}

extension Expression {
    var isClosure: Bool {
        if case .closure = kind { return true }
        return false
    }
}
