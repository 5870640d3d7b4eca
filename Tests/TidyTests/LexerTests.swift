import Testing

/// A source and the words in it; shown on one line, whatever it holds.
struct Sample: CustomTestStringConvertible {
    let source: String
    let words: [String]

    init(_ source: String, _ words: [String]) {
        self.source = source
        self.words = words
    }

    var testDescription: String { source.debugDescription }
}

@Suite("The lexer of the style rules")
struct LexerTests {
    private func words(_ source: String) -> [String] {
        Lexer.tokens(of: source).filter { $0.kind == .word }.map(\.text)
    }

    @Test(
        "Only code yields words, never a comment, a string or a regular expression",
        arguments: [
            Sample("a // b\nc", ["a", "c"]),
            Sample("a /* b /* c */ d */ e", ["a", "e"]),
            Sample(#"a "b \" c" d"#, ["a", "d"]),
            Sample("a \"\"\"\n b \" c\n\"\"\" d", ["a", "d"]),
            Sample(##"a #"b "c" \(d)"# e"##, ["a", "e"]),
            Sample(#"a "b \(c("d")) e" f"#, ["a", "c", "f"]),
            Sample(##"a #"b \#(c) d"# e"##, ["a", "c", "e"]),
            Sample(#"a = /b"c\/d/ + e"#, ["a", "e"]),
            Sample(##"a = #/b"c/# + d"##, ["a", "d"]),
            Sample("a / b / c", ["a", "b", "c"]),
            Sample("`default` = größe", ["default", "größe"]),
            Sample("\"unterminated\na", ["a"]),
        ]
    )
    func onlyCode(_ sample: Sample) {
        #expect(words(sample.source) == sample.words)
    }

    @Test("Tokens know the lines on which they begin and end")
    func lines() {
        let tokens = Lexer.tokens(of: "a\n/* b\n c */ d\n\"\"\"\ne\n\"\"\"\nf")
        #expect(tokens.map(\.line) == [1, 2, 3, 4, 7])
        #expect(tokens.map(\.lastLine) == [1, 3, 3, 6, 7])
    }

    @Test("Any cut through a source ends the lexer without harm")
    func cuts() {
        let source = ##"let a = "b \(c("d")) e" /* f */ + #"g"# + """\##nh\##n"""  // i"##
        for length in 0...source.count {
            let tokens = Lexer.tokens(of: String(source.prefix(length)))
            #expect(tokens.count <= length)
        }
    }

    @Test("A pattern matches whole tokens of code only")
    func patterns() {
        let pattern = TokenPattern("Thread.sleep(")
        #expect(pattern.matches(in: Lexer.tokens(of: "Thread . sleep (1)")) == [0])
        #expect(pattern.matches(in: Lexer.tokens(of: "MyThread.sleep(1); Thread.sleeping(1)")).isEmpty)
        #expect(pattern.matches(in: Lexer.tokens(of: "\"Thread.sleep(\"")).isEmpty)
        #expect(pattern.matches(in: []).isEmpty)
        #expect(TokenPattern("try!").matches(in: Lexer.tokens(of: "try !a; try! b")) == [4])
    }

    @Test("Functions are measured by the lines between their braces")
    func functions() {
        let source = """
            protocol P { func a() -> Int; init(b: Int) }
            struct S {
                init(x: Int, y: [Int: Int] = [1: 2]) { }
                func longer(_ z: () -> Void) async throws(E) -> [Int] where S: P {
                    let brace = "{"
                    z()
                }
                deinit { }
            }
            """
        let functions = SourceFile("A.swift", source).functions
        #expect(functions.map(\.name) == ["a", "init", "init", "longer", "deinit"])
        #expect(functions.map(\.parameters) == [0, 1, 2, 1, 0])
        #expect(functions.map { $0.body?.count } == [nil, nil, 0, 2, 0])
    }
}
