/// Who may import whom. An app must never be able to link the judge, and the judge never the battery.
struct LayeringRule: TidyRule {
    let name = "Layering"

    /// What apps may link of the rooms below them: the wire, the vocabulary, and check 1 as a value.
    private static let belowFrameworks: Set = ["CallVocabulary", "ReportCheck", "CallServiceWire", "LinuxProcess"]
    private static let heavy = ["NIO", "Hummingbird", "GRDB", "Swift" + "Syntax", "AsyncHTTPClient", "Crypto", "X509"]

    func findings(in tree: Tree) -> [Finding] {
        let floors = Dictionary(
            tree.files.compactMap { file in file.room.flatMap { room in file.floor.map { (room, $0) } } },
            uniquingKeysWith: { first, _ in first }
        )
        return tree.files.flatMap { file in
            file.imports.compactMap { module, line in
                objection(to: module, of: floors[module], in: file).map { file.finding(line, $0) }
            }
        }
    }

    private func objection(to module: String, of floor: String?, in file: SourceFile) -> String? {
        switch file.floor {
        case "Frameworks":
            if Self.heavy.contains(where: module.hasPrefix) {
                return "Frameworks link nothing heavy, so not \(module): use POSIX sockets and values"
            }
            guard let floor, floor != "Frameworks", !Self.belowFrameworks.contains(module) else { return nil }
            return "apps cannot link \(floor)/\(module): of the floors below, Frameworks import only "
                + Self.belowFrameworks.sorted().joined(separator: ", ")
        case "Proof":
            guard let floor, floor != "Core", floor != "Proof" else { return nil }
            return "what proves Core imports Core and Proof only, not \(floor)/\(module): model it in virtual time"
        case "System":
            guard floor == "Tools" || floor == "Frameworks" || floor == "Proof" else { return nil }
            return
                "System never imports \(floor ?? ""), so not \(module): speak CallServiceWire, or move the shared part down"
        default:
            return nil
        }
    }

    private static let policy = ("Sources/Core/CallPolicy/PhonePolicy.swift", "")

    let triggering = [
        Example([policy, ("Sources/Frameworks/PushKit/PKPushRegistry.swift", "import CallPolicy")]),
        Example([
            ("Sources/System/PhoneStore/PhoneStore.swift", ""),
            ("Sources/Frameworks/CallKit/CXProvider.swift", "internal import PhoneStore"),
        ]),
        Example("Sources/Frameworks/CallKit/CXProvider.swift", "import NIOCore"),
        Example([
            ("Sources/Tools/CallLint/Linter.swift", ""),
            ("Sources/System/CallServiceDaemon/Daemon.swift", "import CallLint"),
        ]),
        Example([
            ("Sources/Frameworks/PushKit/PKPushRegistry.swift", ""),
            ("Sources/System/CallServiceDaemon/Daemon.swift", "import PushKit"),
        ]),
        Example([
            ("Sources/Proof/ModelledPhone/ModelledPhone.swift", ""),
            ("Sources/System/CallServiceDaemon/Daemon.swift", "import ModelledPhone"),
        ]),
        Example([
            ("Sources/Proof/ModelledPhone/ModelledPhone.swift", ""),
            ("Sources/Frameworks/PushKit/PKPushRegistry.swift", "import ModelledPhone"),
        ]),
        Example([
            ("Sources/System/CallPolicyRunner/Runner.swift", ""),
            ("Sources/Proof/ModelledPhone/ModelledPhone.swift", "import CallPolicyRunner"),
        ]),
    ]
    let nonTriggering = [
        Example([policy, ("Sources/System/CallServiceDaemon/Daemon.swift", "import CallPolicy\nimport NIOCore")]),
        Example([
            policy, ("Sources/Frameworks/PushKit/PKPushRegistry.swift", "// import CallPolicy\nimport Foundation"),
        ]),
        Example([
            ("Sources/System/CallServiceWire/Frame.swift", ""),
            ("Sources/Frameworks/CallServiceClient/Client.swift", "import CallServiceWire"),
            ("Sources/Frameworks/CallKit/CXProvider.swift", "import CallServiceClient\npublic import Dispatch"),
        ]),
        Example([policy, ("Sources/Proof/ModelledPhone/ModelledPhone.swift", "public import CallPolicy")]),
        Example([
            ("Sources/Proof/ModelledPhone/ModelledPhone.swift", ""),
            ("Sources/Tools/Conformance/World.swift", "import ModelledPhone"),
        ]),
        Example([policy, ("Tests/CallKitTests/ProviderTests.swift", "import CallPolicy\nimport CallKit")]),
    ]
}
