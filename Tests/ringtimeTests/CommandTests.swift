import Foundation
import PhoneControl
import Testing

/// Exit codes, usage and the reference page.
@Suite struct CommandTests {
    @Test(
        "Wrong usage exits with 2 and says what is wrong on stderr",
        arguments: [
            ["nonsense"], ["push"], ["call", "sing"], ["device", "dnd", "maybe"], ["device", "advance", "soon"],
            ["keys", "add"],
            ["up", "--ios", "12"], ["up", "--apns-port", "70000"], ["exec"], ["status", "--format", "xml"],
        ])
    func usage(arguments: [String]) async throws {
        let data =
            arguments[0] == "exec" || arguments[0] == "nonsense"
            ? [] : ["--data", NSTemporaryDirectory() + "no-such-phone"]
        let result = try await ringtime(arguments + data)
        #expect(result.status == 2, "\(result)")
        #expect(!result.errors.isEmpty && result.output.isEmpty)
    }

    @Test(
        "Without a running phone every verb exits with 3 and says how to start one",
        arguments: [
            ["status"], ["ledger"], ["log"], ["crashes"], ["install", "Foo.app"], ["uninstall", "a.b"],
            ["launch", "a.b"],
            ["terminate", "a.b"], ["output", "a.b"], ["push", "a.b"], ["call", "answer"], ["device", "lock"],
            ["tokens", "new", "--topic", "a.b.voip"], ["keys", "add", "x.p8", "--key-id", "A", "--team-id", "B"],
        ])
    func noPhone(arguments: [String]) async throws {
        let result = try await ringtime(arguments + ["--data", NSTemporaryDirectory() + "no-such-phone"])
        #expect(result.status == 3, "\(result)")
        #expect(result.errors.contains("ringtime up"))
        #expect(result.output.isEmpty)
    }

    @Test("explain answers with evidence and address, and exits with 1 when it knows nothing")
    func explain() async throws {
        for word in ["0xbaadca11", "mustReport", "C2.1"] {
            let result = try await ringtime(["explain", word])
            #expect(result.status == 0)
            #expect(result.output.contains("[A") && result.output.contains("https://developer.apple.com/"), "\(word)")
        }
        let questions = try await ringtime(["explain"])
        #expect(questions.output.contains("What exactly is in time?"))
        let json = try await ringtime(["explain", "C2.1", "--json"])
        #expect((try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]) != nil)
        #expect(try await ringtime(["explain", "qwxzyv"]).status == 1)
    }

    @Test("up --json prints one line with exactly the documented members, in order")
    func announcement() async throws {
        let phone = try RunningPhone()
        let line = try String(contentsOfFile: phone.data + "/phone.json", encoding: .utf8)
        let names = line.matches(of: /"(\w+)":/).map { String($0.output.1) }
        #expect(
            names == [
                "apnsURL", "caFile", "keyFile", "keyId", "teamId", "pageURL", "controlURL", "controlToken", "socket",
                "data",
            ])
    }

    @Test("exec sets the provider's environment, tells what happened, and exits with its command's code")
    func exec() async throws {
        let script =
            "test -f \"$APNS_CA_FILE\" && test -f \"$APNS_KEY_FILE\" && echo $APNS_TOPIC $APNS_DEVICE_TOKEN $APNS_PORT; exit 7"
        let result = try await ringtime(["exec", "--topic", "com.example.demo.voip", "--", "sh", "-c", script])
        #expect(result.status == 7, "\(result)")
        let words = result.output.split(separator: " ")
        #expect(words.first == "com.example.demo.voip")
        #expect(words.dropFirst().first?.count == 64)
    }

    @Test("The command reference is what --help prints")
    func reference() async throws {
        let page = try await CommandReference.text()
        let file = Products.root.appending(path: "Documentation/Commands.md")
        if ProcessInfo.processInfo.environment["RINGTIME_REGENERATE"] == "1" {
            try Data(page.utf8).write(to: file)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == page, "run the tests with RINGTIME_REGENERATE=1")
    }
}

/// Documentation/Commands.md, made from `--help`.
enum CommandReference {
    private static let commands = [
        "", "up", "exec", "status", "device", "call", "install", "update", "uninstall", "launch", "terminate", "output",
        "push", "tokens new", "keys add", "log", "ledger", "crashes", "explain", "check", "lint",
    ]

    static func text() async throws -> String {
        var page = """
            # Commands

            This page is generated from `ringtime --help`. Exit codes: 0 good; 1 a finding (a failed scenario, a refused push, a
            question without an answer); 2 wrong usage or unreadable input; 3 the tool itself could not do its work. `exec` passes on the exit
            code of the command it runs.

            """
        for command in commands {
            // A fixed width: the page must not depend on the terminal of whoever makes it.
            let help = try await ringtime(
                command.split(separator: " ").map(String.init) + ["--help"], environment: ["COLUMNS": "100"])
            page += "\n## ringtime \(command)".trimmed + "\n\n```text\n" + help.output.trimmed + "\n```\n"
        }
        return page
    }
}

extension String {
    fileprivate var trimmed: String {
        split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
            .joined(separator: "\n").replacing(/\n+$/, with: "")
    }
}
