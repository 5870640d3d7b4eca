import Testing

@testable import CallLint

@Suite struct IgnoreRulesTests {
    @Test(
        "a line of a .gitignore matches as git matches it",
        arguments: [
            ("Pods/", "Pods", true, true), ("Pods/", "Pods", false, false), ("Pods/", "ios/Pods", true, true),
            ("/Pods", "ios/Pods", true, false), ("ios/Pods", "ios/Pods", true, true),
            ("ios/Pods", "a/ios/Pods", true, false),
            ("**/Pods", "a/b/Pods", true, true), ("a/**/z", "a/b/c/z", false, true), ("a/**/z", "a/z", false, true),
            ("*.generated.swift", "a/b.generated.swift", false, true), ("*.swift", "a.swifty", false, false),
            ("?.m", "a.m", false, true), ("?.m", "ab.m", false, false), ("[a-c].m", "b.m", false, true),
            ("[!a-c].m", "b.m", false, false), ("\\!odd", "!odd", false, true), ("# no", "# no", false, false),
            ("a/**", "a/b/c", false, true), ("[", "[", false, true),
        ])
    func lines(pattern: String, path: String, isFolder: Bool, isIgnored: Bool) {
        let verdict = IgnoreRules(pattern).verdict(path.split(separator: "/"), isFolder: isFolder)
        #expect((verdict == true) == isIgnored)
    }

    @Test("the last line that matches decides, and a negation takes back")
    func negation() {
        let rules = IgnoreRules("*.swift\n!Keep.swift\n")
        #expect(rules.verdict(["Keep.swift"], isFolder: false) == false)
        #expect(rules.verdict(["Other.swift"], isFolder: false) == true)
        #expect(rules.verdict(["Other.m"], isFolder: false) == nil)
    }

    @Test("a pattern of many stars costs no more than its length times the name's")
    func stars() {
        let pattern = String(repeating: "*a", count: 200) + "b"
        let name = String(repeating: "a", count: 4000)
        #expect(IgnoreRules(pattern).verdict([name[...]], isFolder: false) == nil)
    }
}
