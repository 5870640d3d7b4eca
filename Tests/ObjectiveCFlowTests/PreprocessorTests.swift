import CallFlow
import Testing

@Suite("The preprocessor of a device's release build")
struct PreprocessorTests {
    @Test(
        "The branch is taken that a release build for a device takes",
        arguments: [
            Example("#if DEBUG\na();\n#else\nb();\n#endif", "b()"),
            Example("#ifdef DEBUG\na();\n#endif\nb();", "b()"),
            Example("#ifndef DEBUG\na();\n#endif", "a()"),
            Example("#if TARGET_OS_SIMULATOR\na();\n#elif TARGET_OS_IOS\nb();\n#else\nc();\n#endif", "b()"),
            Example("#if 0\na(\"/* don't { \n#endif\nb();", "b()"),
            Example("#if 1\na();\n#else\nb();\n#endif", "a()"),
            Example("#if !TARGET_IPHONE_SIMULATOR && defined(__OBJC__)\na();\n#endif", "a()"),
            Example("#if __has_include(<X/X.h>) || UNKNOWN\na();\n#else\nb();\n#endif", "a()"),
            Example("#if __IPHONE_OS_VERSION_MAX_ALLOWED >= __IPHONE_13_0\na();\n#else\nb();\n#endif", "a()"),
            Example("#ifdef __IPHONE_26_4\na();\n#else\nb();\n#endif", "a()"),
            Example("#ifdef __cplusplus\na();\n#else\nb();\n#endif", "b()"),
            Example("#if UNKNOWN && 0\na();\n#else\nb();\n#endif", "b()"),
        ])
    func branches(_ example: Example) {
        #expect(tree(example.source) == example.tree)
    }

    @Test("Of unknown branches in a body the first with code is taken")
    func unknownInBody() {
        #expect(tree("#if FEATURE\na();\n#else\nb();\n#endif") == "a()")
        #expect(tree("#if FEATURE\n// nothing\n#elif OTHER\nb();\n#else\nc();\n#endif") == "b()")
        #expect(tree("if (x\n#if FEATURE\n && y) {\n#else\n) {\n#endif\na(); }") == "if (x && y)\n  a()")
    }

    @Test("Of unknown branches between declarations all are taken, unless the first left a brace open")
    func unknownOutside() {
        let unit = read(
            """
            #ifdef RCT_NEW_ARCH_ENABLED
            @interface Call : NSObject <New>
            #else
            @interface Call : NSObject <Old>
            #endif
            - (void)ring;
            @end
            @implementation Call
            #if FEATURE
            - (void)a:(int)b {
            #else
            - (void)a:(long)b {
            #endif
                go();
            }
            #ifdef FEATURE
            - (void)first {}
            #else
            - (void)second {}
            #endif
            @end
            """)
        #expect(unit.types.map(\.supertypes) == [["NSObject", "New"], ["NSObject", "Old"], []])
        #expect(unit.types.last?.functions.map(\.name) == ["a:", "first", "second"])
        #expect(unit.tree(of: "a:") == "go()")
    }

    @Test("Definitions of the file are known to its conditions, and their text is no code")
    func definitions() {
        let unit = read(
            """
            #define READY 1
            #define BAD(x) do { if (!(x)) { \\
                return; } \\
            } while (0)
            #define URL @"http://x/*"
            #define SUM (READY + 1)
            @implementation Call
            - (void)ring {
            #if READY && SUM == 2
                a();
            #else
                b();
            #endif
            #undef READY
            #ifdef BAD
                c();
            #endif
            #pragma mark - don't stop
            #warning "unclosed
                d();
            }
            @end
            """)
        #expect(unit.tree(of: "ring") == "a()\nc()\nd()")
        #expect(unit.unreadable.isEmpty)
    }

    @Test("Comments, strings and line ends of any kind leave no trace")
    func text() {
        #expect(tree("// [a b]; \\\n[c d];\n/* } */ x(@\"}//\\\"\", '\\'', \"/*\");") == "x(\"}//\"\", _, \"/*\")")
        #expect(tree("a();\r\n\tb();\r\n#if 0\r\nc();\r\n#endif\r\nd();") == "a()\nb()\nd()")
        #expect(read("\u{FEFF}#import \"A.h\"\nint a;").imports == ["A.h"])
        #expect(read("int a; // no line end").globals.map(\.name) == ["a"])
    }
}
