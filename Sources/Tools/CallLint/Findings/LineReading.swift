import CallFlow

/// The lines of files, each file taken apart once.
struct LineReading {
    private let library: SourceLibrary
    private var lines: [String: [Substring]] = [:]

    init(_ library: SourceLibrary) { self.library = library }

    /// Places count bytes, as compilers do; this counts Unicode code points.
    mutating func codePointColumn(of place: SourceLocation) -> Int {
        if lines[place.path] == nil {
            lines[place.path] = library.text(of: place.path)?.lines ?? []
        }
        guard let line = lines[place.path], line.indices.contains(place.line - 1) else { return place.column }
        let before = line[place.line - 1].utf8.prefix(place.column - 1)
        return place.column - before.count { $0 & 0xC0 == 0x80 }
    }
}

extension String {
    /// Without their line feeds; a carriage return before one stays with its line.
    var lines: [Substring] { utf8.split(separator: 10, omittingEmptySubsequences: false).map(Substring.init) }
}
