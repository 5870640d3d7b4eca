/// What a front end is: the text of a file in, its declarations out, bodies on demand. It never fails: what it cannot
/// read it leaves out and says so in `unreadable`.
public protocol SourceReader: Sendable {
    func read(_ text: String, path: String) -> SourceUnit
}

/// Where the analysis gets the files that declare a name. Files are read when they are first asked for.
///
/// The command's source tree answers from an index of names over the whole code base, tests from a few texts.
public protocol SourceIndex: AnyObject {
    /// Files that declare or extend a type of this name.
    func units(declaringType name: String) -> [SourceUnit]
    /// Files that declare a free function or global variable of this name.
    func units(declaringGlobal name: String) -> [SourceUnit]
    /// Files whose text contains the identifier: for conformers of a protocol, subclasses, callers.
    func units(mentioning identifier: String) -> [SourceUnit]
    /// Whether more files than that may contain the identifier: a guess without reading any.
    func isCommon(_ identifier: String, beyond count: Int) -> Bool
}
