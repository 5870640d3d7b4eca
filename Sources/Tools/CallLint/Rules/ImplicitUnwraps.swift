import CallFlow
import CallPaths

/// Variables of a type such as `String!`: where a value is wanted they are unwrapped by force. The tree knows them as
/// optional ones, so they are read from the text.
final class ImplicitUnwraps {
    private struct Declaration {
        let name: String
        let line: Int
    }

    private let text: (String) -> String?
    private var known: [String: [Declaration]] = [:]

    init(text: @escaping (String) -> String?) { self.text = text }

    /// The first argument or receiver of the call that is such a variable, holds something of the payload, and must be there.
    func place(in site: CallSite) -> SourceLocation? {
        if case .member(let base, _, .plain) = site.call.callee.kind, isUnwrapped(base, site.receiverValue) {
            return base.location
        }
        for (index, argument) in site.call.arguments.enumerated() where site.arguments.indices.contains(index) {
            guard isUnwrapped(argument.value, site.arguments[index]), wantsValue(site, at: index) else { continue }
            return argument.value.location
        }
        return nil
    }

    private func isUnwrapped(_ expression: Expression, _ value: Value) -> Bool {
        guard case .name(let name) = expression.kind, value.origins.contains(.payload), value.isNull == nil else {
            return false
        }
        let place = expression.location
        return declarations(in: place.path).contains {
            $0.name == name && (0...Self.reach).contains(place.line - $0.line)
        }
    }

    /// Lines between a local variable and its use.
    private static let reach = 60

    private func wantsValue(_ site: CallSite, at index: Int) -> Bool {
        if let function = site.targets.first?.function {
            let label = site.labels.indices.contains(index) ? site.labels[index] : nil
            let number = label.flatMap { label in function.parameters.firstIndex { $0.label == label } } ?? index
            guard function.parameters.indices.contains(number) else { return false }
            if case .named? = function.parameters[number].type { return true }
            return false
        }
        return site.name == "CXHandle" || site.name == "UUID"
    }

    private func declarations(in path: String) -> [Declaration] {
        if let known = known[path] { return known }
        var found: [Declaration] = []
        if path.hasSuffix(".swift"), let text = text(path) {
            for (number, line) in text.lines.enumerated() {
                if let name = Self.name(in: line) { found.append(Declaration(name: name, line: number + 1)) }
            }
        }
        known[path] = found
        return found
    }

    /// `let caller: String! = …`
    private static func name(in line: Substring) -> String? {
        guard let equals = line.firstIndex(of: "="), let colon = line[..<equals].firstIndex(of: ":") else { return nil }
        let words = line[..<colon].split(separator: " ")
        let type = line[line.index(after: colon)..<equals].filter { $0 != " " }
        guard words.count == 2, words[0] == "let" || words[0] == "var", type.hasSuffix("!") else { return nil }
        return String(words[1])
    }
}
