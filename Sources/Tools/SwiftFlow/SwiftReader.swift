public import CallFlow
import SwiftSyntax

/// The Swift front end: what a file declares is read at once, what its functions do when it is asked for.
public struct SwiftReader: SourceReader {
    /// Whether files are parsed with all their bodies, instead of one body when it is asked for.
    private let parsesWholeFiles: Bool

    public init() {
        parsesWholeFiles = false
    }

    /// For comparing the two ways: they give the same tree.
    package init(parsesWholeFiles: Bool) {
        self.parsesWholeFiles = parsesWholeFiles
    }

    /// Never fails; text that is no Swift is left out and named in `unreadable`.
    public func read(_ text: String, path: String) -> SourceUnit {
        let source = SourceText(path: path, text: text)
        return source.withUTF8 { utf8 in
            if !parsesWholeFiles, let bodies = BodyFinder.bodies(in: utf8), !bodies.isEmpty {
                let text = ParsedText(source, without: bodies)
                let (tree, cut) = text.rest(of: utf8).withUnsafeBufferPointer(SourceText.parse)
                // An error may mean that a body was none.
                if cut == nil, !tree.isBroken { return Self.unit(tree, text) }
            }
            let (tree, cut) = SourceText.parse(utf8)
            var unit = Self.unit(tree, ParsedText(source))
            if let cut { unit.unreadable.append(source.location(at: cut)) }
            return unit
        }
    }

    private static func unit(_ file: SourceFileSyntax, _ text: ParsedText) -> SourceUnit {
        var reader = DeclarationReader(text)
        reader.read(file)
        return reader.unit
    }
}
