import CallFlow
import SwiftSyntax

/// What one syntax tree was made from: a whole file, a file without its bodies, or one body. It knows where in the file
/// a place in the tree is, and what stands between the braces that were emptied.
final class ParsedText: Sendable {
    let source: SourceText
    /// Where in the file the parsed text begins.
    private let base: Int
    /// Bodies that were left out, as places in the file; in order.
    private let bodies: [Range<Int>]
    /// Where in the parsed text each of them is missing.
    private let cuts: [Int]
    /// How many bytes are missing up to and with each of them.
    private let missing: [Int]

    /// A part of the file as it is.
    init(_ source: SourceText, from base: Int = 0) {
        self.source = source
        self.base = base
        bodies = []
        cuts = []
        missing = []
    }

    /// The file without these bodies.
    init(_ source: SourceText, without bodies: [Range<Int>]) {
        self.source = source
        self.bodies = bodies
        base = 0
        var cuts: [Int] = []
        var missing: [Int] = []
        var sum = 0
        for body in bodies {
            cuts.append(body.lowerBound - sum)
            sum += body.count
            missing.append(sum)
        }
        self.cuts = cuts
        self.missing = missing
    }

    /// The bytes of the file without the bodies.
    func rest(of utf8: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var rest: [UInt8] = []
        rest.reserveCapacity(utf8.count - (missing.last ?? 0))
        var end = 0
        for body in bodies {
            rest.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[end..<body.lowerBound]))
            end = body.upperBound
        }
        rest.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[end...]))
        return rest
    }

    // MARK: - Places

    func location(_ node: some SyntaxProtocol) -> SourceLocation {
        source.location(at: offset(of: node.start))
    }

    private func offset(of place: Int) -> Int {
        guard !cuts.isEmpty else { return base + place }
        let before = cutsUp(to: place)
        return before == 0 ? place : place + missing[before - 1]
    }

    /// How many bodies are missing at or before a place.
    private func cutsUp(to place: Int) -> Int {
        var low = 0
        var high = cuts.count
        while low < high {
            let middle = (low + high) / 2
            if cuts[middle] <= place { low = middle + 1 } else { high = middle }
        }
        return low
    }

    // MARK: - Bodies

    /// What was left out behind a brace.
    private func body(behind brace: TokenSyntax) -> Range<Int>? {
        guard !cuts.isEmpty else { return nil }
        let place = brace.start + 1
        let index = cutsUp(to: place) - 1
        return index >= 0 && cuts[index] == place ? bodies[index] : nil
    }

    /// The statements between two braces, made when they are asked for.
    func body(_ items: CodeBlockItemListSyntax, behind brace: TokenSyntax, _ style: BodyReader.Style) -> Body {
        if let range = body(behind: brace) { return Body { [source] in source.block(in: range, style) } }
        return Body { [self] in BodyReader(self).block(items, style) }
    }

    func body(_ code: CodeBlockSyntax, _ style: BodyReader.Style) -> Body {
        if let range = body(behind: code.leftBrace) { return Body { [source] in source.block(in: range, style) } }
        return Body { [self] in BodyReader(self).block(code, style) }
    }

    /// The statements of the whole file.
    func whole() -> Body {
        Body { [source] in source.block(in: 0..<source.count, .statements) }
    }
}
