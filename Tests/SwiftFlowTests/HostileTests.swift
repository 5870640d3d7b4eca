import CallFlow
import SwiftFlow
import Testing

@Suite struct HostileTests {
    @Test(
        "Ten thousand brackets inside one another are unreadable, no more",
        arguments: [
            "{", "(", "[", "if a {", "a {", "a([{", "func f() {", "let a: A<", "switch a { case b: ", "a = [b: ",
        ])
    func nesting(_ bracket: String) {
        let open = body(String(repeating: bracket, count: 10_000))
        #expect(open.contains("<unreadable>"))
        let other = bracket.contains("(") ? ")" : bracket.contains("[") ? "]" : bracket.contains("<") ? ">" : "}"
        let closed = String(repeating: bracket, count: 10_000) + String(repeating: other, count: 10_000)
        _ = body(closed)
    }

    @Test(
        "A chain, a sum and a pile of prefixes as long as no one writes do no harm",
        arguments: [
            Pile("a", ".b()", 10_000), Pile("a", " + b()", 10_000), Pile("a", " ?? b()", 10_000),
            Pile("a", " = b", 10_000),
            Pile("", "try ", 10_000, "a()"), Pile("a", "?", 3_000), Pile("a", "{ }", 2_000), Pile("a", "()", 2_000),
            Pile("let a: A", "?", 3_000), Pile("a", " ? b : c", 1_000),
            Pile("a", ".b { c }", 3_000), Pile("let a: ", "A.", 3_000, "B"), Pile("", "!", 3_000, "a"),
            Pile("", "a: ", 1_000, "while b { }"), Pile("", "-", 1_000, "a"), Pile("", "@a ", 3_000, "func f() { }"),
            Pile("", "a = ", 1_000, "b"), Pile("\"", "\\(a)", 3_000, "\""), Pile("#if a\n", "#if a\n", 10_000),
            Pile("", "if a { } else ", 10_000, "{ }"), Pile("", "await ", 10_000, "a()"),
            Pile("", "if let a = ", 10_000, "b { }"),
        ])
    func length(_ pile: Pile) {
        _ = body(pile.text)
    }

    @Test("Many statements are no depth")
    func manyStatements() {
        let block = unit("func f() {\n" + String(repeating: "a()\n", count: 5_000) + "}").functions.first?.body?.block
        #expect(block?.count == 5_000)
    }

    @Test(
        "Text that is no Swift is said to be unreadable where it stands",
        arguments: [
            Reading("a(", "a(‹›); <unreadable>"),
            Reading("let = 3", "let _ = 3; <unreadable>"),
            Reading("\"abc", "\"abc\"; <unreadable>"),
            Reading("if { a() }", "if ‹› { a() }; <unreadable>"),
            Reading("let a = <#the token#>; b(<#c#>)", "let a = <#the token#>; b(<#c#>)"),
            Reading("a b", "a; <unreadable>; b"),
            Reading("if a { b( }", "if a { b(‹›); <unreadable> }"),
            Reading("switch a { b() }", "switch a { case let : b() }"),
            Reading("a { ) }", "a({ <unreadable>; <unreadable> }^); <unreadable>"),
        ])
    func broken(_ reading: Reading) {
        #expect(body(reading.source) == reading.tree)
    }

    @Test("A file that ends too early names the place")
    func early() {
        #expect(!unit("class C {\n  func f() {\n    a()\n").unreadable.isEmpty)
        #expect(unit("func f() { }\n}\n").unreadable.map(\.line) == [2])
    }

    @Test("Bytes at random never stop the reader")
    func garbage() {
        var random = Seeded(state: 42)
        for _ in 0..<100 {
            let bytes = (0..<300).map { _ in UInt8.random(in: 0...255, using: &random) }
            let whole = unit(String(decoding: bytes, as: UTF8.self))
            _ = whole.topLevel?.block
        }
    }

    @Test("Swift with pieces cut out at random never stops the reader")
    func mutilated() {
        let source = Array(
            """
            class C: NSObject { var a: Int { get { b } set { } }
            func f(_ a: @escaping () -> Void) async throws -> Int { guard let self, case .a(let b)? = c else { return }
            switch a { case .b where c: d { [weak self] x in self?.e(x) } default: "\\(f)" } #if DEBUG
            return try? g() ?? h as! I #endif } }
            """.utf8)
        var random = Seeded(state: 7)
        for _ in 0..<200 {
            var bytes = source
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let start = Int.random(in: 0..<bytes.count, using: &random)
                let end = min(bytes.count, start + Int.random(in: 1...9, using: &random))
                bytes.removeSubrange(start..<end)
            }
            let unit = unit(String(decoding: bytes, as: UTF8.self))
            for function in unit.types.flatMap(\.functions) { _ = TreePrinter.text(function.body?.block ?? []) }
            _ = TreePrinter.text(unit.topLevel?.block ?? [])
        }
    }

    @Test("Empty files, byte order marks and every line ending are read")
    func odd() {
        #expect(unit("").types.isEmpty)
        #expect(unit("\u{FEFF}func f() { a() }").functions.first?.name == "f")
        #expect(unit("\r\nfunc f() { }\r\n").functions.first?.location.line == 2)
        #expect(unit("#!/usr/bin/swift\nf()").topLevel?.block.count == 1)
        #expect(
            unit("func f() { let é = ü() }").functions.first.map { TreePrinter.text($0.body?.block ?? []) }
                == "let é = ü()")
    }

    @Test("A file of five megabytes is read in one go")
    func size() {
        let line = "        guard let b = c[a] else { return }; self.d(b) { [weak self] in self?.e() }\n"
        let method = "    func f(a: Int) {\n" + String(repeating: line, count: 50) + "    }\n"
        let text = "class C {\n" + String(repeating: method, count: 1_200) + "}\n"
        let clock = ContinuousClock()
        var count = 0
        let time = clock.measure { count = unit(text).types.first?.functions.count ?? 0 }
        #expect(count == 1_200)
        print("\(text.utf8.count) bytes read in \(time)")
    }
}

/// One piece of text many times over.
struct Pile: Sendable, CustomTestStringConvertible {
    let text: String
    let testDescription: String

    init(_ before: String, _ piece: String, _ count: Int, _ after: String = "") {
        text = before + String(repeating: piece, count: count) + after
        testDescription = "\(before)\(piece) × \(count)\(after)"
    }
}

/// The same numbers on every run.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
