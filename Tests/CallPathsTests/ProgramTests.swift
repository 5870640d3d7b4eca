import CallFlow
import CallPaths
import Testing

@Suite("The program")
struct ProgramTests {
    private func type(of property: String, in text: String) -> TypeName? {
        let program = TextIndex.program(["A.swift": text])
        guard let type = program.type(named: "Subject", near: "A.swift"),
            let found = program.property(named: property, on: type)
        else { return nil }
        return program.type(of: found.property, in: found.owner)
    }

    @Test("A type has the members of its extensions in every file")
    func extensions() throws {
        let program = TextIndex.program([
            "A.swift": "class Subject { func one() {} }", "B.swift": "extension Subject { func two() {} }",
        ])
        let type = try #require(program.type(named: "Subject", near: "A.swift"))
        #expect(type.functions.keys.sorted() == ["one", "two"])
    }

    @Test("Of two types with one name the nearest is meant")
    func nearest() throws {
        let program = TextIndex.program([
            "App/A.swift": "class Subject { func one() {} }", "Other/A.swift": "class Subject { func two() {} }",
            "Other/B.swift": "extension Subject { func three() {} }",
        ])
        #expect(program.type(named: "Subject", near: "App/B.swift")?.functions.keys.sorted() == ["one"])
        #expect(program.type(named: "Subject", near: "Other/C.swift")?.functions.keys.sorted() == ["three", "two"])
    }

    @Test("Members are inherited from superclasses and protocol extensions")
    func inheritance() throws {
        let program = TextIndex.program([
            "A.swift": """
            class Base { func inherited() {} }
            protocol Helping { func required() }
            extension Helping { func helped() {} }
            class Subject: Base, Helping { func required() {} }
            """
        ])
        let type = try #require(program.type(named: "Subject", near: "A.swift"))
        for name in ["inherited", "helped", "required"] {
            #expect(program.functions(named: name, on: type).first?.body != nil, "\(name)")
        }
    }

    @Test("Conformers are found through subclasses and other protocols; test doubles only when there is nothing else")
    func conformers() {
        let program = TextIndex.program([
            "A.swift": "protocol Helping {}\nprotocol Better: Helping {}\nclass One: Better {}\nclass Two: One {}",
            "B.swift": "class MockHelper: Helping {}",
        ])
        let names = program.conformers(of: "Helping", near: "A.swift").map(\.name)
        #expect(names == ["Better", "One", "Two"])
        let alone = TextIndex.program(["A.swift": "protocol Helping {}\nclass MockHelper: Helping {}"])
        #expect(alone.conformers(of: "Helping", near: "A.swift").map(\.name) == ["MockHelper"])
    }

    @Test(
        "A property's type is told by its declaration or its initial value",
        arguments: [
            ("var value: Helper?", TypeName.optional(.named("Helper", []))),
            ("var value = Helper()", .named("Helper", [])),
            ("var value = Helper.shared", .named("Helper", [])),
            ("var value = Helper.make()", .named("Helper", [])),
            ("var value = other as! Helper", .named("Helper", [])),
            ("lazy var value = { let helper = Helper(); return helper }()", .named("Helper", [])),
            ("var value = true", .named("Bool", [])),
            ("var value = value", .unknown),
        ])
    func evidentTypes(_ declaration: String, _ expected: TypeName) {
        let text = """
            final class Helper { static let shared = Helper(); static func make() -> Helper { Helper() } }
            class Subject { \(declaration) }
            """
        #expect(type(of: "value", in: text) == expected)
    }

    @Test(
        "A PushKit method's form is told by its labels",
        arguments: [
            (
                "didReceiveIncomingPushWith p: P, for t: T, completion: @escaping () -> Void)",
                PushHandler.Form.completion
            ),
            ("didReceiveIncomingPushWith p: P, for t: T)", .deprecated),
            ("didReceiveIncomingPushWith p: P, for t: T) async", .async),
            (
                "didReceiveIncomingVoIPPushWith p: P, metadata: M, withCompletionHandler c: @escaping () -> Void)",
                .metadata
            ), ("didReceiveIncomingVoIPPushWith p: P, metadata: M) async", .asyncMetadata),
        ])
    func forms(_ rest: String, _ form: PushHandler.Form) {
        let text = "class Subject { func pushRegistry(_ r: PKPushRegistry, \(rest) {} }"
        #expect(TextIndex.program(["A.swift": text]).pushHandlers().map(\.form) == [form])
    }

    @Test("Of several forms only those that a system would call are judged")
    func ranking() {
        let text = """
            class Subject {
                func pushRegistry(_ r: PKPushRegistry, didReceiveIncomingPushWith p: P, for t: T) {}
                func pushRegistry(_ r: PKPushRegistry, didReceiveIncomingPushWith p: P, for t: T, completion: @escaping () -> Void) {}
                func pushRegistry(_ r: PKPushRegistry, didReceiveIncomingVoIPPushWith p: P, metadata: M) async {}
            }
            """
        #expect(TextIndex.program(["A.swift": text]).pushHandlers().map(\.form) == [.completion, .asyncMetadata])
    }

    @Test("Call sites know their function and their closures")
    func callSites() throws {
        let program = TextIndex.program(["A.swift": "class Subject { func run() { Task { ring(1) } } }"])
        let site = try #require(program.callSites(of: "ring").first)
        #expect(site.function?.name == "run" && site.type == "Subject" && site.closures.count == 1)
    }
}

@Suite("Names and models")
struct NameTests {
    @Test(
        "Names are taken apart into words",
        arguments: [
            ("isInCall", ["is", "in", "call"]), ("callUUID", ["call", "uuid"]), ("UUIDString", ["uuid", "string"]),
            ("on_call", ["on", "call"]), ("", []), ("call2", ["call"]),
        ])
    func words(_ name: String, _ words: [String]) {
        #expect(Words.of(name) == words)
    }

    @Test("A model is found by its type, its method and its labels; one for any type comes last")
    func models() throws {
        let any = try #require(CallModel(call: "*.ring", does: .unknown))
        let one = try #require(CallModel(call: "Acme.Voice.ring", does: .reports))
        let labelled = try #require(CallModel(call: "Voice.stop(call:)", does: .never))
        let models = CallModels([any, one, labelled])
        #expect(models.model(method: "ring", labels: [], types: ["Voice"]) == one)
        #expect(models.model(method: "ring:with:", labels: [], types: ["Other"]) == any)
        #expect(models.model(method: "stop", labels: ["call"], types: ["Voice"]) == labelled)
        #expect(models.model(method: "stop", labels: [nil], types: ["Voice"]) == nil)
        #expect(CallModel(call: "ring", does: .reports) == nil)
    }

    @Test("A model's call reports, never returns, or calls its delegate")
    func effects() throws {
        let never = try #require(CallModel(call: "*.halt", does: .never))
        #expect(Walked("Acme.halt()", models: [never]).verdict == .always)
        let calls = try #require(CallModel(call: "Acme.handle", does: .calls, methods: ["received"]))
        let walked = Walked(
            "Acme.handle(delegate: self)", members: "func received(_ a: Int) { touch() }", models: [calls])
        #expect(walked.verdict == .always)
    }
}
