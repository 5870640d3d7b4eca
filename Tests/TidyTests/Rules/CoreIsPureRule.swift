/// Core is pure: it imports nothing but itself, and has no clock, randomness, concurrency, reference or output. So is
/// what proves it, which imports Core as well: the same calls have to tell the same story.
struct CoreIsPureRule: TidyRule {
    let name = "CoreIsPure"

    private static let bans: [(call: TokenPattern, replacement: String)] = [
        ("print(", "an effect or a returned value: a shell prints"),
        ("debugPrint(", "an effect or a returned value: a shell prints"),
        ("dump(", "an effect or a returned value: a shell prints"),
        ("async", "a synchronous function: a shell waits"),
        ("await", "a synchronous function: a shell waits"),
        ("Task {", "an effect: a shell starts it"),
        ("Task.", "an effect: a shell starts it"),
        ("actor", "a struct: the runner owns the value"),
        ("class", "a struct or an enum: values can be forked and compared"),
        ("Mutex(", "a struct: the runner owns the value"),
        ("Date(", "an Instant that the shell hands in"),
        ("ContinuousClock", "an Instant that the shell hands in"),
        ("SuspendingClock", "an Instant that the shell hands in"),
        ("UUID(", "an id that the shell hands in"),
        (".random(in:", "a value that the shell hands in"),
        (".random(using:", "a value that the shell hands in"),
        (".random()", "a value that the shell hands in"),
        (".randomElement(", "a value that the shell hands in"),
        (".shuffled(", "a value that the shell hands in"),
        ("SystemRandomNumberGenerator", "a value that the shell hands in"),
        ("Hasher(", "a hand-written fingerprint: Hasher's seed differs from process to process"),
        (".hashValue", "a hand-written fingerprint: Hasher's seed differs from process to process"),
    ].map { (TokenPattern($0.0), $0.1) }

    func findings(in tree: Tree) -> [Finding] {
        let core = tree.files.filter { $0.floor == "Core" }
        let proof = tree.files.filter { $0.floor == "Proof" }
        let rooms = Set(core.compactMap(\.room))
        return core.flatMap { findings(in: $0, importing: rooms) }
            + proof.flatMap { findings(in: $0, importing: rooms.union(proof.compactMap(\.room))) }
    }

    private func findings(in file: SourceFile, importing rooms: Set<String>) -> [Finding] {
        let floor = file.floor ?? ""
        let imports = file.imports.filter { !rooms.contains($0.module) }.map {
            file.finding($0.line, "\(floor) imports pure rooms only, not \($0.module): hand the facts in as values")
        }
        let calls = Self.bans.flatMap { ban in
            ban.call.matches(in: file.code).map {
                file.finding(file.code[$0].line, "\(ban.call.source)… is banned in \(floor): use \(ban.replacement)")
            }
        }
        return imports + calls
    }

    let triggering = [
        Example("Sources/Core/CallPolicy/PhonePolicy.swift", "import Foundation"),
        Example("Sources/Core/CallPolicy/PhonePolicy.swift", "public import NIOCore"),
        Example("Sources/Core/CallPolicy/PhonePolicy.swift", "internal import struct Foundation.Date"),
        Example("Sources/Core/CallPolicy/PhonePolicy.swift", "func f() async {}"),
        Example("Sources/Core/RuleBook/RuleBook.swift", "func f() { print(1) }"),
        Example("Sources/Core/RuleBook/RuleBook.swift", "let id = Int.random(in: 0..<3)"),
        Example("Sources/Core/RuleBook/RuleBook.swift", "final class Box {}"),
        Example("Sources/Core/RuleBook/RuleBook.swift", #"let x = "now: \(Date())""#),
        Example("Sources/Proof/ModelledPhone/ModelledPhone.swift", "import Testing"),
        Example("Sources/Proof/ModelledPhone/ModelledPhone.swift", "let now = ContinuousClock().now"),
        Example([
            ("Sources/Proof/ModelledPhone/ModelledPhone.swift", ""),
            ("Sources/Core/CallPolicy/PhonePolicy.swift", "import ModelledPhone"),
        ]),
    ]
    let nonTriggering = [
        Example([
            ("Sources/Core/CallPolicy/PhonePolicy.swift", "public import CallVocabulary\nlet s = \"async print(1)\""),
            (
                "Sources/Core/CallVocabulary/Instant.swift",
                "// Date() would read a clock, and a class or an actor share it"
            ),
        ]),
        Example("Sources/System/PhoneStore/PhoneStore.swift", "import Foundation\nlet now = Date()"),
        Example([
            ("Sources/Core/CallPolicy/PhonePolicy.swift", ""),
            ("Sources/Proof/ModelledPhone/ModelledPhone.swift", "public import CallPolicy"),
        ]),
        Example(
            "Sources/Core/CallPolicy/PhonePolicy.swift",
            "let printed = 1\nlet asynchronous = 2\nlet taskCount = 3\ncase .random(let seed): 1"),
    ]
}
