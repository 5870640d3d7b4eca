import CallFlow
@_spi(RawSyntax) import SwiftSyntax

extension TokenSyntax {
    /// The name without the backticks that let a keyword be one.
    var name: String {
        let text = rawText
        guard text.first == UInt8(ascii: "`"), text.count > 2 else { return String(syntaxText: text) }
        return String(syntaxText: SyntaxText(rebasing: text.dropFirst().dropLast()))
    }

    /// nil for `_`.
    var label: String? {
        rawText == "_" ? nil : name
    }

    /// Whether it is spelled so; without making a string of it.
    func spells(_ text: StaticString) -> Bool {
        rawText == SyntaxText(text)
    }

    var isMissing: Bool { presence == .missing }

    var startsPlaceholder: Bool { rawText.hasPrefix("<#") }
}

extension SyntaxProtocol {
    /// Whether the parser met text in it that belongs nowhere.
    var hasUnexpectedChild: Bool {
        hasError && children(viewMode: .sourceAccurate).contains { $0.kind == .unexpectedNodes }
    }

    /// Whether something in it is no Swift.
    var isBroken: Bool { !BrokenText.nodes(in: self, atMost: 1).isEmpty }

    /// Counted in bytes from the start of the parsed text, white space and comments before it left out. Without
    /// recursion: a chain of ten thousand calls is ten thousand nodes deep at its left end.
    var start: Int {
        let position = position.utf8Offset
        var node = raw
        while let layout = node.layoutView {
            guard let first = layout.children.lazy.compactMap({ $0 }).first(where: { $0.byteLength > 0 }) else {
                return position
            }
            node = first
        }
        return position + (node.tokenView?.leadingTriviaByteLength ?? 0)
    }
}
