import CallFlow

/// Prints a tree in a line a statement, so that a test can say what it expects.
///
/// `a?.b` is a receiver that may be nil, `a.b` one that may not; a message is `a?.first:second:(1, 2)`; `<a, b>` are
/// parts without a meaning of their own; `⁇` could not be read.
struct TreePrinter {
    private var lines: [String] = []
    private var indentation = 0

    static func text(_ block: Block) -> String {
        var printer = TreePrinter()
        printer.print(block)
        return printer.lines.joined(separator: "\n")
    }

    private mutating func line(_ text: String) {
        lines.append(String(repeating: "  ", count: indentation) + text)
    }

    private mutating func print(_ block: Block) {
        for statement in block { print(statement) }
    }

    private mutating func indented(_ block: Block) {
        indentation += 1
        print(block)
        indentation -= 1
    }

    // MARK: - Statements

    private mutating func print(_ statement: Statement) {
        switch statement.kind {
        case .expression(let value): line(text(value))
        case .variable(let variable): line(text(variable))
        case .if(let conditions, let then, let otherwise):
            line("if " + text(conditions))
            indented(then)
            if let otherwise {
                line("else")
                indented(otherwise)
            }
        case .guard(let conditions, let otherwise):
            line("guard " + text(conditions))
            indented(otherwise)
        case .switch(let value, let cases):
            line("switch " + text(value))
            for one in cases { print(one) }
        case .loop(let loop): print(loop)
        case .scope(let block, let catches, let finally): scope(block, catches, finally)
        case .defer(let block):
            line("defer")
            indented(block)
        case .return(let value): line("return" + (value.map { " " + text($0) } ?? ""))
        case .throw(let value): line("throw " + text(value))
        case .break: line("break")
        case .continue: line("continue")
        case .fallthrough: line("fallthrough")
        case .labelled(let name, let inner):
            line(name + ":")
            indented([inner])
        case .function(let function): line("func " + function.name)
        case .unreadable: line("⁇")
        }
    }

    private func text(_ variable: Variable) -> String {
        let word = (variable.isWeak ? "weak " : "") + (variable.isConstant ? "let " : "var ")
        let type = variable.type.map { ": " + Self.text($0) } ?? ""
        return word + variable.name + type + (variable.value.map { " = " + text($0) } ?? "")
    }

    private mutating func print(_ one: Case) {
        let patterns = one.patterns.map(text) + (one.isDefault ? ["default"] : [])
        line("case " + patterns.joined(separator: ", "))
        indented(one.body)
    }

    private mutating func print(_ loop: Loop) {
        switch loop.form {
        case .each(let names, let sequence, _): line("for \(names.joined(separator: ", ")) in \(text(sequence))")
        case .whileTrue(let conditions): line("while " + text(conditions))
        case .untilFalse(let condition): line("repeat while " + text(condition))
        case .counting(let start, let test, let step):
            let parts = [TreePrinter.text(start), test.map(text) ?? "", TreePrinter.text(step)]
            line("for " + parts.joined(separator: "; "))
        }
        indented(loop.body)
    }

    private mutating func scope(_ block: Block, _ catches: [Catch], _ finally: Block?) {
        line("do")
        indented(block)
        for one in catches {
            line("catch" + (one.pattern.map { " " + text($0) } ?? ""))
            indented(one.body)
        }
        if let finally {
            line("finally")
            indented(finally)
        }
    }

    private func text(_ conditions: [Condition]) -> String {
        conditions.map { condition in
            switch condition.kind {
            case .test(let value): text(value)
            case .unwrap(let name, let type, let value):
                "let \(name)\(type.map { ": " + Self.text($0) } ?? "") = \(text(value))"
            case .match(let pattern, let value): "case \(text(pattern)) = \(text(value))"
            case .available(let platforms, let isUnavailable):
                (isUnavailable ? "#unavailable(" : "#available(") + platforms.joined(separator: ", ") + ")"
            }
        }.joined(separator: ", ")
    }

    private func text(_ pattern: Pattern) -> String {
        switch pattern {
        case .value(let value, _): text(value)
        case .any(let binding): binding ?? "_"
        case .some(let inner): text(inner) + "?"
        case .type(let type, let binding): (binding.map { $0 + ": " } ?? "") + Self.text(type)
        case .tuple(let parts): "(" + parts.map(text).joined(separator: ", ") + ")"
        }
    }

    // MARK: - Expressions

    private func text(_ value: Expression) -> String {
        switch value.kind {
        case .name(let name): name
        case .selfReference: "self"
        case .superReference: "super"
        case .member(let base, let name, let link): text(base) + text(link) + name
        case .implicitMember(let name): "." + name
        case .call(let call): text(call.callee) + "(" + text(call.arguments) + ")"
        case .closure(let closure): text(closure)
        case .literal(let literal): text(literal)
        case .element(let base, let arguments, _): text(base) + "[" + text(arguments) + "]"
        case .not(let inner): "!" + text(inner)
        case .binary(let sign, let left, let right): "(\(text(left)) \(sign.text) \(text(right)))"
        case .choice(let condition, let one, let other): "(\(text(condition)) ? \(text(one)) : \(text(other)))"
        case .cast(let inner, let type, _): "(\(text(inner)) as \(Self.text(type)))"
        case .forced(let inner): text(inner) + "!"
        case .attempt(let inner, _): "try " + text(inner)
        case .await(let inner): "await " + text(inner)
        case .assignment(let target, let inner): text(target) + " = " + text(inner)
        case .selector(let name): "#selector(\(name))"
        case .opaque(let parts): "<" + parts.map(text).joined(separator: ", ") + ">"
        case .branches(let statement): "({ " + Self.oneLine([statement]) + " })"
        }
    }

    private func text(_ link: Expression.Link) -> String {
        switch link {
        case .plain: "."
        case .chained: "?."
        case .forced: "!."
        }
    }

    private func text(_ arguments: [Argument]) -> String {
        arguments.map { ($0.isInOut ? "&" : "") + text($0.value) }.joined(separator: ", ")
    }

    private func text(_ closure: Closure) -> String {
        let parameters = closure.parameters.map { $0.name + ($0.type.map { ": " + Self.text($0) } ?? "") }
        return "{ (\(parameters.joined(separator: ", "))) in \(Self.oneLine(closure.body.block)) }"
    }

    private static func oneLine(_ block: Block) -> String {
        text(block).split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: "; ")
    }

    private func text(_ literal: Expression.Literal) -> String {
        switch literal {
        case .null: "nil"
        case .boolean(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .text(let value): "\"\(value)\""
        case .other: "_"
        }
    }

    static func text(_ type: TypeName) -> String {
        switch type {
        case .named(let name, let arguments):
            arguments.isEmpty ? name : name + "<" + arguments.map(text).joined(separator: ", ") + ">"
        case .optional(let inner): text(inner) + "?"
        case .array(let inner): "[" + text(inner) + "]"
        case .dictionary(let key, let value): "[\(text(key)): \(text(value))]"
        case .tuple(let parts): "(" + parts.map(text).joined(separator: ", ") + ")"
        case .function(let isEscaping): isEscaping ? "@escaping closure" : "closure"
        case .protocols(let names): "any " + names.joined(separator: " & ")
        case .metatype(let inner): text(inner) + ".Type"
        case .unknown: "?"
        }
    }
}
