import CallFlow

/// What a decision of the code asked: for the words in it, and to be shown in a step.
enum Question {
    case nothing
    case conditions([Condition])
    case test(Expression)
    case pattern(Case, of: Expression)
    /// Whether something was thrown.
    case error

    /// The names in it.
    var words: [String] {
        switch self {
        case .nothing: []
        case .conditions(let conditions): conditions.flatMap(\.expressions).flatMap(\.names)
        case .test(let expression): expression.names
        case .pattern(let each, let subject): subject.names + each.patterns.flatMap(\.expressions).flatMap(\.names)
        case .error: ["error"]
        }
    }

    /// Whether it only asks if a value is there, or of a type: such a name tells nothing about the value.
    var asksPresence: Bool {
        guard case .conditions(let conditions) = self else { return false }
        return conditions.allSatisfy { condition in
            switch condition.kind {
            case .unwrap: true
            case .test(let value): value.bare.asksForNull || value.bare.asksForType
            case .match, .available: false
            }
        }
    }

    /// As it stands in the code, shortened; empty when there is nothing to show.
    var text: String {
        let text =
            switch self {
            case .nothing, .error: ""
            case .conditions(let conditions): conditions.map(\.text).joined(separator: ", ")
            case .test(let expression): expression.text
            case .pattern(let each, _):
                each.isDefault ? "" : "case " + each.patterns.map(\.text).joined(separator: ", ")
            }
        return text.count > 72 ? text.prefix(71) + "…" : text
    }
}

extension Expression {
    fileprivate var asksForNull: Bool {
        guard case .binary(let sign, let one, let other) = kind, sign.isEquality else { return false }
        return one.isNull || other.isNull
    }

    /// `value is Type`
    fileprivate var asksForType: Bool {
        if case .cast(_, _, .test) = kind { return true }
        return false
    }

    /// `nil`
    var isNull: Bool {
        if case .literal(.null) = bare.kind { return true }
        return false
    }
}

// MARK: - The code, as text

extension Condition {
    fileprivate var text: String {
        switch kind {
        case .test(let value): value.text
        case .unwrap(let name, _, let value): value.text == name ? "let \(name)" : "let \(name) = \(value.text)"
        case .match(let pattern, let value): "case \(pattern.text) = \(value.text)"
        case .available(let platforms, let isUnavailable):
            (isUnavailable ? "#unavailable(" : "#available(") + platforms.joined(separator: ", ") + ")"
        }
    }
}

extension Pattern {
    fileprivate var text: String {
        switch self {
        case .value(let value, _): value.text
        case .any(let binding): binding.map { "let " + $0 } ?? "_"
        case .some(let pattern): pattern.text + "?"
        case .type(let type, let binding): binding.map { "let \($0) as \(type.text)" } ?? "is \(type.text)"
        case .tuple(let patterns): "(" + patterns.map(\.text).joined(separator: ", ") + ")"
        }
    }
}

extension Expression {
    /// Closures and what is longer than a word are left out.
    fileprivate var text: String {
        switch kind {
        case .name(let name): name
        case .selfReference: "self"
        case .superReference: "super"
        case .member(let base, let name, let link): base.text + link.text + name
        case .implicitMember(let name): "." + name
        case .call(let call): call.isMessage ? call.message : call.callee.text + call.arguments.text(in: "()")
        case .literal(let literal): literal.text
        case .element(let base, let arguments, _): base.text + arguments.text(in: "[]")
        case .not(let value): "!" + value.text
        case .binary(let sign, let one, let other): "\(one.text) \(sign.text) \(other.text)"
        case .cast(let value, let type, let form): "\(value.text) \(form.text) \(type.text)"
        case .forced(let value): value.text + "!"
        case .attempt(let value, let form): form.text + " " + value.text
        case .await(let value): "await " + value.text
        case .opaque(let parts) where parts.count == 1: parts[0].text
        case .closure, .choice, .assignment, .selector, .opaque, .branches: "…"
        }
    }
}

extension TypeName {
    fileprivate var text: String {
        switch self {
        case .named(let name, let arguments):
            arguments.isEmpty ? name : "\(name)<\(arguments.map(\.text).joined(separator: ", "))>"
        case .optional(let type): type.text + "?"
        case .array(let type): "[\(type.text)]"
        case .dictionary(let key, let value): "[\(key.text): \(value.text)]"
        case .tuple(let types): "(\(types.map(\.text).joined(separator: ", ")))"
        case .protocols(let names): names.joined(separator: " & ")
        case .metatype(let type): type.text + ".Type"
        case .function, .unknown: "…"
        }
    }
}

extension Expression.Link {
    fileprivate var text: String {
        switch self {
        case .plain: "."
        case .chained: "?."
        case .forced: "!."
        }
    }
}

extension Expression.CastForm {
    fileprivate var text: String {
        switch self {
        case .plain: "as"
        case .conditional: "as?"
        case .forced: "as!"
        case .test: "is"
        }
    }
}

extension Expression.AttemptForm {
    fileprivate var text: String {
        switch self {
        case .plain: "try"
        case .optional: "try?"
        case .forced: "try!"
        }
    }
}

extension Expression.Literal {
    fileprivate var text: String {
        switch self {
        case .null: "nil"
        case .boolean(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .text(let value): "\"\(value)\""
        case .other: "…"
        }
    }
}

extension Call {
    fileprivate var message: String {
        guard case .member(let base, let name, _) = callee.kind else { return "…" }
        let pieces = name.split(separator: ":", omittingEmptySubsequences: true)
        guard !arguments.isEmpty else { return "[\(base.text) \(name)]" }
        let words = zip(pieces, arguments).map { "\($0):\($1.value.text)" }
        return "[\(base.text) \(words.joined(separator: " "))]"
    }
}

extension [Argument] {
    fileprivate func text(in brackets: String) -> String {
        let words = filter { !$0.isTrailingClosure }.map { ($0.label.map { $0 + ": " } ?? "") + $0.value.text }
        return "\(brackets.first ?? "(")" + words.joined(separator: ", ") + "\(brackets.last ?? ")")"
    }
}
