import Testing

@Suite("Expressions of Objective-C")
struct ExpressionTests {
    @Test(
        "A message is a member call by its whole selector, and does nothing for nil",
        arguments: [
            Example("[call end];", "call?.end()"),
            Example("[self ring];", "self.ring()"),
            Example("[super ring];", "super.ring()"),
            Example("[Center shared];", "Center.shared()"),
            Example("[call end:1 reason:@\"x\"];", "call?.end:reason:(1, \"x\")"),
            Example("[call :1 :2];", "call?.::(1, 2)"),
            Example("[call value::2];", "call?.value::(2)"),
            Example("[[Center shared] report:call];", "Center.shared()?.report:(call)"),
            Example("[[[Call alloc] init] ring];", "Call.alloc().init()?.ring()"),
            Example("[NSString stringWithFormat:@\"%@ %d\", a, 2];", "NSString.stringWithFormat:(\"%@ %d\", a, 2)"),
            Example("[call\n  if:a\n  default : b];", "call?.if:default:(a, b)"),
            Example("[(call) end];", "call?.end()"),
            Example("[(Call *)call end];", "(call as Call)?.end()"),
            Example("[(Call *)self ring]; [(id)self ring];", "(self as Call).ring()\nself.ring()"),
            Example("[a ?: b end];", "(a ?? b)?.end()"),
            Example("[self.class make]; [[self class] make];", "Call.make()\nCall.make()"),
            Example("[NSArray<Call *> new];", "NSArray.new()"),
            Example("[calls[0] end]; [calls.firstObject end];", "calls[0]?.end()\ncalls?.firstObject?.end()"),
            Example("[self call:x ? y : z when:(KEY) other:1];", "self.call:when:other:((x ? y : z), KEY, 1)"),
            Example("[self take:(NSInteger)number of:(id)all];", "self.take:of:(number, all)"),
        ])
    func messages(_ example: Example) {
        #expect(tree(example.source) == example.tree)
    }

    @Test(
        "Properties, pointers, elements and calls follow what they hang on",
        arguments: [
            Example("self.provider.delegate = self;", "self.provider?.delegate = self"),
            Example("self->_call = nil;", "self._call = nil"),
            Example("Center.shared.call;", "Center.shared?.call"),
            Example("completion();", "completion()"),
            Example("self.completion(YES, nil);", "self.completion(true, nil)"),
            Example("info[@\"a\"][@\"b\"];", "info[\"a\"][\"b\"]"),
            Example("dispatch_once(&token, ^{ [self setUp]; });", "dispatch_once(&token, { () in self.setUp() })"),
            Example("fill(&a + 1, &b);", "fill((<a> + 1), &b)"),
            Example("i++; --i; i += 2;", "i = (i + 1)\ni = (i - 1)\ni = (i + 2)"),
        ])
    func members(_ example: Example) {
        #expect(tree(example.source) == example.tree)
    }

    @Test(
        "Operators bind as in C, and a short conditional evaluates its condition once",
        arguments: [
            Example("x = a || b && !c == d;", "x = (a || (b && (!c == d)))"),
            Example("x = a + b * c - d;", "x = ((a + (b * c)) - d)"),
            Example("x = a << 2 | b >> 1 & 3;", "x = ((a << 2) | ((b >> 1) & 3))"),
            Example("x = a ? b : c ? d : e;", "x = (a ? b : (c ? d : e))"),
            Example("x = a ?: [self make];", "x = (a ?? self.make())"),
            Example("x = y = z;", "x = y = z"),
            Example("x = a >= b != (c > d);", "x = ((a >= b) != (c > d))"),
            Example("a, [self b];", "<a, self.b()>"),
            Example("x = -1 - -y;", "x = (-1 - <y>)"),
            Example("x = *p & ~q;", "x = (<p> & <q>)"),
            Example("x >>= 2; x <<= 1;", "x = (x >> 2)\nx = (x << 1)"),
            Example("x = sizeof(Call *) + sizeof y;", "x = (_ + _)"),
        ])
    func operators(_ example: Example) {
        #expect(tree(example.source) == example.tree)
    }

    @Test(
        "Literals keep what can be compared",
        arguments: [
            Example("x = nil == NULL;", "x = (nil == nil)"),
            Example("x = @\"a\" @\"b\" \"c\\n\";", "x = \"abc\n\""),
            Example("x = 0x1F + 010 + 3UL + 1.5f + 'c';", "x = ((((31 + 8) + 3) + _) + _)"),
            Example("x = @YES; y = @3; z = @-2;", "x = true\ny = 3\nz = -2"),
            Example("x = @(a + 1);", "x = <(a + 1)>"),
            Example("x = @[a, [b c]];", "x = <a, b?.c()>"),
            Example("x = @{@\"k\": [a b], c: @1};", "x = <\"k\", a?.b(), c, 1>"),
            Example("x = @selector(ring:for:);", "x = #selector(ring:for:)"),
            Example("x = @protocol(Ringing); y = @encode(int); z = @__FILE__;", "x = _\ny = _\nz = _"),
            Example("x = (CGRect){ 1, .y = f(2), { 3 } };", "x = (<1, f(2), <3>> as CGRect)"),
        ])
    func literals(_ example: Example) {
        #expect(tree(example.source) == example.tree)
    }

    @Test(
        "A type in parentheses is a cast, a value in parentheses is none",
        arguments: [
            Example("x = (NSString *)y;", "x = (y as NSString)"),
            Example("x = (id)y; (void)[a b]; z = (BOOL)w;", "x = y\na?.b()\nz = w"),
            Example("x = (__bridge CFStringRef)y;", "x = (y as CFStringRef)"),
            Example("x = (NSDictionary<NSString *, id> *)y;", "x = (y as [NSString: id])"),
            Example("x = (id<Ringing>)y;", "x = (y as any Ringing)"),
            Example("x = (void (^)(BOOL))y;", "x = (y as @escaping closure)"),
            Example("x = (a) - b; x = (a) * b; (completion)(x);", "x = (a - b)\nx = (a * b)\ncompletion(x)"),
            Example("x = ((Call *)y).state;", "x = (y as Call)?.state"),
            Example("x = (unsigned long)y + (NSTimeInterval)z;", "x = (y + (z as NSTimeInterval))"),
        ])
    func casts(_ example: Example) {
        #expect(tree(example.source) == example.tree)
    }

    @Test(
        "Blocks are closures with their parameters",
        arguments: [
            Example("run(^{ [self ring]; });", "run({ () in self.ring() })"),
            Example("run(^(NSError *_Nullable error) { log(error); });", "run({ (error: NSError) in log(error) })"),
            Example("x = ^BOOL(id a, BOOL *stop) { return YES; };", "x = { (a: id, stop: BOOL) in return true }"),
            Example("x = ^NSArray<Call *> *(void) { return nil; };", "x = { () in return nil }"),
            Example("^{ [self ring]; }();", "{ () in self.ring() }()"),
            Example("x = ({ int y = 1; y; });", "x = ({ if true; var y: int = 1; y })"),
        ])
    func blocks(_ example: Example) {
        #expect(tree(example.source) == example.tree)
    }

    @Test(
        "The common half of C++ is read in files that may contain it",
        arguments: [
            Example("run([&](int a) { ring(a); });", "run({ (a: int) in ring(a) })"),
            Example("run([this, x]() mutable -> bool { return x; });", "run({ () in return x })"),
            Example("auto x = std::make_shared<Call>(1);", "var x = std.make_shared(1)"),
            Example(
                "std::string s(\"a\"); std::lock_guard<std::mutex> l(m);",
                "var s: string = string(\"a\")\nvar l: lock_guard<mutex> = lock_guard(m)"),
            Example("auto x = node.as<std::pair<int, Call>>();", "var x = node?.as()"),
            Example("Space::Call::ring(1);", "Space.Call.ring(1)"),
            Example("x = static_cast<Call *>(y); z = new Call(1); delete z;", "x = (y as Call)\nz = Call(1)\n<z>"),
            Example("for (const auto &c : calls) c.end();", "for c in calls\n  c?.end()"),
            Example(
                "try { ring(); } catch (const std::exception &e) { stop(); }",
                "do\n  ring()\ncatch e: exception\n  stop()"),
            Example("if (auto c = find(1)) { ring(c); }", "if let c = find(1)\n  ring(c)"),
            Example("x = R\"m(a \" ) b)m\"; y = p->q;", "x = \"m(a \" ) b)m\"\ny = p.q"),
        ])
    func plusPlus(_ example: Example) {
        #expect(tree(example.source, path: "Call.mm") == example.tree)
    }

    @Test("Words of C++ are plain names in Objective-C")
    func plainNames() {
        #expect(tree("id template = new; [template delete];") == "var template: id = new\ntemplate?.delete()")
    }
}
