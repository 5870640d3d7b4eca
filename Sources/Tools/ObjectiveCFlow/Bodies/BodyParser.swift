import CallFlow

/// Makes statements and expressions from the tokens of a body.
///
/// It goes over them once. Nesting is bounded: what lies deeper is unreadable, and so is what the grammar below does
/// not know. Every group of brackets is a wall that no mistake inside it gets over.
struct BodyParser {
    let source: TokenizedSource
    /// The class that the body belongs to.
    let owner: String?
    var index: Int
    var limit: Int
    /// Places that could not be read so far.
    var failures = 0
    /// Those among them that are nested too deeply.
    var overflows = 0
    /// Where the receiver of a message begins: `[(call) end]` is no cast.
    var receiverStart = -1
    /// Inside `condition ? … :`, where a word before a colon is no part of a selector.
    var choices = 0
    /// The body itself, and the jumps in it that may still be followed.
    let whole: Range<Int>
    var jumps = (left: BodyParser.mostJumps, depth: 0)
    /// Levels around the current place, those outside a block among them.
    private(set) var depth: Int

    static let deepest = 200
    /// The longest chain of operators or members.
    static let longestChain = 400

    init(_ source: TokenizedSource, in range: Range<Int>, owner: String?, depth: Int = 0) {
        self.source = source
        self.owner = owner
        self.depth = depth
        index = range.lowerBound
        limit = range.upperBound
        whole = range
    }

    // MARK: - Tokens

    var kind: Token.Kind { kind(0) }

    func kind(_ ahead: Int) -> Token.Kind { index + ahead < limit ? source.tokens[index + ahead].kind : .end }

    mutating func accept(_ kind: Token.Kind) -> Bool {
        guard self.kind == kind else { return false }
        index += 1
        return true
    }

    var location: SourceLocation { source.location(min(index, source.tokens.count - 1)) }

    func spells(_ word: StaticString) -> Bool { index < limit && source.spells(index, word) }

    func expression(_ kind: Expression.Kind, at token: Int) -> Expression {
        Expression(kind, at: source.location(token))
    }

    func statement(_ kind: Statement.Kind, at token: Int) -> Statement {
        Statement(kind, at: source.location(token))
    }

    // MARK: - Bounds

    /// Runs the work one level deeper; nil, and no work, where that is too deep.
    mutating func deeper<Result>(_ work: (inout BodyParser) -> Result) -> Result? {
        guard depth < Self.deepest else { return nil }
        depth += 1
        defer { depth -= 1 }
        return work(&self)
    }

    /// Runs the work inside the group that begins here, and steps behind it.
    mutating func inGroup<Result>(_ work: (inout BodyParser) -> Result) -> Result {
        let open = index
        let outer = (limit, choices)
        let content = source.content(of: open)
        index = content.lowerBound
        limit = min(limit, content.upperBound)
        choices = 0
        let result = work(&self)
        (limit, choices) = outer
        index = min(limit, source.behind(open))
        return result
    }

    // MARK: - Blocks

    /// Statements up to the end of the range.
    mutating func block() -> Block {
        var block: Block = []
        while index < limit {
            let before = index
            statement(into: &block)
            if index <= before {
                block.append(statement(.unreadable, at: before))
                index = source.step(before)
            }
        }
        return block
    }

    /// The statements of the braces that begin here.
    mutating func braced() -> Block {
        inGroup { $0.block() }
    }

    /// What `if` and loops have: a block or one statement.
    mutating func substatement() -> Block {
        if kind == .openBrace {
            let open = index
            return deeper { $0.braced() } ?? skipped(open)
        }
        var block: Block = []
        statement(into: &block)
        return block
    }

    private mutating func skipped(_ open: Int) -> Block {
        index = min(limit, source.behind(open))
        return [statement(.unreadable, at: open)]
    }

    /// Behind the semicolon that ends the statement, or behind a block at a line's end.
    mutating func skipStatement() {
        while index < limit {
            if accept(.semicolon) { return }
            let isBlock = kind == .openBrace
            index = min(limit, source.step(index))
            if isBlock, index < limit, source.tokens[index].startsLine { return }
        }
    }
}

extension TokenizedSource {
    /// The body whose brace is the token, read when it is asked for.
    func body(at open: Int, owner: String?, depth: Int = 0) -> Body {
        let content = content(of: open)
        return Body {
            var parser = BodyParser(self, in: content, owner: owner, depth: depth)
            return parser.block()
        }
    }
}
