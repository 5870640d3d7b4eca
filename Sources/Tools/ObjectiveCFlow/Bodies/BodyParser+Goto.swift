import CallFlow

extension BodyParser {
    /// How often the rest of a body is read again for a `goto`, and how deep in one another.
    static let mostJumps = 16
    static let deepestJump = 3

    /// `goto failed;` is what stands behind the label `failed`, up to the body's end, and then a return, if the label
    /// stands further down and on the body's top level. Other jumps are unreadable.
    mutating func goto(_ block: inout Block) {
        let start = index
        guard kind(1) == .identifier, jumps.left > 0, jumps.depth < Self.deepestJump,
            let label = label(source.text(index + 1))
        else { return jump(.unreadable, &block) }
        jumps.left -= 1
        var rest = BodyParser(source, in: label + 2..<whole.upperBound, owner: owner, depth: depth)
        rest.jumps = (jumps.left, jumps.depth + 1)
        let tail = rest.block()
        jumps.left = rest.jumps.left
        block.append(statement(.scope(tail, catches: [], finally: nil), at: start))
        block.append(statement(.return(nil), at: start))
        skipStatement()
    }

    private func label(_ name: String) -> Int? {
        var next = whole.lowerBound
        while next + 1 < whole.upperBound {
            if next > index, source.tokens[next].kind == .identifier, source.tokens[next + 1].kind == .colon,
                source.text(next) == name
            {
                return next
            }
            next = source.step(next)
        }
        return nil
    }
}
