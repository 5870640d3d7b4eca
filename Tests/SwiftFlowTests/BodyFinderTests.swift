import CallFlow
import SwiftFlow
import Testing

/// Bodies are left out of the text before it is parsed. Nothing may be seen of that.
@Suite struct BodyFinderTests {
    @Test(
        "A file read without its bodies gives the tree of the whole file",
        arguments: [
            "func f() { a() }\nfunc g(b: () -> Void = { c() }) -> Int { { d }() }",
            "class C { var a: Int { b } ; var c: Int { get { d } set(e) { f } } ; var g = 1 { didSet { h() } } }",
            "class C { var a: Int { get() } \n var b: Int { set.count } \n var c: Int { get } \n func d() { e } }",
            "class C { lazy var a: B = { let c = B(); return c }() \n let d = e.map { f } \n init() { } ; deinit { g } }",
            "protocol P { func a() \n var b: Int { get set } \n init() \n associatedtype T } \n func c() { d }",
            "extension A { subscript(b: Int) -> C { get { d } } \n static func == (e: A, f: A) -> Bool { g } }",
            "struct V: View { @State var a = false \n var body: some View { B { C() }.d { e } } }",
            "func f() { let a = \"}\\(b { \"{\" })\" } \n func g() { h(\"\"\"\n  } \\(i)\n  \"\"\") }",
            "func f() { a(#\"}\"\\#(b)\"#) } // }\n/* { /* } */ */ func g() { /* } */ h }",
            "func f() { a = /[{]\"/ } \n func g() { b / c / d } \n func h() { return /x}/ }",
            "func f() { a(#/}/#) } \n func g() { }",
            "class C { #if DEBUG\n func f() { a } \n #else\n func f() { b } \n #endif\n var c: Int\n{ d } }",
            "#Preview { A() } \n @main struct B { static func main() async throws { c } } \n macro d() = #e",
            "actor A { nonisolated func b() { let actor = c; d(actor) } \n let actor = 1 \n func e() { } }",
            "enum E: Int { case a = 1, `func` \n case actor \n indirect case b(() -> Void) \n var c: Int { switch self { default: 1 } } }",
            "func f<T>(a: T) where T: P { func g() { var h: Int { i } ; h } \n class J { func k() { } } }",
            "precedencegroup P { higherThan: Q } \n infix operator <>: P \n func <> (a: A, b: B) { c }",
            "if a { func b() { c } } \n let d = e { f } \n for g in h { i } \n var j: Int { k } \n l()",
            "class C: D { override func a() { super.a() { b } } \n class func c() { } \n class var d: Int { 1 } }",
            "func f() {} \n func g() { } \n var h: Int { }",
            "class C { var é: String { \"ü{\" } \n func ö() { ä() } }",
            "class C { @objc(a:b:) func c(d: Int, e: Int) { f } \n @W({ x in x }) var g: Int { h } \n required init?(coder: D) { nil } }",
            "func f() { a( } \n func g() { b }",
            "func f() { a } } \n func g() { b }",
            "func f() { \"a } \n func g() { b }",
            "class C { func f() { a } \n let = \n func g() { b } }",
            "func f() { `}` } \n func g() { a.`func` { b } }",
            "let a = b ? { c } : { d } \n func e() { f } \n let g: H = .init { i } \n let j = K.class { l }",
            "class C { var a: Int = 1, b: Int { c } \n weak var d: E? { didSet { f } } \n var g: H { mutating get { i } nonmutating set { j } } }",
            "class C { var a: Int { @inlinable get { b } } \n var c: Int { // comment\n get { d } } \n var e: Int { /* x */ f } }",
            "class C { var a: Int { _read { yield b } _modify { yield &b } } \n func c() async rethrows -> D { e } }",
        ])
    func sameTree(_ source: String) {
        let parts = SwiftReader().read(source, path: "C.swift")
        let whole = SwiftReader(parsesWholeFiles: true).read(source, path: "C.swift")
        #expect(UnitPrinter.lines(parts) == UnitPrinter.lines(whole))
    }

    @Test("A mistake in one body is not seen in the others")
    func confinement() {
        let functions = unit("func f() { a( }\nfunc g() { b() }").functions
        #expect(functions.map(\.name).first == "f")
        let broken = unit("func f() { let = }\nfunc g() { b() }").functions.compactMap(\.body)
        #expect(broken.map { TreePrinter.text($0.block).contains("unreadable") } == [true, false])
    }
}
