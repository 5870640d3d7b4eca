import CallFlow
import SwiftFlow
import Testing

@Suite struct StatementTests {
    @Test(
        "Variables come one for each name",
        arguments: [
            Reading("let a = b()", "let a = b()"),
            Reading("var a: Int?", "var a: Int?"),
            Reading("let (a, b) = c()", "let a = ‹c()›; let b = ‹›"),
            Reading("let (a, _) = (b(), c)", "let a = b(); let _ = c"),
            Reading("let a = 1, b: [Int] = []", "let a = 1; let b: [Int] = ‹›"),
            Reading("weak var a = b", "weak var a = b"),
            Reading("async let a = b()", "let a = b()"),
            Reading("let a = if b { c() } else { d }", "let a = (if b { c() } else { d })"),
            Reading("var a: Int { b }", "var a: Int"),
        ])
    func variables(_ reading: Reading) {
        #expect(body(reading.source) == reading.tree)
    }

    @Test(
        "Conditions keep what they test and what they bind",
        arguments: [
            Reading("if a { b() }", "if a { b() }"),
            Reading("if a { b() } else if c { } else { d }", "if a { b() } else { if c {} else { d } }"),
            Reading("if let a, let b = c as? T, !d { }", "if let a = a, let b = (c as? T), !d {}"),
            Reading("guard let self else { return }", "guard let self = self else { return }"),
            Reading("guard let `self` = self, a else { return b }", "guard let self = self, a else { return b }"),
            Reading("guard let a: T = b else { return }", "guard let a: T = b else { return }"),
            Reading("if case .a = b { }", "if case .a = b {}"),
            Reading(
                "guard case let .a(x, y) = b else { return }", "guard case .a(x, y) binding x y = b else { return }"),
            Reading("if case .a(let x, _)? = b { }", "if case (.a(x, _) binding x)? = b {}"),
            Reading("if case let x? = b { }", "if case (let x)? = b {}"),
            Reading("if case .some(let x) = b { }", "if case (let x)? = b {}"),
            Reading("if #available(iOS 26.4, *) { }", "if #available(iOS 26.4, *) {}"),
            Reading("guard #unavailable(iOS 13) else { return }", "guard #unavailable(iOS 13) else { return }"),
            Reading("if let (a, b) = c { }", "if case ((let a, let b))? = c {}"),
            Reading("if let _ = a { }", "if let _ = a {}"),
            Reading("if a is B { }", "if (a is B) {}"),
        ])
    func conditions(_ reading: Reading) {
        #expect(body(reading.source) == reading.tree)
    }

    @Test(
        "switch keeps patterns, conditions and bindings",
        arguments: [
            Reading(
                "switch a { case .b, .c: d(); case .e(let x): f; default: break }",
                "switch a { case .b, .c: d() case .e(x) binding x: f default: break }"),
            Reading(
                "switch a { case let x where x > 1: b\n case _: c }",
                "switch a { case let x where (x > 1): b case _: c }"),
            Reading(
                "switch a { case .b where x, .c: d\n case (1, let y): e }",
                "switch a { case .b where x: d case .c: d case (1, let y): e }"),
            Reading(
                "switch a { case is T: b\n case let c as U: d\n @unknown default: e }",
                "switch a { case is T: b case let c as U: d default: e }"),
            Reading(
                "switch (a, b) { case (.c?, nil): fallthrough\n default: d }",
                "switch ‹a, b› { case ((.c)?, nil): fallthrough default: d }"),
            Reading(
                "switch a { case 1...5: b\n case \"x\": c\n default: d }",
                "switch a { case (1 ... 5): b case \"x\": c default: d }"),
            Reading(
                "let v = switch a { case .b: 1\n default: throw c }",
                "let v = (switch a { case .b: 1 default: throw c })"),
        ])
    func switches(_ reading: Reading) {
        #expect(body(reading.source) == reading.tree)
    }

    @Test(
        "Loops keep their form",
        arguments: [
            Reading("for a in b { c }", "for a in b { c }"),
            Reading("for (a, b) in c where d { continue }", "for a b in c where d { continue }"),
            Reading("for case let a? in b { }", "for a in b where ‹› {}"),
            Reading("for try await a in b { }", "for a in try await b {}"),
            Reading("for _ in 0..<3 { }", "for  in (0 ..< 3) {}"),
            Reading("while let a = b(), c { break }", "while let a = b(), c { break }"),
            Reading("repeat { a() } while b", "repeat { a() } while b"),
            Reading("outer: for a in b { break outer }", "outer: for a in b { break outer }"),
        ])
    func loops(_ reading: Reading) {
        #expect(body(reading.source) == reading.tree)
    }

    @Test(
        "Errors, defer and local functions are read",
        arguments: [
            Reading("do { try a() } catch { b(error) }", "do { try a() } catch { b(error) }"),
            Reading(
                "do { } catch let e as T { a } catch .b where c { } catch let e { d }",
                "do {} catch let e as T { a } catch .b where c {} catch { d }"),
            Reading("do throws(E) { try a() } catch E.b, E.c { d }", "do { try a() } catch E.b { d } catch E.c { d }"),
            Reading("throw a", "throw a"),
            Reading("defer { a() }", "defer { a() }"),
            Reading("func f(_ a: Int, with b: Int) -> Int { a }", "func f(_:with:) { return a }"),
            Reading("return a()", "return a()"),
            Reading("return", "return"),
            Reading("class C { func f() { } }; a()", "a()"),
        ])
    func rest(_ reading: Reading) {
        #expect(body(reading.source) == reading.tree)
    }

    @Test(
        "#if takes what a release build for an iPhone takes",
        arguments: [
            Reading("#if DEBUG\na()\n#else\nb()\n#endif", "b()"),
            Reading("#if !DEBUG\na()\n#endif", "a()"),
            Reading("#if os(macOS)\na()\n#elseif os(iOS) || os(tvOS)\nb()\n#else\nc()\n#endif", "b()"),
            Reading("#if targetEnvironment(simulator)\na()\nreturn\n#endif\nb()", "b()"),
            Reading("#if targetEnvironment(macCatalyst) || DEBUG\na()\n#endif\nb()", "b()"),
            Reading("#if !targetEnvironment(simulator) && canImport(CallKit)\na()\n#endif", "a()"),
            Reading("#if canImport(AppKit)\na()\n#endif", ""),
            Reading("#if FLAG\na()\n#else\nb()\n#endif", "a()"),
            Reading("#if FLAG\n#else\nb()\n#endif", "b()"),
            Reading("#if FLAG && os(macOS)\na()\n#else\nb()\n#endif", "b()"),
            Reading("#if swift(>=5.9) && compiler(>=6)\na()\n#else\nb()\n#endif", "a()"),
            Reading("#if swift(<5)\na()\n#endif", ""),
            Reading(
                "switch a {\n#if os(iOS)\ncase .b: c\n#else\ncase .d: e\n#endif\ndefault: f }",
                "switch a { case .b: c default: f }"),
            Reading("a\n#if os(iOS)\n.b { .c }\n.d()\n#else\n.e()\n#endif\n.f(.g)", "a.b({ return .c }^).d().f(.g)"),
            Reading("#if os(iOS)\n#if DEBUG\na()\n#else\nb()\n#endif\n#endif", "b()"),
            Reading("#warning(\"x\")", "‹\"x\"›"),
        ])
    func conditionalCompilation(_ reading: Reading) {
        #expect(body(reading.source) == reading.tree)
    }

    @Test(
        "The only expression of a body with a result is returned",
        arguments: [
            Reading("func f() -> Int { a() }", "return a()"),
            Reading("func f() { a() }", "a()"),
            Reading("func f() -> Void { a() }", "a()"),
            Reading("func f() -> Int { if a { 1 } else { 2 } }", "return (if a { 1 } else { 2 })"),
            Reading("func f() -> Int { if a { return 1 } else { return 2 } }", "if a { return 1 } else { return 2 }"),
            Reading(
                "func f() -> Int { switch a { case .b: 1\n default: throw c } }",
                "return (switch a { case .b: 1 default: throw c })"),
            Reading("func f() -> Int { b(); return a() }", "b(); return a()"),
            Reading("func f() async throws -> Int { try await a() }", "return try await a()"),
        ])
    func implicitReturns(_ reading: Reading) {
        let body = unit(reading.source).functions.first?.body
        #expect(body.map { TreePrinter.text($0.block) } == reading.tree)
    }
}
