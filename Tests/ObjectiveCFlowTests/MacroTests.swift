import CallFlow
import Testing

@Suite("Macros whose text is unknown")
struct MacroTests {
    @Test(
        "A macro in a body is a call, with a semicolon or without",
        arguments: [
            Example("LOG(@\"a\")\n[self ring];", "LOG(\"a\")\nself.ring()"),
            Example("LOG(@\"a\");", "LOG(\"a\")"),
            Example("GUARD_MAIN\n[self ring];", "GUARD_MAIN\nself.ring()"),
            Example(
                "ON_MAIN({ [self ring]; int a = 1, b = 2; });",
                "ON_MAIN({ () in self.ring(); var a: int = 1; var b: int = 2 })"),
            Example("IF_READY(x) { [self ring]; } a();", "if IF_READY(x)\n  self.ring()\na()"),
            Example("x = va_arg(list, NSString *);", "x = va_arg(list, (NSString * <>))"),
            Example("printf(\"%\" PRIu64 \"\\n\", x);", "printf(\"%\n\", x)"),
            Example("NSAssert(x != nil, @\"%@\", x);", "NSAssert((x != nil), \"%@\", x)"),
            Example("@onExit { [self end]; };", "defer\n  self.end()"),
            Example("@keypath(a, b);", "@keypath(a, b)"),
        ])
    func statements(_ example: Example) {
        #expect(tree(example.source) == example.tree)
    }

    @Test(
        "Macros that make self weak or strong declare what their names promise",
        arguments: [
            Example("@weakify(self);", "weak var self_weak_ = self"),
            Example("@strongify(self)\n[self ring];", "var self = self_weak_\nself.ring()"),
            Example(
                "XYWeakify(self); XYStrongifyAndReturnIfNil(self);",
                "weak var self_weak_ = self\nvar self = self_weak_\nif !self\n  return"),
            Example("XYStrongifyAndReturnValueIfNil(self, nil);", "var self = self_weak_\nif !self\n  return _"),
            Example("@weakify(self, call);", "weak var self_weak_ = self\nweak var call_weak_ = call"),
            Example("WEAKSELF;", "weak var weakSelf = self"),
            Example("WS(wself);", "weak var wself = self"),
            Example("WeakSelf(weakSelf)\nSTRONG_SELF\n", "weak var weakSelf = self\nvar strongSelf = weakSelf"),
            Example("[weakSelf ring]; weak(1);", "weakSelf?.ring()\nweak(1)"),
        ])
    func weakness(_ example: Example) {
        #expect(tree(example.source) == example.tree)
    }

    @Test("A macro before, between or behind declarations hides none of them")
    func declarations() {
        let unit = read(
            """
            NS_ASSUME_NONNULL_BEGIN
            FOO_EXPORT NSString *const Key;
            API_AVAILABLE(ios(10))
            FOO_EXPORT
            @interface Call : NSObject
            - (void)ring NS_SWIFT_NAME(ring()) API_AVAILABLE(ios(10.0));
            FOO_UNAVAILABLE
            - (void)end:(FOO_NOESCAPE void (^)(void))done __attribute__((deprecated));
            @end
            FOO_EXTERN void helper(int a);
            static API_AVAILABLE(ios(10)) BOOL other(void) { return YES; }
            REGISTER(Call)
            void last(void) {}
            NS_ASSUME_NONNULL_END
            """)
        #expect(unit.globals.map(\.name) == ["Key"])
        #expect(unit.types.map(\.name) == ["Call"])
        #expect(unit.types.first?.functions.map(\.name) == ["ring", "end:"])
        #expect(unit.functions.map(\.summary) == ["helper (a: int)", "other () -> BOOL {}", "last () {}"])
        #expect(unit.unreadable.isEmpty)
    }

    @Test("Methods that React Native exports by macro are methods")
    func exported() {
        let unit = read(
            """
            @implementation CallModule
            RCT_EXPORT_MODULE()
            RCT_EXPORT_METHOD(report:(NSString *)uuid
                              handle:(nonnull NSDictionary<NSString *, id> *)handle
                              done:(RCTPromiseResolveBlock)done)
            {
                [self ring];
            }
            RCT_REMAP_METHOD(end, endCall:(NSString *)uuid) { done(); }
            RCT_EXPORT_BLOCKING_SYNCHRONOUS_METHOD(initial) { return nil; }
            RCT_EXTERN_METHOD(inSwift:(BOOL)a)
            - (void)ring {}
            @end
            """)
        #expect(
            unit.types.first?.functions.map(\.summary) == [
                "- report:handle:done: (uuid: NSString, handle: [NSString: id], done: RCTPromiseResolveBlock) {}",
                "- endCall: (uuid: NSString) {}", "- initial () {}", "- inSwift: (a: BOOL)", "- ring () {}",
            ])
        #expect(unit.tree(of: "report:handle:done:") == "self.ring()")
        #expect(unit.unreadable.isEmpty)
    }
}
