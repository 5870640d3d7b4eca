import CallFlow
import CallPaths

/// A branch that the payload decides and that ends the process: `guard let id = payload["id"] else { fatalError() }`, or
/// a precondition about it.
enum EndingBranch {
    private static let names: Set = ["fatalError", "preconditionFailure"]

    /// Whether any stands in the function: few have one.
    static func mayStand(in block: Block) -> Bool {
        var found = false
        Tree.walk(block) { if isEnding($0) || condition(of: $0) != nil { found = true } }
        return found
    }

    /// The calls that end the process, in order.
    ///
    /// - Parameters:
    ///   - parameters: The names of those that bring the payload.
    ///   - reports: Calls that report, or lead to it: what stands behind them is of no interest.
    static func places(in block: Block, parameters: [String], before reports: Set<SourceLocation>) -> [SourceLocation] {
        let payload = PayloadNames(block, parameters: parameters)
        let limit = reports.min() ?? SourceLocation(path: "", line: 0, column: 0, offset: 0)
        var found: Set<SourceLocation> = []
        Tree.walk(statementsOf: block) { statement in
            for branch in branches(of: statement, payload) {
                for case .expression(let expression) in branch.map(\.kind) where isEnding(expression) {
                    found.insert(expression.location)
                }
            }
        }
        Tree.walk(block) { expression in
            if let condition = condition(of: expression), payload.hold(condition) { found.insert(expression.location) }
            guard case .binary(.coalescing, let value, let other) = expression.kind, isEnding(other),
                payload.hold(value)
            else { return }
            found.insert(other.location)
        }
        return found.filter { reports.isEmpty || $0 < limit }.sorted()
    }

    /// The blocks between which something of the payload chooses.
    private static func branches(of statement: Statement, _ payload: PayloadNames) -> [Block] {
        switch statement.kind {
        case .guard(let conditions, let otherwise): conditions.contains { holds($0, payload) } ? [otherwise] : []
        case .if(let conditions, let then, let otherwise):
            conditions.contains { holds($0, payload) } ? [then, otherwise ?? []] : []
        case .switch(let subject, let cases): payload.hold(subject) ? cases.map(\.body) : []
        default: []
        }
    }

    private static func holds(_ condition: Condition, _ payload: PayloadNames) -> Bool {
        switch condition.kind {
        case .test(let value), .unwrap(_, _, let value), .match(_, let value): payload.hold(value)
        case .available: false
        }
    }

    /// What a `precondition` asks.
    private static func condition(of expression: Expression) -> Expression? {
        guard case .call(let call) = expression.kind, case .name("precondition") = call.callee.kind else { return nil }
        return call.arguments.first?.value
    }

    private static func isEnding(_ expression: Expression) -> Bool {
        guard case .call(let call) = expression.kind, case .name(let name) = call.callee.kind else { return false }
        return names.contains(name)
    }
}
