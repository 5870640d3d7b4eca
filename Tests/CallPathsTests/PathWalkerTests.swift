import CallPaths
import Testing

/// A body and what is true of its paths.
struct Walk: CustomTestStringConvertible {
    let body: String
    let verdict: Verdict
    var members = ""
    var around = ""

    init(_ body: String, _ verdict: Verdict, members: String = "", around: String = "") {
        self.body = body
        self.verdict = verdict
        self.members = members
        self.around = around
    }

    var testDescription: String { body }
}

@Suite("Paths through a function")
struct PathWalkerTests {
    @Test(
        "Control flow is followed on every path",
        arguments: [
            Walk("touch()", .always),
            Walk("print(1)", .misses),
            Walk("if flag { touch() }", .misses),
            Walk("if flag { touch() } else { touch() }", .always),
            Walk("guard flag else { return }; touch()", .misses),
            Walk("guard flag else { touch(); return }; touch()", .always),
            Walk("guard flag else { fatalError() }; touch()", .always),
            Walk("defer { touch() }; if flag { return }", .always),
            Walk("if flag { return }; defer { touch() }", .misses),
            Walk("for _ in items { touch() }", .misses, members: "var items: [Int] = []"),
            Walk("for _ in [1, 2] { touch() }", .always),
            Walk("repeat { touch() } while flag", .always),
            Walk("while true { if flag { touch(); return } }", .always),
            Walk("while flag { touch() }", .misses),
            Walk("while true { if flag { break } }; touch()", .always),
            Walk("outer: for _ in [1] { for _ in [2] { break outer } }; touch()", .always),
            Walk("outer: while true { while true { if flag { break outer }; touch(); return } }", .misses),
            Walk("switch text { case \"a\"?: touch(); default: touch() }", .always),
            Walk("switch text { case \"a\"?: touch(); default: break }", .misses),
            Walk("switch flag { case true: fallthrough; case false: touch() }", .always),
            Walk("do { try work(); touch() } catch { }", .misses),
            Walk("do { try work(); touch() } catch { touch() }", .always),
            Walk("do { try work() } catch { return }; touch()", .misses),
            Walk("_ = try? work(); touch()", .always),
            Walk("try! work(); touch()", .always),
            Walk("flag ? touch() : touch()", .always),
            Walk("_ = flag && touch()", .misses),
            Walk("_ = text ?? touch()", .misses),
            Walk("let other = text ?? nil", .misses),
            Walk("let isThere = text != nil; touch()", .always),
            Walk("let value = if flag { touch() } else { touch() }; print(value)", .always),
            Walk("let value = switch flag { case true: touch() case false: 1 }; print(value)", .misses),
        ])
    func controlFlow(_ walk: Walk) {
        #expect(Walked(walk.body, members: walk.members, around: walk.around).verdict == walk.verdict)
    }

    @Test(
        "A path that contradicts what it knows is not walked",
        arguments: [
            Walk("var done = false; if flag { touch(); done = true }; if !done { touch() }", .always),
            Walk("if flag { touch() }; if !flag { touch() }", .always),
            Walk("if text == nil { touch() }; if text != nil { touch() }", .always),
            Walk("if text == nil { touch() }; if let text { print(text); touch() }", .always),
            Walk(
                "let kind = Kind.one; switch kind { case .one: touch(); case .two: break }", .always,
                around: "enum Kind { case one, two }"),
            Walk("if isOn { touch() }; if !isOn { touch() }", .always, members: "var isOn = false"),
            Walk("if isOn { touch() }; isOn = change(); if !isOn { touch() }", .misses, members: "var isOn = false"),
            Walk(
                "guard let value = make() else { return }; touch(value)", .always,
                members: "func make() -> Int? { 1 }"),
            Walk(
                "guard let value = make() else { return }; touch(value)", .misses,
                members: "func make() -> Int? { text }"),
            Walk(
                "guard check() else { return }; touch()", .always,
                members: "func check() -> Bool { return true }"),
            Walk("let value = text ?? \"\"; guard !value.isEmpty else { return }; touch()", .misses),
            Walk(
                "for call in calls { if call == text { return } }; touch()", .always,
                members: "var calls: [String] = []"),
            Walk(
                "for call in rooms { if call == text { return } }; touch()", .misses,
                members: "var rooms: [String] = []"),
            Walk("if #available(iOS 12, *) { touch() }", .always),
            Walk("if #available(iOS 17.4, *) { touch() }", .misses),
        ])
    func feasibility(_ walk: Walk) {
        #expect(Walked(walk.body, members: walk.members, around: walk.around).verdict == walk.verdict)
    }

    @Test(
        "Calls are followed into the project",
        arguments: [
            Walk("helper()", .always, members: "func helper() { touch() }"),
            Walk("self.helper()", .misses, members: "func helper() { if other { touch() } }"),
            Walk(
                "Helper.shared.help()", .always,
                around: "final class Helper { static let shared = Helper(); func help() { touch() } }"),
            Walk("Helper.help()", .always, around: "enum Helper { static func help() { touch() } }"),
            Walk(
                "helper.help()", .always, members: "lazy var helper = Helper()",
                around: "class Base { func help() { touch() } }\nfinal class Helper: Base {}"),
            Walk("free()", .always, around: "func free() { touch() }"),
            Walk(
                "helper.help()", .always, members: "var helper: any Helping = Helper()",
                around: "protocol Helping { func help() }\nstruct Helper: Helping { func help() { touch() } }"),
            Walk(
                "helper.help()", .always, members: "var helper: any Helping = Helper()",
                around: "protocol Helping {}\nextension Helping { func help() { touch() } }\nstruct Helper: Helping {}"),
            Walk(
                "helper.help()", .unknown, members: "var helper: any Helping",
                around: """
                    protocol Helping { func help() }
                    struct One: Helping { func help() { touch() } }
                    struct Two: Helping { func help() {} }
                    """),
            Walk(
                "helper.help()", .misses, members: "var helper: any Helping",
                around: """
                    protocol Helping { func help() }
                    struct One: Helping { func help() {} }
                    struct Two: Helping { func help() {} }
                    """),
            Walk("value = 1", .always, members: "var value = 0 { didSet { touch() } }"),
            Walk("_ = value", .always, members: "var value: Int { touch(); return 1 }"),
            Walk("again()", .misses, members: "func again() { again() }"),
            Walk("mystery()", .unknown),
            Walk("if flag { mystery() } else { print(1) }", .misses),
            Walk("mystery(); touch()", .always),
            Walk("pick(1)", .always, members: "func pick(_ a: Int) { touch() }\nfunc pick(_ a: Int, b: Int) {}"),
            Walk("pick(1, b: 2)", .misses, members: "func pick(_ a: Int) { touch() }\nfunc pick(_ a: Int, b: Int) {}"),
        ])
    func calls(_ walk: Walk) {
        #expect(Walked(walk.body, members: walk.members, around: walk.around).verdict == walk.verdict)
    }

    @Test(
        "A closure runs when its callee runs it",
        arguments: [
            Walk("MainActor.assumeIsolated { touch() }", .always),
            Walk("DispatchQueue.main.sync { touch() }", .always),
            Walk("DispatchQueue.main.async { touch() }", .misses),
            Walk("Task { touch() }", .misses),
            Walk("items.forEach { _ in touch() }", .misses, members: "var items: [Int] = []"),
            Walk("run { touch() }", .always, members: "func run(_ work: () -> Void) { work() }"),
            Walk("run { touch() }", .misses, members: "func run(_ work: @escaping () -> Void) { store = work }"),
            Walk("let work = { touch() }; work()", .always),
            Walk("let work = { touch() }; print(work)", .misses),
            Walk("func work() { touch() }; work()", .always),
            Walk("work(); func work() { touch() }", .always),
            Walk("{ touch() }()", .always),
            Walk("load { value in touch(value) }", .misses),
            Walk(
                "onRing(1)", .always,
                members: "var onRing: (Int) -> Void = { _ in }\nfunc set() { onRing = { _ in touch() } }"),
            Walk("let done = DispatchSemaphore(value: 0); Task { touch(); done.signal() }; done.wait()", .always),
        ])
    func closures(_ walk: Walk) {
        #expect(Walked(walk.body, members: walk.members, around: walk.around).verdict == walk.verdict)
    }

    @Test(
        "A missing reference on the way is soft, a missing value is not",
        arguments: [
            Walk(
                "helper?.help()", .soft, members: "var helper: Helper?",
                around: "final class Helper { func help() { touch() } }"),
            Walk(
                "guard let helper else { return }; helper.help()", .soft, members: "var helper: Helper?",
                around: "final class Helper { func help() { touch() } }"),
            Walk(
                "run { [weak self] in guard let self else { return }; touch() }", .soft,
                members: "func run(_ work: () -> Void) { work() }"),
            Walk("guard let text else { return }; touch(text)", .misses),
            Walk(
                "guard let user = currentUser else { return }; user.ring()", .misses,
                members: "var currentUser: User?", around: "final class User { func ring() { touch() } }"),
            Walk("logger?.log(); touch()", .always, members: "var logger: Logger?"),
        ])
    func softness(_ walk: Walk) {
        #expect(Walked(walk.body, members: walk.members, around: walk.around).verdict == walk.verdict)
    }

    @Test("Forced unwraps, casts and tries are told as crashes and end no path")
    func crashes() {
        let walked = Walked("print(text!); print(text as! Int); try! work(); touch()")
        #expect(walked.verdict == .always)
        #expect(walked.tracker.crashes == [.forcedUnwrap, .forcedCast, .forcedTry])
    }

    @Test("Calls are met in the order in which they run")
    func order() {
        let walked = Walked(
            "defer { last() }; first(second())\nthird { fourth() }", members: "func third(_ f: () -> Void) { f() }")
        #expect(walked.tracker.calls == ["second", "first", "third", "f", "fourth", "last"])
    }

    @Test("The steps tell the decision that kept the path from it, and the calls around it")
    func steps() throws {
        let walked = Walked(
            "helper()",
            members: """
                func helper() {
                    log(1)
                    guard let text = read() else { return }
                    touch(text)
                }
                func log(_ a: Int) { if a > 1 { print(a) } }
                """)
        let end = try #require(walked.report.ends.first)
        let messages = end.steps.map(\.message)
        #expect(messages == ["calls helper here", "guard fails here: let text = read()", "returns here"])
    }
}

@Suite("Hostile code")
struct HostileCodeTests {
    @Test("A thousand branches in a row are joined")
    func manyBranches() {
        let body = (0..<1000).map { "if value\($0) { print(\($0)) }" }.joined(separator: "\n")
        #expect(Walked(body + "\ntouch()").verdict == .always)
    }

    @Test("Functions that call each other a thousandfold are given up, and said so")
    func explosion() {
        let members = (0..<40).map { "func f\($0)(_ a: Int) { f\($0 + 1)(a + \($0)); f\($0 + 1)(a) }" }
            .joined(separator: "\n")
        let walked = Walked("f0(1)\ntouch()", members: members)
        #expect(walked.verdict != .misses)
    }

    @Test("Deep nesting ends")
    func nesting() {
        let body = String(repeating: "if flag { ", count: 40) + "touch()" + String(repeating: " }", count: 40)
        #expect(Walked(body).verdict == .misses)
    }

    @Test("The same code gives the same report twice")
    func determinism() {
        let body = "guard let a = text else { return }; if flag { mystery(a) }; for x in a { touch(x) }"
        let steps = (0..<2).map { _ in Walked(body).report.ends.map(\.steps) }
        #expect(steps[0] == steps[1])
    }
}
