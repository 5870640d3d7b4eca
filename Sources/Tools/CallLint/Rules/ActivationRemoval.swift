import CallFlow
import CallPaths

/// A line `try? session.setActive(true)` that can go without anything else changing: CallKit activates the session, and the
/// app says elsewhere what it does then.
struct ActivationRemoval {
    private let statement: SourceLocation

    /// nil unless the call is a statement of its own in the method that CallKit calls, its class waits for the activation,
    /// no local variable is left without a use, and no block without a statement.
    init?(at location: SourceLocation, in method: Function, _ program: Program) {
        guard let block = method.body?.block, let owner = method.owner,
            let type = program.type(named: owner, near: method.location.path), Self.waitsForActivation(type, program)
        else { return nil }
        var found: (statement: SourceLocation, receiver: Expression)?
        Self.walk(block) { statement, isAlone in
            guard !isAlone, case .expression(let expression) = statement.kind,
                case .attempt(let value, .optional) = expression.kind,
                case .call(let call) = value.kind, value.location == location, call.arguments.count == 1,
                case .member(let receiver, "setActive", .plain) = call.callee.kind
            else { return }
            found = (statement.location, receiver)
        }
        guard let found, Self.isUsedElsewhere(found.receiver, in: block) else { return nil }
        statement = found.statement
    }

    /// Takes the line away, when it holds nothing else.
    func edit(in text: String?) -> Finding.Edit? {
        guard let text else { return nil }
        let start = statement.offset - (statement.column - 1)
        let bytes = Array(text.utf8)
        guard start >= 0, start < bytes.count else { return nil }
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
        let words = String(decoding: bytes[start..<end], as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.count == 2, words[0] == "try?", words[1].hasSuffix(".setActive(true)") else { return nil }
        let place = SourceLocation(path: statement.path, line: statement.line, column: 1, offset: start)
        return Finding.Edit(from: place, to: end, replacement: "")
    }

    /// The statements of the method itself, not those of its closures, and whether one is the only one of its block.
    private static func walk(_ block: Block, visit: (Statement, _ isAlone: Bool) -> Void) {
        for statement in block {
            visit(statement, block.count == 1)
            switch statement.kind {
            case .if(_, let then, let otherwise):
                walk(then, visit: visit)
                walk(otherwise ?? [], visit: visit)
            case .guard(_, let otherwise): walk(otherwise, visit: visit)
            default: break
            }
        }
    }

    private static func waitsForActivation(_ type: ProgramType, _ program: Program) -> Bool {
        program.functions(named: "provider", on: type).contains { function in
            function.parameters.count == 2 && function.parameters[1].label == "didActivate"
                && function.body?.block.isEmpty == false
        }
    }

    private static func isUsedElsewhere(_ receiver: Expression, in block: Block) -> Bool {
        guard case .name(let name) = receiver.kind, LocalUse.value(of: name, in: block) != nil else { return true }
        var uses = 0
        Tree.walk(block) { expression in
            if case .name(name) = expression.kind { uses += 1 }
        }
        return uses > 1
    }
}
