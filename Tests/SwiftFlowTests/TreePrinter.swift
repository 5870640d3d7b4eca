import CallFlow

/// The tree as text, on one line: what the tables of these tests compare.
enum TreePrinter {
    static func text(_ block: Block) -> String {
        block.map(text).joined(separator: "; ")
    }

    static func text(_ statement: Statement) -> String {
        switch statement.kind {
        case .expression(let value): return text(value)
        case .variable(let variable): return text(variable)
        case .if(let conditions, let then, let other):
            let tail = other.map { " else \(braced($0))" } ?? ""
            return "if \(text(conditions)) \(braced(then))\(tail)"
        case .guard(let conditions, let other): return "guard \(text(conditions)) else \(braced(other))"
        case .switch(let subject, let cases):
            return "switch \(text(subject)) { \(cases.map(text).joined(separator: " ")) }"
        case .loop(let loop): return text(loop)
        case .scope(let block, let catches, let finally):
            let tail = catches.map(text).joined() + (finally.map { " finally \(braced($0))" } ?? "")
            return "do \(braced(block))\(tail)"
        case .defer(let block): return "defer \(braced(block))"
        case .return(let value): return value.map { "return \(text($0))" } ?? "return"
        case .throw(let value): return "throw \(text(value))"
        case .break(let label): return label.map { "break \($0)" } ?? "break"
        case .continue(let label): return label.map { "continue \($0)" } ?? "continue"
        case .fallthrough: return "fallthrough"
        case .labelled(let label, let inner): return "\(label): \(text(inner))"
        case .function(let function): return "func \(function.fullName) \(braced(function.body?.block ?? []))"
        case .unreadable: return "<unreadable>"
        }
    }

    private static func braced(_ block: Block) -> String {
        block.isEmpty ? "{}" : "{ \(text(block)) }"
    }

    private static func text(_ variable: Variable) -> String {
        let specifier = (variable.isWeak ? "weak " : "") + (variable.isConstant ? "let" : "var")
        let type = variable.type.map { ": \(text($0))" } ?? ""
        let value = variable.value.map { " = \(text($0))" } ?? ""
        return "\(specifier) \(variable.name)\(type)\(value)"
    }

    private static func text(_ conditions: [Condition]) -> String {
        conditions.map(text).joined(separator: ", ")
    }

    private static func text(_ condition: Condition) -> String {
        switch condition.kind {
        case .test(let value): return text(value)
        case .unwrap(let name, let type, let value):
            return "let \(name)\(type.map { ": \(text($0))" } ?? "") = \(text(value))"
        case .match(let pattern, let value): return "case \(text(pattern)) = \(text(value))"
        case .available(let platforms, let isUnavailable):
            return "#\(isUnavailable ? "un" : "")available(\(platforms.joined(separator: ", ")))"
        }
    }

    static func text(_ pattern: Pattern) -> String {
        switch pattern {
        case .value(let value, let bindings):
            return text(value) + (bindings.isEmpty ? "" : " binding \(bindings.joined(separator: " "))")
        case .any(let name): return name.map { "let \($0)" } ?? "_"
        case .some(let inner): return "(\(text(inner)))?"
        case .type(let type, let name): return name.map { "let \($0) as \(text(type))" } ?? "is \(text(type))"
        case .tuple(let parts): return "(\(parts.map(text).joined(separator: ", ")))"
        }
    }

    private static func text(_ one: Case) -> String {
        let patterns = one.isDefault ? "default" : "case " + one.patterns.map(text).joined(separator: ", ")
        let condition = one.condition.map { " where \(text($0))" } ?? ""
        return "\(patterns)\(condition): \(text(one.body))"
    }

    private static func text(_ one: Catch) -> String {
        let pattern = one.pattern.map { " \(text($0))" } ?? ""
        let condition = one.condition.map { " where \(text($0))" } ?? ""
        return " catch\(pattern)\(condition) \(braced(one.body))"
    }

    private static func text(_ loop: Loop) -> String {
        switch loop.form {
        case .each(let names, let sequence, let condition):
            let filter = condition.map { " where \(text($0))" } ?? ""
            return "for \(names.joined(separator: " ")) in \(text(sequence))\(filter) \(braced(loop.body))"
        case .whileTrue(let conditions): return "while \(text(conditions)) \(braced(loop.body))"
        case .untilFalse(let condition): return "repeat \(braced(loop.body)) while \(text(condition))"
        case .counting: return "for ;; \(braced(loop.body))"
        }
    }
}

// MARK: - Expressions

extension TreePrinter {
    static func text(_ value: Expression) -> String {
        switch value.kind {
        case .name(let name): return name
        case .selfReference: return "self"
        case .superReference: return "super"
        case .member(let base, let name, let link): return "\(text(base))\(text(link)).\(name)"
        case .implicitMember(let name): return ".\(name)"
        case .call(let call): return text(call)
        case .closure(let closure): return text(closure)
        case .literal(let literal): return text(literal)
        case .element(let base, let arguments, let link): return "\(text(base))\(text(link))[\(text(arguments))]"
        case .not(let inner): return "!\(text(inner))"
        case .binary(let meaning, let left, let right): return "(\(text(left)) \(meaning.text) \(text(right)))"
        case .choice(let condition, let one, let other):
            return "(\(text(condition)) ? \(text(one)) : \(text(other)))"
        case .cast(let inner, let type, let form): return "(\(text(inner)) \(text(form)) \(text(type)))"
        case .forced(let inner): return "\(text(inner))!"
        case .attempt(let inner, let form): return "\(text(form)) \(text(inner))"
        case .await(let inner): return "await \(text(inner))"
        case .assignment(let target, let value): return "\(text(target)) = \(text(value))"
        case .selector(let name): return "#selector(\(name))"
        case .opaque(let parts): return "‹\(parts.map(text).joined(separator: ", "))›"
        case .branches(let statement): return "(\(text(statement)))"
        }
    }

    private static func text(_ link: Expression.Link) -> String {
        switch link {
        case .plain: ""
        case .chained: "?"
        case .forced: "!"
        }
    }

    private static func text(_ call: Call) -> String {
        "\(text(call.callee))\(call.isChained ? "?" : "")(\(text(call.arguments)))"
    }

    private static func text(_ arguments: [Argument]) -> String {
        arguments.map { argument in
            let label = argument.label.map { "\($0): " } ?? ""
            return
                "\(label)\(argument.isInOut ? "&" : "")\(text(argument.value))\(argument.isTrailingClosure ? "^" : "")"
        }.joined(separator: ", ")
    }

    private static func text(_ closure: Closure) -> String {
        var head = closure.weakCaptures.isEmpty ? "" : " [weak \(closure.weakCaptures.joined(separator: " "))]"
        let parameters = closure.parameters.map { $0.name + ($0.type.map { ": \(text($0))" } ?? "") }
        if !parameters.isEmpty { head += " " + parameters.joined(separator: ", ") }
        if closure.isAsync { head += " async" }
        if !head.isEmpty { head += " in" }
        return closure.body.block.isEmpty ? "{\(head) }" : "{\(head) \(text(closure.body.block)) }"
    }

    private static func text(_ literal: Expression.Literal) -> String {
        switch literal {
        case .null: "nil"
        case .boolean(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .text(let value): "\"\(value)\""
        case .other: "<literal>"
        }
    }

    private static func text(_ form: Expression.CastForm) -> String {
        switch form {
        case .plain: "as"
        case .conditional: "as?"
        case .forced: "as!"
        case .test: "is"
        }
    }

    private static func text(_ form: Expression.AttemptForm) -> String {
        switch form {
        case .plain: "try"
        case .optional: "try?"
        case .forced: "try!"
        }
    }

    static func text(_ type: TypeName) -> String {
        switch type {
        case .named(let name, let arguments):
            return arguments.isEmpty ? name : "\(name)<\(arguments.map(text).joined(separator: ", "))>"
        case .optional(let type): return "\(text(type))?"
        case .array(let type): return "[\(text(type))]"
        case .dictionary(let key, let value): return "[\(text(key)): \(text(value))]"
        case .tuple(let types): return "(\(types.map(text).joined(separator: ", ")))"
        case .function(let isEscaping): return isEscaping ? "@escaping ->" : "->"
        case .protocols(let names): return "any \(names.joined(separator: " & "))"
        case .metatype(let type): return "\(text(type)).Type"
        case .unknown: return "unknown"
        }
    }
}
