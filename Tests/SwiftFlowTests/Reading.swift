import CallFlow
import SwiftFlow
import Testing

/// A source and the text of the tree that is made from it.
struct Reading: Sendable, CustomTestStringConvertible {
    let source: String
    let tree: String

    init(_ source: String, _ tree: String) {
        self.source = source
        self.tree = tree
    }

    var testDescription: String { source }
}

func unit(_ source: String) -> SourceUnit {
    SwiftReader().read(source, path: "App/Call.swift")
}

/// The statements of a function without a result, as text.
func body(_ statements: String) -> String {
    let unit = unit("func run() {\n\(statements)\n}")
    guard let body = unit.functions.first?.body else { return "no function" }
    return TreePrinter.text(body.block)
}
