import CallFlow
import Testing

@Suite("Input that no compiler would take")
struct HostileTests {
    /// Reads everything, bodies and closures included; whether every place that it names lies in the text.
    private func exhaust(_ text: String, path: String = "Call.mm") -> Bool {
        let unit = read(text, path: path)
        for body in unit.allFunctions.compactMap(\.body) { _ = TreePrinter.text(body.block) }
        let places = unit.unreadable + unit.allFunctions.map(\.location) + unit.types.map(\.location)
        return places.allSatisfy { $0.offset < text.utf8.count && $0.line > 0 && $0.column > 0 }
    }

    private func inMethod(_ body: String) -> String {
        "@implementation A\n- (void)a {\n\(body)\n}\n- (void)b { c(); }\n@end"
    }

    @Test(
        "Ten thousand nested brackets are marked unreadable, and what follows is read",
        arguments: [
            "{", "(", "[", "if (a) {", "a ? ", "!", "(Call *)", "x = ", "[a b:", "@{@1: ", "else if (a) b(); ", "a::",
            "a<", "({", "case 1: ", "switch (a) { case 1: ", "while (a) ", "f(", "@synchronized (a) {", "^{", "f(^{ ",
            "[&]() {",
        ])
    func nesting(_ piece: String) {
        let unit = read(inMethod(String(repeating: piece, count: 10_000)))
        let tree = unit.tree(of: "a") ?? ""
        #expect(!tree.isEmpty)
        #expect(unit.types.first?.functions.map(\.name).contains("a") == true)
    }

    @Test("Balanced nesting of any depth ends where it began")
    func balanced() {
        for (open, close) in [("{", "}"), ("if (a) {", "}"), ("f(", ")"), ("[a b:", "]")] {
            let deep = String(repeating: open, count: 10_000) + String(repeating: close, count: 10_000)
            let unit = read(inMethod(deep + ";"))
            #expect(unit.tree(of: "a")?.contains("⁇") == true)
            #expect(unit.tree(of: "b") == "c()")
        }
    }

    @Test(
        "Long chains end in an unreadable rest instead of a deep tree",
        arguments: [
            ("a", " + a"), ("a", ".b"), ("a", "()"), ("a", "[0]"), ("a", " && a"), ("a", "++"), ("", "++"), ("", "a[a"),
            ("a", "::a"),
        ])
    func chains(_ first: String, _ next: String) {
        let unit = read(inMethod(first + String(repeating: next, count: 20_000) + ";"))
        #expect(unit.tree(of: "a")?.contains("⁇") == true)
        #expect(unit.tree(of: "b") == "c()")
    }

    @Test("A method with a missing or a stray brace does not swallow its neighbours")
    func missingBraces() {
        let missing = read("@implementation A\n- (void)a {\n if (x) {\n}\n- (void)b { c(); }\n@end\nint d;")
        #expect(missing.types.first?.functions.map(\.name) == ["a", "b"])
        #expect(missing.globals.map(\.name) == ["d"])
        let stray = read("@implementation A\n- (void)a { x(); } }\n- (void)b { c(); }\n@end\nint d;")
        #expect(stray.types.first?.functions.map(\.name) == ["a", "b"])
        let open = read("@implementation A\n- (void)a { f(x; }\n- (void)b { c(); }\n@end")
        #expect(open.tree(of: "b") == "c()")
    }

    @Test("What cannot be read is marked, and the next statement is read")
    func marks() {
        #expect(tree("a b ] d; [self ring];").hasSuffix("⁇\nself.ring()"))
        #expect(tree("x = ; y();").hasSuffix("⁇\ny()"))
        #expect(tree("else { a(); }\nb();").hasSuffix("b()"))
        #expect(tree("[a b c]; d();").hasSuffix("⁇\nd()"))
        #expect(tree("case 1: a(); b();").contains("⁇"))
    }

    @Test("Random pieces of the language never stop the reader", .timeLimit(.minutes(5)), arguments: 0..<40)
    func random(_ seed: Int) {
        let pieces = [
            "@interface", "@implementation", "@end", "A", "(", ")", "{", "}", "[", "]", ";", ":", "- (void)", "^", "if",
            "for", "switch", "case", "*", "<", ">", "@\"", "\"", "'", "#if X\n", "#else\n", "#endif\n", "\n", "=", ",",
            "@property", "typedef", "enum", "self", "a", ".b", "@selector(", "@try", "R\"(", "/*", "*/", "//", "\\",
            "é",
            "0x", "@", "?", "extern \"C\"", "namespace", "template", "operator", "::", "in", "NS_ENUM(",
            "RCT_EXPORT_METHOD(",
        ]
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        var text = ""
        for _ in 0..<3000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            text += pieces[Int(state >> 33) % pieces.count] + " "
        }
        #expect(exhaust(text))
    }

    @Test("Files without sense are read in time in proportion to their length", .timeLimit(.minutes(5)))
    func proportion() {
        let hostile = [
            "A ", "A\n", "( ", "] ", "[(", "typedef ", "enum A ", "NS_ENUM(A, B) ", "a < b, ", "@property ",
            "- (void)a ",
            "#if X\n", "template < ", "RCT_EXPORT_METHOD(a) ", "@synthesize a ", "struct A ", "^ ", "@interface A ",
            "/* ",
            "\"", "a(", "static ", "=", "operator ", "extern \"C\" {", "{[(", "X(a)\n",
        ]
        for piece in hostile {
            #expect(exhaust(String(repeating: piece, count: 20_000 / piece.utf8.count)))
        }
        for piece in hostile {
            let text = String(repeating: piece, count: 10_000 / piece.utf8.count)
            #expect(exhaust("@implementation A\n- (void)a {\n" + text))
        }
    }

    @Test("Empty and binary input gives an empty unit")
    func nothing() {
        #expect(read("").types.isEmpty)
        #expect(read(String(decoding: (0..<4096).map { UInt8($0 & 0xFF) }, as: UTF8.self)).types.isEmpty)
    }
}
