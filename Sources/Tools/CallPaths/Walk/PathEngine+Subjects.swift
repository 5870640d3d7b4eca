import CallFlow

extension PathEngine {
    /// A value that is sent through a subject runs what is subscribed to it: nil when nothing of that can be seen.
    func publish(_ site: CallSite, _ arguments: [Value], _ state: State) -> [State]? {
        guard ["send", "onNext", "accept"].contains(site.name), let name = site.receiver?.lastName else { return nil }
        let subscribers = program.subscribers(to: name)
        guard !subscribers.isEmpty else { return nil }
        var states = [state]
        for subscriber in subscribers {
            let frame = Frame(selfType: subscriber.type, isStatic: false, path: subscriber.path, constraints: [:])
            let closure = subscriber.closure
            let number = record(.closure(closure), at: closure.location, in: Scope(frame), Facts())
            if subscriber.isLater {
                states = postpone(number, closure, site, states)
                continue
            }
            let skipped = subscriber.isSelective ? states.map { marked($0, "what \(name) lets through") } : []
            states = merged(skipped + states.flatMap { runClosure(number, arguments, at: site.location, $0) })
        }
        return states.map { $0.giving(.unknown) }
    }

    /// A notification is delivered before `post` returns, to whoever observes it by then; nobody may.
    func post(_ site: CallSite, _ state: State) -> [State]? {
        guard ["post", "postNotificationName", "postNotification"].contains(site.firstName) else { return nil }
        let names = site.call.arguments.prefix(2).flatMap(\.value.names)
            .filter { !["Notification", "NSNotification", "Name", "name", "rawValue", "self"].contains($0) }
        guard let name = names.last else { return nil }
        let observers = program.observers(of: name)
        guard !observers.isEmpty else { return nil }
        let note = Value(.present, origins: site.arguments.reduce(Value.Origins()) { $0.union($1.origins) })
        var states = [state]
        let before = settledCount
        for observer in observers { states = run(observer, note, site, states) }
        if settledCount > before {
            // A notification serves several purposes: which one it is, its observer tells by what it carries.
            states = states.map { marked($0, "the observer of \(name)") }
            var missed = state
            missed.isSoft = true
            missed.note(.remark("nobody may observe the notification yet"), at: site.location)
            states.append(missed)
        }
        return states.map { $0.giving(.unknown) }
    }

    private func run(_ observer: Observer, _ note: Value, _ site: CallSite, _ states: [State]) -> [State] {
        switch observer.code {
        case .closure(let closure):
            let frame = Frame(selfType: observer.type, isStatic: false, path: observer.path, constraints: [:])
            let number = record(.closure(closure), at: closure.location, in: Scope(frame), Facts())
            if observer.isLater { return postpone(number, closure, site, states) }
            return merged(states.flatMap { runClosure(number, [note], at: site.location, $0) })
        case .selector(let selector):
            guard let name = observer.type, let type = program.type(named: name, near: observer.path) else {
                return states
            }
            let short = String(selector.prefix { $0 != "(" && $0 != ":" })
            let functions = program.functions(named: selector, on: type) + program.functions(named: short, on: type)
            guard let function = functions.first(where: { $0.body != nil }) else { return states }
            let member = Program.Member(function: function, type: type)
            return merged(states.flatMap { enter(member, on: type.name, [note], at: site.location, $0) })
        }
    }

    private func marked(_ state: State, _ name: String) -> State {
        var state = state
        state.unknown = state.unknown ?? name
        return state
    }

    /// Notes a closure that runs later.
    func postpone(_ number: Int, _ closure: Closure, _ site: CallSite, _ states: [State]) -> [State] {
        if !laterNumbers.contains(number) { laterNumbers.append(number) }
        return states.compactMap { state in
            guard var state = react(to: .later(site, closure), state).state else { return nil }
            state.note(.later(number), at: site.location)
            return state
        }
    }
}
