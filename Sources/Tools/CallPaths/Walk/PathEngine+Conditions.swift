import CallFlow

extension PathEngine {
    typealias Sides = (yes: [State], no: [State])

    /// The paths on which the expression is true, and those on which it is false.
    func branch(_ expression: Expression, in scope: Scope, _ states: [State]) -> Sides {
        guard !states.isEmpty else { return ([], []) }
        switch expression.kind {
        case .not(let value):
            let sides = branch(value, in: scope, states)
            return (sides.no, sides.yes)
        case .binary(.and, let one, let other):
            let first = branch(one, in: scope, states)
            let second = branch(other, in: scope, merged(first.yes))
            return (second.yes, merged(first.no + second.no))
        case .binary(.or, let one, let other):
            let first = branch(one, in: scope, states)
            let second = branch(other, in: scope, merged(first.no))
            return (merged(first.yes + second.yes), second.no)
        case .opaque(let parts) where parts.count == 1: return branch(parts[0], in: scope, states)
        case .cast(let value, let type, .test):
            var sides = divide(evaluate(expression, in: scope, states), by: expression, in: scope)
            if let place = place(of: value, in: scope) {
                for index in sides.yes.indices { sides.yes[index].narrow(place, to: type) }
            }
            return sides
        case .await(let value): return branch(value, in: scope, states)
        case .binary(let sign, let one, let other) where sign.isComparison:
            return compare(sign, one, other, at: expression.location, in: scope, states)
        default: return divide(evaluate(expression, in: scope, states), by: expression, in: scope)
        }
    }

    private func divide(_ states: [State], by expression: Expression, in scope: Scope) -> Sides {
        let place = place(of: expression, in: scope)
        var sides: Sides = ([], [])
        for state in states { divide(state, by: place, expression, &sides) }
        return sides
    }

    /// A value without a comparison: a Boolean, or in C anything that is not zero.
    private func divide(_ state: State, by place: Place?, _ expression: Expression, _ sides: inout Sides) {
        let value = state.value
        if let truth = value.truth ?? place.flatMap({ state.facts[$0]?.truth }) ?? truthOfObject(value) {
            if truth { sides.yes.append(state) } else { sides.no.append(state) }
            return
        }
        let isBoolean = value.type == .named("Bool", []) || value.type == .named("BOOL", []) || value.type == .unknown
        var yes: State? = state
        var no: State? = state
        switch value.meaning {
        case .truth(let circumstance, let when)?:
            if when {
                yes = meeting(circumstance, at: expression.location, state)
            } else {
                no = meeting(circumstance, at: expression.location, state)
            }
        case .presence(let circumstance)?, .contents(let circumstance)?:
            yes = meeting(circumstance, at: expression.location, state)
        default: break
        }
        if let place {
            yes?.refine(place, to: isBoolean ? Value(.boolean(true)) : Value(.present))
            no?.refine(place, to: isBoolean ? Value(.boolean(false)) : .null)
        }
        if let yes { sides.yes.append(yes) }
        if var no {
            if !isBoolean && isSoftObject(value, near: expression.location) { no.isSoft = true }
            sides.no.append(no)
        }
    }

    /// An object in a condition of C: true unless it is nil.
    private func truthOfObject(_ value: Value) -> Bool? {
        switch value.known {
        case .null: false
        case .present: value.type.base.map { !["Bool", "BOOL"].contains($0) } == true ? true : nil
        case .integer(let number): number != 0
        default: nil
        }
    }

    /// Something of the app's own that a report needs: a weak reference, the provider, an object that reports.
    private func isSoftObject(_ value: Value, near location: SourceLocation) -> Bool {
        if value.origins.contains(.weak) || value.type.base == "CXProvider" { return true }
        guard tracker.seeksReports, value.origins.contains(.stored), !value.origins.contains(.payload),
            let name = value.type.base, let type = program.type(named: name, near: location.path)
        else { return false }
        return type.functions.keys.contains { program.leadsToReport(named: $0) }
    }

    // MARK: - Comparisons

    private func compare(
        _ sign: Expression.Operator, _ one: Expression, _ other: Expression, at location: SourceLocation,
        in scope: Scope, _ states: [State]
    ) -> Sides {
        let place = place(of: Expression(.binary(sign, one, other), at: location), in: scope)
        let comparison = Comparison(
            sign: sign, places: (self.place(of: one, in: scope), self.place(of: other, in: scope)), whole: place,
            location: location)
        var sides: Sides = ([], [])
        for (state, values) in operands(one, other, in: scope, states) {
            decide(comparison, state, values, &sides)
        }
        return sides
    }

    func operands(
        _ one: Expression, _ other: Expression, in scope: Scope, _ states: [State]
    ) -> [(State, (Value, Value))] {
        let first = evaluate(one, in: scope, states).map(Self.waiting)
        return evaluate(other, in: scope, first).map { state in
            var state = state
            let left = state.waiting.removeLast()
            return (state, (left, state.value))
        }
    }

    static func waiting(_ state: State) -> State {
        var state = state
        state.waiting.append(state.value)
        return state
    }

    private struct Comparison {
        let sign: Expression.Operator
        let places: (Place?, Place?)
        let whole: Place?
        let location: SourceLocation
    }

    private func decide(_ comparison: Comparison, _ state: State, _ values: (Value, Value), _ sides: inout Sides) {
        let sign = comparison.sign
        if let truth = sign.truth(of: values.0, values.1) ?? comparison.whole.flatMap({ state.facts[$0]?.truth }) {
            if truth { sides.yes.append(state) } else { sides.no.append(state) }
            return
        }
        var yes: State? = state
        var no: State? = state
        if case .truth(let circumstance, let when)? = Self.meaning(of: sign, values.0, values.1) {
            if when {
                yes = meeting(circumstance, at: comparison.location, state)
            } else {
                no = meeting(circumstance, at: comparison.location, state)
            }
        }
        if let whole = comparison.whole {
            yes?.refine(whole, to: Value(.boolean(true)))
            no?.refine(whole, to: Value(.boolean(false)))
        }
        if sign.isEquality {
            yes.map { sides.yes.append(equal($0, comparison, values, holds: sign.isPositive)) }
            no.map { sides.no.append(equal($0, comparison, values, holds: !sign.isPositive)) }
        } else {
            yes.map { sides.yes.append($0) }
            no.map { sides.no.append($0) }
        }
    }

    /// What follows for the two sides from their being equal, or not.
    private func equal(_ state: State, _ comparison: Comparison, _ values: (Value, Value), holds: Bool) -> State {
        var state = state
        for (place, value, other) in [
            (comparison.places.0, values.0, values.1), (comparison.places.1, values.1, values.0),
        ] {
            guard other.known != .nothing, other.known != .present else { continue }
            if holds {
                if let place { state.refine(place, to: Value(other.known)) }
            } else if other.known == .null {
                if let place { state.refine(place, to: Value(.present)) }
            } else if case .boolean(let boolean) = other.known, value.type == .named("Bool", []), let place {
                state.refine(place, to: Value(.boolean(!boolean)))
            }
            if holds, other.known == .null, isSoftObject(value, near: comparison.location) { state.isSoft = true }
        }
        return state
    }

    // MARK: - What a comparison says of the world

    /// `state == .active`, `currentCall != nil`, `calls.count > 0`: the circumstance, and when it holds.
    static func meaning(of sign: Expression.Operator, _ one: Value, _ other: Value) -> Meaning? {
        if let meaning = meaning(comparing: one, sign, other) { return meaning }
        return sign.isEquality ? meaning(comparing: other, sign, one) : nil
    }

    private static func meaning(comparing one: Value, _ sign: Expression.Operator, _ other: Value) -> Meaning? {
        switch (one.meaning, other.known) {
        case (.applicationState?, .enumCase(let name)) where sign.isEquality: return state(name, sign)
        case (.callState?, .enumCase(let name)) where sign.isEquality:
            let isIdle = Meaning.idleCases.contains(name.lowercased())
            return .truth(.onCall, when: sign.isPositive != isIdle)
        case (.presence(let circumstance)?, .null) where sign.isEquality:
            return .truth(circumstance, when: !sign.isPositive)
        case (.presence(let circumstance)?, _) where sign.isEquality:
            return .truth(circumstance, when: sign.isPositive)
        case (.contents(let circumstance)?, .integer(let number)): return contents(circumstance, sign, number)
        case (.truth(let circumstance, let when)?, .boolean(let value)) where sign.isEquality:
            return .truth(circumstance, when: (value == sign.isPositive) == when)
        default: return nil
        }
    }

    private static func state(_ name: String, _ sign: Expression.Operator) -> Meaning? {
        let name = name.lowercased()
        if name.hasSuffix("background") { return .truth(.foreground, when: !sign.isPositive) }
        if name.hasSuffix("inactive") { return nil }
        return name.hasSuffix("active") ? .truth(.foreground, when: sign.isPositive) : nil
    }

    private static func contents(_ circumstance: Circumstance, _ sign: Expression.Operator, _ number: Int) -> Meaning? {
        switch (sign, number) {
        case (.greater, 0), (.greaterOrEqual, 1), (.notEqual, 0): .truth(circumstance, when: true)
        case (.equal, 0), (.less, 1), (.lessOrEqual, 0): .truth(circumstance, when: false)
        case (.equal, 1), (.greaterOrEqual, _), (.greater, _): .truth(circumstance, when: true)
        default: nil
        }
    }
}

extension Expression.Operator {
    var isComparison: Bool { isEquality || [.less, .lessOrEqual, .greater, .greaterOrEqual].contains(self) }
    var isEquality: Bool { [.equal, .notEqual, .identical, .notIdentical].contains(self) }
    /// `==`, not `!=`
    var isPositive: Bool { self == .equal || self == .identical }

    /// The result, where both sides are known well enough.
    func truth(of one: Value, _ other: Value) -> Bool? {
        if isEquality {
            if one.isNull == true, other.isNull == false { return !isPositive }
            if other.isNull == true, one.isNull == false { return !isPositive }
            return one.known.equals(other.known).map { $0 == isPositive }
        }
        guard case .integer(let left) = one.known, case .integer(let right) = other.known else { return nil }
        switch self {
        case .less: return left < right
        case .lessOrEqual: return left <= right
        case .greater: return left > right
        case .greaterOrEqual: return left >= right
        default: return nil
        }
    }
}
