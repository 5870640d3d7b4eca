public import CallFlow

/// The Objective-C front end: `.m`, `.mm` and `.h` in, declarations out, bodies on demand.
///
/// The parser is our own and tolerant. It needs no headers, no build settings and no library beside it, and reads what
/// handlers are made of: messages, blocks, branches and declarations. An unknown macro is a call or is passed over;
/// what stays unreadable is marked, and the path through it counts as unknown.
public struct ObjectiveCReader: SourceReader {
    public init() {}

    /// Reads the declarations of a file. Time and memory are linear in its length, whatever it contains.
    public func read(_ text: String, path: String) -> SourceUnit {
        var scanner = DeclarationScanner(TokenizedSource(text, path: path))
        scanner.run()
        return scanner.unit
    }
}
