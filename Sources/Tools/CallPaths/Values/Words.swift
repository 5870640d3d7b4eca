/// Names taken apart: what a condition or a call is about is told by its words.
public enum Words {
    /// `handle` of `handle(_:)` and `handle:with:`
    public static func firstPiece(of name: String) -> String { String(name.prefix { $0 != ":" && $0 != "(" }) }

    /// `["is", "in", "call"]` of `isInCall`, `["call", "uuid"]` of `callUUID`.
    public static func of(_ name: String) -> [String] {
        var words: [String] = []
        var previous: Character = " "
        let characters = Array(name)
        for (position, character) in characters.enumerated() {
            let next = position + 1 < characters.count ? characters[position + 1] : " "
            if !character.isLetter {
                previous = " "
                continue
            }
            let begins =
                !previous.isLetter || (character.isUppercase && (previous.isLowercase || next.isLowercase))
            if begins { words.append("") }
            words[words.count - 1].append(contentsOf: character.lowercased())
            previous = character
        }
        return words
    }
}
