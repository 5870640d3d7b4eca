/// Where something stands: a file of the program, and a place in it.
public struct SourceLocation: Hashable, Sendable {
    /// The file's path as findings print it: relative to the folder that was asked for.
    public var path: String
    /// Counted from 1.
    public var line: Int
    /// Counted from 1, in UTF-8 bytes.
    public var column: Int
    /// Counted from 0, in UTF-8 bytes from the file's start.
    public var offset: Int

    public init(path: String, line: Int, column: Int, offset: Int) {
        self.path = path
        self.line = line
        self.column = column
        self.offset = offset
    }
}

extension SourceLocation: Comparable {
    public static func < (one: SourceLocation, other: SourceLocation) -> Bool {
        (one.path, one.offset) < (other.path, other.offset)
    }
}
