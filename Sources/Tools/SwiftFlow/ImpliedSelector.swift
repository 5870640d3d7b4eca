/// The selector that Swift gives a function for Objective-C when nobody writes one.
///
/// The base name takes the first label with it: `register(_:forType:)` is `register:forType:`, `call(number:)` is
/// `callWithNumber:` and `call(for:)` is `callFor:`, because `for` is a preposition already. An asynchronous function
/// gets a completion handler, one that throws an error pointer, at its end.
enum ImpliedSelector {
    static func selector(base: String, labels: [String?], isAsync: Bool, throwsErrors: Bool) -> String {
        let extra: String? = isAsync ? "completionHandler" : throwsErrors ? "error" : nil
        guard let first = labels.first else {
            switch extra {
            case "completionHandler": return base + "WithCompletionHandler:"
            case "error": return base + "AndReturnError:"
            default: return base
            }
        }
        var text = base
        if let first {
            if !isPreposition(firstWord(of: first)), !isPreposition(lastWord(of: base)) { text += "With" }
            text += capitalised(first)
        }
        text += ":"
        for label in labels.dropFirst() { text += (label ?? "") + ":" }
        if let extra { text += extra + ":" }
        return text
    }

    private static func isPreposition(_ word: Substring) -> Bool {
        prepositions.contains(word.lowercased())
    }

    /// Up to the next capital; of an acronym one letter, which is no preposition either.
    private static func firstWord(of name: String) -> Substring {
        guard let end = name.utf8.dropFirst().firstIndex(where: isUpper) else { return name[...] }
        return name[..<end]
    }

    private static func lastWord(of name: String) -> Substring {
        guard let start = name.utf8.lastIndex(where: isUpper) else { return name[...] }
        return name[start...]
    }

    private static func capitalised(_ name: String) -> String {
        name.prefix(1).uppercased() + name.dropFirst()
    }

    private static func isUpper(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
    }

    /// The compiler's own list.
    private static let prepositions: Set<String> = [
        "above", "after", "along", "alongside", "as", "at", "before", "below", "by", "following", "for", "from",
        "given", "in", "including", "inside", "into", "matching", "of", "on", "passing", "preceding", "since", "to",
        "until", "using", "via", "when", "with", "within",
    ]
}
