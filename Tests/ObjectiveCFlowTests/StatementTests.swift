import CallFlow
import Testing

@Suite("Statements of Objective-C")
struct StatementTests {
    @Test(
        "A declaration gives one variable for each name",
        arguments: [
            Example("NSString *a = @\"x\";", "var a: NSString = \"x\""),
            Example("int i = 0, *p, q[3];", "var i: int = 0\nvar p: int\nvar q: int"),
            Example("__weak typeof(self) weakSelf = self;", "weak var weakSelf = self"),
            Example("__strong __typeof__(weakSelf) self = weakSelf;", "var self = weakSelf"),
            Example("__weak Call *call = self.call;", "weak var call: Call = self.call"),
            Example("static dispatch_once_t token;", "var token: dispatch_once_t"),
            Example("const BOOL ready = YES;", "let ready: BOOL = true"),
            Example("void (^done)(BOOL) = ^(BOOL ok) { };", "var done: @escaping closure = { (ok: BOOL) in  }"),
            Example("NSArray<Call *> *calls = nil;", "var calls: [Call] = nil"),
            Example("id<Ringing> ringer = nil;", "var ringer: any Ringing = nil"),
            Example("Class type = Nil;", "var type: id.Type = nil"),
            Example("struct point p = { 1, 2 };", "var p: point = <1, 2>"),
            Example("Call * call;", "var call: Call"),
            Example("uint8_t bytes[] = { 1 };", "var bytes: uint8_t = <1>"),
        ])
    func declarations(_ example: Example) {
        #expect(tree(example.source) == example.tree)
    }

    @Test(
        "Branches keep their conditions and bodies, with braces or without",
        arguments: [
            Example(
                "if (a) b(); else if (c) { d(); } else e();", "if a\n  b()\nelse\n  if c\n    d()\n  else\n    e()"),
            Example("if (!(self = [super init])) return nil;", "if !self = super.init()\n  return nil"),
            Example("if (a) ; else { b(); }", "if a\nelse\n  b()"),
            Example("if (@available(iOS 26.4, *)) { a(); }", "if #available(iOS 26.4, *)\n  a()"),
            Example("if (a && @available(iOS 13, *) && b) c();", "if a, #available(iOS 13, *), b\n  c()"),
            Example("if (!@available(iOS 13, *)) c();", "if #unavailable(iOS 13, *)\n  c()"),
            Example("if (__builtin_available(iOS 13, *)) c();", "if #available(iOS 13, *)\n  c()"),
            Example("if (a || @available(iOS 13, *)) c();", "if (a || @available(\"iOS 13\", \"*\"))\n  c()"),
        ])
    func branches(_ example: Example) {
        #expect(tree(example.source) == example.tree)
    }

    @Test(
        "Loops keep what is evaluated when",
        arguments: [
            Example("for (Call *c in self.calls) [c end];", "for c in self.calls\n  c?.end()"),
            Example("for (c in calls) { break; }", "for c in calls\n  break"),
            Example("for (id<Ringing> c in [self all]) continue;", "for c in self.all()\n  continue"),
            Example("for (int i = 0; i < n; i++) a(i);", "for var i: int = 0; (i < n); i = (i + 1)\n  a(i)"),
            Example("for (;;) { a(); }", "for ; ; \n  a()"),
            Example("while (a && b) c();", "while (a && b)\n  c()"),
            Example("do { a(); } while (b); c();", "repeat while b\n  a()\nc()"),
        ])
    func loops(_ example: Example) {
        #expect(tree(example.source) == example.tree)
    }

    @Test(
        "A case that does not end runs on into the next",
        arguments: [
            Example(
                "switch (a) { case A: case B: b(); break; case C: c(); default: d(); }",
                "switch a\ncase A, B\n  b()\n  break\ncase C\n  c()\n  fallthrough\ncase default\n  d()"),
            Example(
                "switch (a) { case 1: { b(); break; } case PKA: return; case 2: { c(); } case 3: ; }",
                "switch a\ncase 1\n  do\n    b()\n    break\ncase PKA\n  return\ncase 2\n  do\n    c()\n  fallthrough\ncase 3"
            ),
            Example(
                "switch (a) { case 1: if (b) { return; } else { break; } default: c(); }",
                "switch a\ncase 1\n  if b\n    return\n  else\n    break\ncase default\n  c()"),
            Example("switch (a) { case 1 ... 5: b(); }", "switch a\ncase 1\n  b()"),
            Example("switch (a) { case x ? 1 : 2: b(); }", "switch a\ncase (x ? 1 : 2)\n  b()"),
        ])
    func switches(_ example: Example) {
        #expect(tree(example.source) == example.tree)
    }

    @Test(
        "Scopes, exceptions and jumps are statements",
        arguments: [
            Example("@synchronized (self) { a(); }", "do\n  a()"),
            Example("@synchronized ([self lock]) { a(); }", "do\n  self.lock()\n  a()"),
            Example("@autoreleasepool { a(); }", "do\n  a()"),
            Example(
                "@try { a(); } @catch (MyError *e) { b(); } @catch (NSException *x) { @throw; } @finally { c(); }",
                "do\n  a()\ncatch e: MyError\n  b()\ncatch x\n  throw _\nfinally\n  c()"),
            Example("@try { a(); } @catch (...) { }", "do\n  a()\ncatch"),
            Example("@throw [Failure new];", "throw Failure.new()"),
            Example("out: a();", "out:\n  a()"),
            Example("goto out; a();", "⁇\na()"),
            Example("if (a) goto out; b(); out: c();", "if a\n  do\n    c()\n  return\nb()\nout:\n  c()"),
            Example("again: a(); goto again;", "again:\n  a()\n⁇"),
            Example("return; a();", "return\na()"),
            Example("return (a && [b c]);", "return (a && b?.c())"),
            Example("{ a(); } ;", "do\n  a()"),
        ])
    func scopes(_ example: Example) {
        #expect(tree(example.source) == example.tree)
    }

    @Test("A statement stands where its first token stands")
    func places() throws {
        let unit = read("@implementation A\n- (void)a {\n  int é = 1;\n  [self b];\n}\n@end")
        let block = try #require(unit.types.first?.functions.first?.body?.block)
        #expect(block.map(\.location.line) == [3, 4])
        #expect(block.map(\.location.column) == [7, 3])
        #expect(unit.types.first?.functions.first?.location.column == 9)
    }

    @Test("A body is read when it is asked for, and once")
    func laziness() throws {
        let unit = read("@implementation A\n- (void)a { run(^{ [self b]; }); }\n@end")
        let body = try #require(unit.types.first?.functions.first?.body)
        guard case .expression(let value) = body.block.first?.kind, case .call(let call) = value.kind,
            case .closure(let closure) = call.arguments.first?.value.kind
        else {
            Issue.record("no closure")
            return
        }
        guard case .expression(let again) = body.block.first?.kind, case .call(let second) = again.kind,
            case .closure(let same) = second.arguments.first?.value.kind
        else {
            Issue.record("no closure")
            return
        }
        #expect(closure === same)
        #expect(TreePrinter.text(closure.body.block) == "self.b()")
    }
}
