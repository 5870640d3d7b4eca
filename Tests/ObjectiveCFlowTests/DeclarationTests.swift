import CallFlow
import Testing

@Suite("Declarations of Objective-C")
struct DeclarationTests {
    @Test("A class has its supertypes, and every category and implementation adds to it")
    func classes() {
        let unit = read(
            """
            @class Other; @protocol Later;
            @interface Call<__covariant T : id> : Base <One, Two>
            @end
            @interface Call () <Three>
            @end
            @interface Call (Ringing)
            @end
            @interface Root <NSObject>
            @end
            @implementation Call (Ringing)
            @end
            @protocol Ringing <NSObject, One>
            - (void)ring;
            @end
            """)
        let list = unit.types.map { "\($0.kind) \($0.name): \($0.supertypes.joined(separator: ", "))" }
        #expect(
            list == [
                "class Call: Base, One, Two", "extension Call: Three", "extension Call: ", "class Root: NSObject",
                "extension Call: ", "protocol Ringing: NSObject, One",
            ])
        #expect(unit.language == .objectiveC)
    }

    @Test(
        "A method is known by its whole selector, however its head is broken",
        arguments: [
            Example("- (void)ring;", "- ring ()"),
            Example("+ (instancetype)shared;", "+ shared () -> Call"),
            Example(
                "-(BOOL)ring:(NSString*)a\n  for :(double) b\n{ }", "- ring:for: (a: NSString, b: double) -> BOOL {}"),
            Example("- (void)run:(void (^)(BOOL, NSError *_Nullable))done;", "- run: (done: @escaping closure)"),
            Example("- (void)run:(NS_NOESCAPE void (^)(void))now;", "- run: (now: closure)"),
            Example("- (nullable id<Ringing>)a:(nonnull __kindof Call *)b;", "- a: (b: Call) -> any Ringing"),
            Example("- ring;", "- ring () -> id"),
            Example("- (IBAction)tap:sender { }", "- tap: (sender: id) {}"),
            Example("- (void)log:(NSString *)format, ...;", "- log: (format: NSString)"),
            Example("- (void):(int)a :(int)b;", "- :: (a: int, b: int)"),
            Example("- (void (^)(void))block;", "- block () -> @escaping closure"),
            Example("- (void)default:(int)a if:(int)b;", "- default:if: (a: int, b: int)"),
            Example(
                "- (void)old:(int)a API_DEPRECATED_WITH_REPLACEMENT(\"new:\", ios(8.0, 11.0)) { }", "- old: (a: int) {}"
            ),
            Example("- (void)a:(int)b; { }", "- a: (b: int) {}"),
            Example("- (void)a:(__unused id)b c:(out NSError **)d;", "- a:c: (b: id, d: NSError)"),
        ])
    func methods(_ example: Example) {
        let unit = read("@implementation Call\n\(example.source)\n@end")
        #expect(unit.types.first?.functions.map(\.summary) == [example.tree])
        #expect(unit.unreadable.isEmpty)
    }

    @Test("A method's selector, owner and labels are those of its class")
    func signature() throws {
        let unit = read("@implementation Call\n- (void)ring:(int)a for:(int)b {}\n@end")
        let function = try #require(unit.types.first?.functions.first)
        #expect(function.selector == "ring:for:")
        #expect(function.owner == "Call")
        #expect(function.parameters.map(\.label) == ["ring", "for"])
    }

    @Test("Properties bring their instance variables, and a weak one says so")
    func properties() throws {
        let unit = read(
            """
            @interface Call : NSObject {
                @private
                NSString *_a, *b;
                __weak id<Ringing> _c;
            }
            @property (nonatomic, weak, nullable) id<Ringing> delegate;
            @property (copy, getter=isDone) void (^done)(BOOL);
            @property IBOutlet UIView *view;
            @property (class, readonly) Call *shared;
            @end
            @implementation Call
            @synthesize view = theView, done;
            @end
            """)
        let list = unit.types.flatMap(\.properties).map {
            ($0.isWeak ? "weak " : "") + ($0.isStatic ? "static " : "") + $0.name + ": "
                + ($0.type.map(TreePrinter.text) ?? "?")
        }
        #expect(
            list == [
                "_a: NSString", "b: NSString", "weak _c: any Ringing", "weak delegate: any Ringing",
                "weak _delegate: any Ringing", "done: @escaping closure", "_done: @escaping closure", "view: UIView",
                "_view: UIView", "static shared: Call", "theView: UIView",
            ])
        let done = try #require(unit.types.first?.properties.first { $0.name == "done" })
        #expect(done.attributes == ["copy", "getter=isDone"])
    }

    @Test(
        "Functions of C have their parameters, result and traits",
        arguments: [
            Example("static void ring(int a, Done done) { }", "ring (a: int, done: Done) {}"),
            Example("NSString *name(void);", "name () -> NSString"),
            Example("extern \"C\" void ring(void) { }", "ring () {}"),
            Example("extern \"C\" {\nvoid ring(void);\n}", "ring ()"),
            Example("void ring(void (^done)(BOOL)) { }", "ring (done: @escaping closure) {}"),
            Example("BOOL\nisReady(NSArray<Call *> *calls)\n{ return NO; }", "isReady (calls: [Call]) -> BOOL {}"),
            Example("__attribute__((unused)) static inline int f(int a[]) { return 1; }", "f (a: int) -> int {}"),
        ])
    func functions(_ example: Example) {
        let unit = read(example.source)
        #expect(unit.functions.map(\.summary) == [example.tree])
        #expect(unit.unreadable.isEmpty)
    }

    @Test("A function of C between methods belongs to no class, and a method declared in a header has no body")
    func owners() {
        let unit = read("@implementation Call\nstatic void go(void) {}\n- (void)ring { go(); }\n@end")
        #expect(unit.functions.map(\.owner) == [nil])
        #expect(unit.tree(of: "ring") == "go()")
        let header = read("@interface Call : NSObject\n- (void)ring;\n@end", path: "Call.h")
        #expect(header.types.first?.functions.map { $0.body == nil } == [true])
    }

    @Test("A function that never returns says so")
    func neverReturns() {
        let unit = read(
            "void a(void) __attribute__((noreturn));\n__attribute__((noreturn)) void b(void) {}\n_Noreturn void c(void);\nvoid d(void);"
        )
        #expect(unit.functions.map { $0.traits.contains(.neverReturns) } == [true, true, true, false])
    }

    @Test("Enumerations give their cases, type definitions their types")
    func types() {
        let unit = read(
            """
            typedef NS_ENUM(NSInteger, State) { StateIdle = 1, StateRinging NS_SWIFT_NAME(ringing), };
            typedef enum : NSUInteger { A, B } Old;
            enum Plain { C };
            typedef void (^Done)(BOOL ok, NSError *error);
            typedef NSArray<Call *> *Calls;
            typedef struct { int x; } Point;
            typedef int (*Callback)(int);
            """)
        #expect(
            unit.types.map { "\($0.name): \($0.enumCases.joined(separator: " "))" } == [
                "State: StateIdle StateRinging", "Old: A B", "Plain: C",
            ])
        #expect(
            unit.typealiases.mapValues(TreePrinter.text) == [
                "Done": "@escaping closure", "Calls": "[Call]", "Callback": "@escaping closure",
            ])
    }

    @Test("Global variables have their types and short values")
    func globals() {
        let unit = read(
            "static NSString *const Key = @\"k\";\nstatic __weak Call *current;\nBOOL ready = NO;\nint table[] = { 1, 2 };"
        )
        let list = unit.globals.map { global in
            let value = global.initialValue.map {
                " = " + TreePrinter.text([Statement(.expression($0), at: $0.location)])
            }
            return global.name + ": " + (global.type.map(TreePrinter.text) ?? "?") + (value ?? "")
        }
        #expect(list == ["Key: NSString = \"k\"", "current: Call", "ready: BOOL = false", "table: int"])
        #expect(unit.globals.map(\.isWeak) == [false, true, false, false])
    }

    @Test("Imports are modules and headers, the border to Swift among them")
    func imports() {
        let unit = read(
            "#import <PushKit/PushKit.h>\n#import \"Call.h\"\n#include <App/App-Swift.h>\n@import CallKit;\n#import <stdio.h>"
        )
        #expect(unit.imports == ["PushKit", "Call.h", "App", "App-Swift.h", "stdio.h", "CallKit"])
    }

    @Test("Classes of C++ are stepped over, and their methods defined outside belong to them")
    func plusPlus() {
        let unit = read(
            """
            namespace app {
            template <typename T> class Box : public Base<T> { void f() { if (x) { } } };
            struct Point { int x; } origin;
            void Box::ring(int a) { go(); }
            bool operator==(const Point &a, const Point &b) { return true; }
            }
            using namespace std;
            @implementation Call
            - (void)ring {}
            @end
            """, path: "Call.mm")
        #expect(unit.functions.map { ($0.owner ?? "") + "." + $0.name } == ["Box.ring"])
        #expect(unit.types.map(\.name) == ["Call"])
        #expect(unit.unreadable.isEmpty)
    }
}
