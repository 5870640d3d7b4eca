import CallFlow
import ObjectiveCFlow
import Testing

/// A piece of source and what it should become.
struct Example: CustomTestStringConvertible, Sendable {
    var source: String
    var tree: String

    init(_ source: String, _ tree: String) {
        self.source = source
        self.tree = tree
    }

    var testDescription: String { source }
}

func read(_ text: String, path: String = "Call.m") -> SourceUnit {
    ObjectiveCReader().read(text, path: path)
}

/// The tree of statements that stand in a method of the class `Call`.
func tree(_ statements: String, path: String = "Call.m") -> String {
    let unit = read("@implementation Call\n- (void)ring {\n\(statements)\n}\n@end\n", path: path)
    return unit.types.first?.functions.first?.body.map { TreePrinter.text($0.block) } ?? "no body"
}

extension SourceUnit {
    /// Methods of all types and free functions.
    var allFunctions: [Function] { types.flatMap(\.functions) + functions }

    /// The tree of the body of that name.
    func tree(of name: String) -> String? {
        allFunctions.first { $0.name == name && $0.body != nil }?.body.map { TreePrinter.text($0.block) }
    }
}

extension Function {
    /// `- ring:for: (call: Call, time: double) -> BOOL {}`
    var summary: String {
        let kind = traits.contains(.isObjectiveC) ? (traits.contains(.isStatic) ? "+ " : "- ") : ""
        let list = parameters.map { "\($0.name): \($0.type.map(TreePrinter.text) ?? "?")" }.joined(separator: ", ")
        let result = result.map { " -> " + TreePrinter.text($0) } ?? ""
        return "\(kind)\(name) (\(list))\(result)\(body == nil ? "" : " {}")"
    }
}
