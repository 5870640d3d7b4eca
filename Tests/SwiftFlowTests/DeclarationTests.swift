import CallFlow
import SwiftFlow
import Testing

@Suite struct DeclarationTests {
    @Test("Types, nested types and extensions stand beside one another, by their last name")
    func types() {
        let unit = unit(
            """
            import class UIKit.UIView
            import CallKit
            @MainActor final class Outer<T: P & Q>: NSObject, M.D where T: R {
                enum Kind: String { case ring(Int), end; case missed }
                struct Inner { protocol Deep { } }
            }
            extension Outer.Inner: D { actor A { } }
            extension [Int] { }
            """)
        #expect(unit.imports == ["UIKit", "CallKit"])
        #expect(unit.types.map(\.name) == ["Outer", "Kind", "Inner", "Deep", "Inner", "A"])
        #expect(unit.types.map(\.kind) == [.class, .enum, .struct, .protocol, .extension, .actor])
        let outer = unit.types.first
        #expect(outer?.supertypes == ["NSObject", "D"])
        #expect(outer?.constraints == ["T": ["P", "Q", "R"]])
        #expect(outer?.attributes == ["MainActor"])
        #expect(outer?.location.line == 3)
        #expect(unit.types[1].enumCases == ["ring", "end", "missed"])
        #expect(unit.types[4].supertypes == ["D"])
        #expect(unit.topLevel == nil)
        #expect(unit.unreadable.isEmpty)
    }

    @Test(
        "A function keeps what a call of it must know",
        arguments: [
            Reading(
                "func f(_ a: Int, with b: String = \"\", c d: inout T?)", "f(_:with:c:) a: Int, b: String =, d: T?"),
            Reading(
                "func f(a: @escaping (Int) -> Void, b: (() -> Void)?)", "f(a:b:) a: @escaping ->, b: @escaping ->?"),
            Reading("func f(a: () -> Void, b: @autoclosure () -> Bool)", "f(a:b:) a: ->, b: -> auto"),
            Reading("func f(a: Int...) -> [String: Any]", "f(a:) a: [Int] -> [String: Any]"),
            Reading("func f() -> Result<Int, Error>", "f() -> Result<Int, Error>"),
            Reading("func f(a: any P & Q, b: some R) -> ()", "f(a:b:) a: any P & Q, b: any R"),
            Reading("func f<T: P, U>(a: T) where U == V, T: Q", "f(a:) a: T where T: P Q U: V"),
            Reading("func f() async throws -> Never", "f() -> Never [async throws never]"),
            Reading("private static func f()", "f() [static private]"),
            Reading("@objc override func f()", "f() [objc override]"),
            Reading("init?(a: Int)", "init(a:) a: Int [failable]"),
            Reading("convenience init<T>(a: T) throws", "init(a:) a: T where T: [throws]"),
            Reading("deinit { }", "deinit()"),
            Reading("func == (a: Self, b: Self) -> Bool", "==(a:b:) a: Self, b: Self -> Bool"),
            Reading(
                "func f(a: Swift.Optional<M.T>, b: T.Type, c: (Int, T)!)", "f(a:b:c:) a: T?, b: T.Type, c: (Int, T)?"),
        ])
    func functions(_ reading: Reading) {
        let function = unit("class C {\n\(reading.source)\n}").types.first?.functions.first
        #expect(function.map(describe) == reading.tree)
        #expect(function?.owner == "C")
    }

    private func describe(_ function: Function) -> String {
        let parameters = function.parameters.map { parameter in
            "\(parameter.name): \(parameter.type.map(TreePrinter.text) ?? "?")" + (parameter.hasDefault ? " =" : "")
                + (parameter.isAutoclosure ? " auto" : "")
        }
        var text = function.fullName
        if !parameters.isEmpty { text += " " + parameters.joined(separator: ", ") }
        if let result = function.result { text += " -> " + TreePrinter.text(result) }
        let constraints = function.constraints.sorted { $0.key < $1.key }
        if !constraints.isEmpty {
            text +=
                " where "
                + constraints.map { ([$0.key + ":"] + $0.value).joined(separator: " ") }.joined(separator: " ")
        }
        let names: [(Function.Traits, String)] = [
            (.isStatic, "static"), (.isAsync, "async"), (.throwsErrors, "throws"), (.isObjectiveC, "objc"),
            (.isOverride, "override"), (.isFailable, "failable"), (.neverReturns, "never"), (.isPrivate, "private"),
        ]
        let traits = names.filter { function.traits.contains($0.0) }.map(\.1)
        return traits.isEmpty ? text : text + " [\(traits.joined(separator: " "))]"
    }

    @Test("Requirements have no body, members of a private extension are private")
    func requirements() {
        let unit = unit("protocol P { func a(); var b: Int { get } }\nprivate extension P { func c() { } }")
        #expect(unit.types.first?.functions.first?.body == nil)
        #expect(unit.types.first?.properties.first?.getter == nil)
        #expect(unit.types.last?.functions.first?.traits == .isPrivate)
    }

    @Test(
        "Properties keep their value, their accessors and their wrappers",
        arguments: [
            Reading("let a = B()", "let a = B()"),
            Reading("var a: Int { b }", "var a: Int get { return b }"),
            Reading(
                "var a: Int { get async throws { b() } set { c = newValue } }",
                "var a: Int get { return b() } set { c = newValue }"),
            Reading("var a = 1 { willSet { b() } didSet(old) { c() } }", "var a = 1 willSet { b() } didSet { c() }"),
            Reading("lazy var a: T = { let b = T(); return b }()", "lazy var a: T = { let b = T(); return b }()"),
            Reading("@Published private weak var a: T?", "weak var a: T? @Published"),
            Reading("static let shared = C()", "static let shared = C()"),
            Reading(
                "class var a: Int { if b { 1 } else { 2 } }", "static var a: Int get { return (if b { 1 } else { 2 }) }"
            ),
            Reading("var a, b: Int", "var a: Int; var b: Int"),
            Reading("@Injected(\\.calls) var a: any P", "var a: any P @Injected"),
            Reading("var a: Int { let b = c; return b }", "var a: Int get { let b = c; return b }"),
            Reading(
                "var body: some View { Text(\"x\").padding() }",
                "var body: any View get { return Text(\"x\").padding() }"),
            Reading("#if DEBUG\nvar a = 1\n#else\nvar b = 2\n#endif", "var b = 2"),
            Reading("#if FLAG\nvar a = 1\n#else\nvar a = 2\n#endif", "var a = 1; var a = 2"),
        ])
    func properties(_ reading: Reading) {
        let properties = unit("class C {\n\(reading.source)\n}").types.first?.properties ?? []
        #expect(properties.map(describe).joined(separator: "; ") == reading.tree)
    }

    private func describe(_ property: Property) -> String {
        var text = property.isStatic ? "static " : property.isWeak ? "weak " : property.isLazy ? "lazy " : ""
        text += "\(property.isConstant ? "let" : "var") \(property.name)"
        if let type = property.type { text += ": " + TreePrinter.text(type) }
        if let value = property.initialValue { text += " = " + TreePrinter.text(value) }
        let bodies = [
            ("get", property.getter), ("set", property.setter), ("willSet", property.willSet),
            ("didSet", property.didSet),
        ]
        for case (let name, let body?) in bodies { text += " \(name) { \(TreePrinter.text(body.block)) }" }
        return text + property.attributes.map { " @" + $0 }.joined()
    }

    @Test("Globals, free functions, aliases and top-level code are kept apart")
    func topLevel() {
        let unit = unit("typealias Done = (Bool) -> Void\nlet a = b()\nfunc f() { }\nif a { f() }")
        #expect(unit.typealiases == ["Done": .function(isEscaping: false)])
        #expect(unit.globals.map(\.name) == ["a"])
        #expect(unit.functions.map(\.name) == ["f"])
        #expect(unit.functions.first?.owner == nil)
        #expect(unit.topLevel.map { TreePrinter.text($0.block) } == "let a = b(); func f() {}; if a { f() }")
    }

    @Test("Declarations under #if come from every clause that may be built")
    func conditionalDeclarations() {
        let unit = unit(
            """
            #if os(macOS)
            class A { }
            #elseif FLAG
            class B { }
            #elseif os(iOS)
            class C { }
            #else
            class D { }
            #endif
            """)
        #expect(unit.types.map(\.name) == ["B", "C"])
    }

    @Test("Reading a file takes no body apart")
    func laziness() {
        // A function of a thousand statements costs nothing before it is asked for: its body is made once, then kept.
        let unit = unit("func f() { g { h() } }")
        let body = unit.functions.first?.body
        guard case .expression(let first)? = body?.block.first?.kind, case .call(let call) = first.kind,
            case .expression(let again)? = body?.block.first?.kind, case .call(let same) = again.kind,
            case .closure(let one)? = call.arguments.first?.value.kind,
            case .closure(let other)? = same.arguments.first?.value.kind
        else {
            Issue.record("no closure")
            return
        }
        #expect(one === other)
        #expect(TreePrinter.text(one.body.block) == "return h()")
    }
}
