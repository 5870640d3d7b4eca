import CallFlow
import SwiftFlow
import Testing

@Suite struct ExpressionTests {
    @Test(
        "Names, members and calls are read as they are written",
        arguments: [
            Reading("a", "a"),
            Reading("self.a", "self.a"),
            Reading("super.a()", "super.a()"),
            Reading("Self.shared", "Self.shared"),
            Reading("`default`.a", "default.a"),
            Reading("a.b.c(d)", "a.b.c(d)"),
            Reading("a?.b?.c()", "a?.b?.c()"),
            Reading("a!.b()", "a!.b()"),
            Reading("a?.b.c()", "a?.b.c()"),
            Reading("a[0]?.b[key: 1]", "a[0]?.b[key: 1]"),
            Reading("a?[0]", "a?[0]"),
            Reading("completion?(1)", "completion?(1)"),
            Reading("delegate?.changed?(1)", "delegate?.changed?(1)"),
            Reading("completion!()", "completion!()"),
            Reading("report(with: id, .voIP, &error)", "report(with: id, .voIP, &error)"),
            Reading("Set<Int>()", "Set()"),
            Reading("Module.Call.init(a: 1)", "Module.Call.init(a: 1)"),
            Reading("_ = a()", "_ = a()"),
            Reading("a.b(_:c:)", "a.b"),
            Reading("a\n  .b()\n  .c()", "a.b().c()"),
        ])
    func names(_ reading: Reading) {
        #expect(body(reading.source) == reading.tree)
    }

    @Test(
        "Operators get the shape that Swift gives them",
        arguments: [
            Reading("a == b && c || d", "(((a == b) && c) || d)"),
            Reading("a ?? b ?? c", "(a ?? (b ?? c))"),
            Reading("a ?? b == c", "((a ?? b) == c)"),
            Reading("a + b * c - d", "((a + (b * c)) - d)"),
            Reading("a ? b : c ? d : e", "(a ? b : (c ? d : e))"),
            Reading("x = a ? b : c", "x = (a ? b : c)"),
            Reading("x = y = z", "x = y = z"),
            Reading("x += a", "x = a"),
            Reading("a as? T ?? b", "((a as? T) ?? b)"),
            Reading("a as! [String: Any]", "(a as! [String: Any])"),
            Reading("a is T && b", "((a is T) && b)"),
            Reading("!a && !b.c", "(!a && !b.c)"),
            Reading("a === b", "(a === b)"),
            Reading("a != nil", "(a != nil)"),
            Reading("a <|> b", "(a <|> b)"),
            Reading("0 ..< a.count", "(0 ..< a.count)"),
            Reading("(a || b) && c", "((a || b) && c)"),
            Reading("-1", "-1"),
            Reading("a >= 3 ? 1 : 2", "((a >= 3) ? 1 : 2)"),
        ])
    func operators(_ reading: Reading) {
        #expect(body(reading.source) == reading.tree)
    }

    @Test(
        "try and await cover what is to their right",
        arguments: [
            Reading("try a()", "try a()"),
            Reading("try? a() ?? b()", "try? (a() ?? b())"),
            Reading("try! a()", "try! a()"),
            Reading("x = try await a.b() + c()", "x = try await (a.b() + c())"),
            Reading("(try? a()) ?? b", "(try? a() ?? b)"),
            Reading("await a(try b())", "await a(try b())"),
            Reading("a(consume b)", "a(b)"),
            Reading("unsafe a()", "a()"),
        ])
    func effects(_ reading: Reading) {
        #expect(body(reading.source) == reading.tree)
    }

    @Test(
        "Literals keep what can be compared, the rest its parts",
        arguments: [
            Reading("a(nil, true, 1_000, 0x10, \"x\", 1.5)", "a(nil, true, 1000, 16, \"x\", <literal>)"),
            Reading("a(\"x\\(b())y\\(c)\")", "a(‹b(), c›)"),
            Reading("a([b(), c], [d: e()], [:])", "a(‹b(), c›, ‹d, e()›, ‹›)"),
            Reading("a((b, c()))", "a(‹b, c()›)"),
            Reading("a(\\.b.c, /x+/)", "a(‹›, <literal>)"),
            Reading(
                "a(#selector(b(_:with:)), #selector(C.d), #function)", "a(#selector(b(_:with:)), #selector(d), ‹›)"),
            Reading("#expect(a())", "‹a()›"),
            Reading("a(\"\"\"\n  x\n  \"\"\")", "a(\"x\")"),
            Reading("a(#\"x\"#)", "a(\"x\")"),
        ])
    func literals(_ reading: Reading) {
        #expect(body(reading.source) == reading.tree)
    }

    @Test(
        "Closures keep parameters, weak captures and where they trail",
        arguments: [
            Reading("a { b() }", "a({ return b() }^)"),
            Reading("a { [weak self] in self?.b() }", "a({ [weak self] in return self?.b() }^)"),
            Reading("a { [weak self, unowned c, weak d = e] x, _ in }", "a({ [weak self d] x, _ in }^)"),
            Reading("a { (x: Int, y) async throws -> Bool in b(); c() }", "a({ x: Int, y async in b(); c() }^)"),
            Reading(
                "a(b: { $0 }) { c } d: { e } _: { f }",
                "a(b: { return $0 }, { return c }^, d: { return e }^, { return f }^)"),
            Reading("a { @MainActor in b() }", "a({ return b() }^)"),
            Reading("a { x = 1 }", "a({ x = 1 }^)"),
            Reading("a { return }", "a({ return }^)"),
            Reading("a { if b { c() } else { d() } }", "a({ if b { c() } else { d() } }^)"),
            Reading("{ a() }()", "{ return a() }()"),
            Reading("a {}", "a({ }^)"),
        ])
    func closures(_ reading: Reading) {
        #expect(body(reading.source) == reading.tree)
    }

    @Test("An expression says where its name begins")
    func locations() {
        let unit = unit("func run() {\n  a.b\n    .report(c)\n}")
        let statement = unit.functions.first?.body?.block.first
        #expect(statement?.location == SourceLocation(path: "App/Call.swift", line: 2, column: 3, offset: 15))
        guard case .expression(let call)? = statement?.kind else {
            Issue.record("no call")
            return
        }
        #expect(call.location == SourceLocation(path: "App/Call.swift", line: 3, column: 6, offset: 24))
        #expect(unit.functions.first?.location.column == 6)
    }
}
