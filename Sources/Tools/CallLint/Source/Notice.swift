/// Something that the user should know about the run and that is no finding: a file that was not read, a suppression
/// that does nothing. One line on standard error.
public struct Notice: Hashable, Sendable {
    public var path: String
    /// Counted from 1; nil: the file as a whole.
    public var line: Int?
    public var message: String

    init(_ path: String, _ line: Int?, _ message: String) {
        self.path = path
        self.line = line
        self.message = message
    }

    /// About the file or folder as a whole.
    init(_ path: String, _ message: String) { self.init(path, nil, message) }

    /// `Pods/Huge.swift: not read: 50 MB, and the limit is 8 MB`
    public var text: String { path + (line.map { ":\($0)" } ?? "") + ": " + message }
}
