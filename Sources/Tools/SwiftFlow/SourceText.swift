import CallFlow
import SwiftParser
import SwiftSyntax

/// The contract's; swift-syntax has one of the same name.
typealias SourceLocation = CallFlow.SourceLocation

/// A file: its bytes, and its lines, by which places are computed from offsets alone.
final class SourceText: Sendable {
    /// More than `NestingLimit` lets through; the parser's own limit is lower where it is built for debugging.
    private static let deepestNesting = 256

    let path: String
    private let text: String
    /// The offset at which each line begins.
    private let lineStarts: [Int]

    init(path: String, text: String) {
        var text = text
        text.makeContiguousUTF8()
        self.path = path
        self.text = text
        lineStarts = text.withUTF8 { utf8 in
            var starts = [0]
            starts.reserveCapacity(utf8.count / 32)
            for offset in utf8.indices where utf8[offset] == UInt8(ascii: "\n") { starts.append(offset + 1) }
            return starts
        }
    }

    func location(at offset: Int) -> SourceLocation {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return SourceLocation(path: path, line: low + 1, column: offset - lineStarts[low] + 1, offset: offset)
    }

    var count: Int { text.utf8.count }

    func withUTF8<Result>(_ use: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        // It was made contiguous; a copy would be the same text.
        var copy = text
        return copy.withUTF8(use)
    }

    /// The tree of a text, and where it was cut off because nobody nests so deep.
    static func parse(_ utf8: UnsafeBufferPointer<UInt8>) -> (tree: SourceFileSyntax, cut: Int?) {
        let end = NestingLimit.end(of: utf8)
        let tree = Parser.parse(
            source: UnsafeBufferPointer(rebasing: utf8[..<end]), maximumNestingLevel: deepestNesting)
        return (tree, end < utf8.count ? end : nil)
    }

    /// The statements that stand in a part of the file.
    func block(in range: Range<Int>, _ style: BodyReader.Style) -> Block {
        let (tree, cut) = withUTF8 { Self.parse(UnsafeBufferPointer(rebasing: $0[range])) }
        var block = BodyReader(ParsedText(self, from: range.lowerBound)).block(tree.statements, style)
        if cut != nil || tree.hasUnexpectedChild {
            block.append(Statement(.unreadable, at: location(at: range.lowerBound + (cut ?? 0))))
        }
        return block
    }
}
