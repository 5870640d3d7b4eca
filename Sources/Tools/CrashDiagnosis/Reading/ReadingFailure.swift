/// Why an input could not be read, in one line for a person.
public struct ReadingFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line.
    public let description: String

    init(_ description: String) { self.description = description }
}
