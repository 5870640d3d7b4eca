import Testing

@Suite("The style guide")
struct TidyTests {
    @Test("The tree follows every rule of the style guide", arguments: TidyRules.all.map(\.name))
    func treeFollows(_ name: String) throws {
        let rule = try #require(TidyRules.all.first { $0.name == name })
        let findings = rule.unexcusedFindings(in: .repository)
        for finding in findings {
            Issue.record("\(finding)  [\(name)]")
        }
    }

    @Test("The tree is found, with the rooms and the documents that the rules judge")
    func treeIsFound() {
        let tree = Tree.repository
        let swift = tree.files.filter(\.isSwift)
        #expect(swift.contains { $0.path == "Sources/Core/CallVocabulary/Instant.swift" && !$0.code.isEmpty })
        #expect(swift.contains { $0.path == "Tests/TidyTests/TidyTests.swift" })
        let named: Set = ["Package.swift", "Documentation/README.md", "scripts/setup", ".ci/run", "Makefile"]
        #expect(named.subtracting(tree.paths).isEmpty)
        let hidden = tree.paths.filter { $0.contains(".build") || $0.hasPrefix(".git/") }
        #expect(hidden.isEmpty)
    }

    @Test("Every rule finds its triggering examples", arguments: TidyRules.all.map(\.name))
    func triggers(_ name: String) throws {
        let rule = try #require(TidyRules.all.first { $0.name == name })
        #expect(!rule.triggering.isEmpty)
        for example in rule.triggering {
            #expect(!rule.unexcusedFindings(in: example.tree).isEmpty, "not found: \(example.files)")
        }
    }

    @Test("Every rule leaves its near misses alone", arguments: TidyRules.all.map(\.name))
    func nearMisses(_ name: String) throws {
        let rule = try #require(TidyRules.all.first { $0.name == name })
        #expect(!rule.nonTriggering.isEmpty)
        for example in rule.nonTriggering {
            #expect(rule.unexcusedFindings(in: example.tree).isEmpty, "wrongly found: \(example.files)")
        }
    }

    @Test("Every rule's file is registered, under a name of its own")
    func rulesAreRegistered() {
        let files = Tree.repository.files.filter { $0.path.hasPrefix("Tests/TidyTests/Rules/") }
        #expect(Set(files.map(\.name)) == Set(TidyRules.all.map { "\($0.name)Rule.swift" }))
        #expect(Set(TidyRules.all.map(\.name)).count == TidyRules.all.count)
    }

    @Test("An excuse holds for its own rule, on its line and the next, and only with a reason")
    func excuses() {
        let file = SourceFile("A.swift", "// tidy:allow(Name) because\na\nb\n// tidy:allow(Name)  \nc")
        #expect(file.excuses("Name", at: 1))
        #expect(file.excuses("Name", at: 2))
        #expect(!file.excuses("Name", at: 3))
        #expect(!file.excuses("Other", at: 2))
        #expect(!file.excuses("Name", at: 5))
    }
}
