/// Calls that have a better replacement in this project. Examples and the programs that tests drive are exempt: some of
/// them err or sleep on purpose.
struct BannedCallRule: TidyRule {
    let name = "BannedCall"

    private struct Ban {
        let call: TokenPattern
        let replacement: String
        let place: Place

        init(_ call: String, in place: Place = .everywhere, use replacement: String) {
            self.call = TokenPattern(call)
            self.replacement = replacement
            self.place = place
        }
    }

    private enum Place {
        case everywhere, tests, sources

        func holds(_ file: SourceFile) -> Bool {
            switch self {
            case .everywhere: true
            case .tests: file.isTest
            case .sources: !file.isTest
            }
        }
    }

    private static let bans = [
        Ban("import XCTest", use: "Swift Testing: import Testing"),
        Ban("Thread.sleep(", use: "a deadline: the poll loop in a shell, the one poll helper in a test"),
        Ban("usleep(", use: "a deadline: the poll loop in a shell, the one poll helper in a test"),
        Ban("nanosleep(", use: "a deadline: the poll loop in a shell, the one poll helper in a test"),
        Ban("Task.sleep(", in: .tests, use: "the one poll helper with its deadline"),
        Ban(
            "dispatchMain(", in: .sources,
            use: "RunLoop.main.run(): dispatchMain leaves the main thread, and no Timer fires"),
        Ban("NSLock(", use: "Mutex of Synchronization"),
        Ban("NSRecursiveLock(", use: "Mutex of Synchronization"),
        Ban("pthread_mutex_init(", use: "Mutex of Synchronization"),
        Ban("system(", use: "LinuxProcess, which spawns without a shell"),
        Ban("popen(", use: "LinuxProcess, which spawns without a shell"),
        Ban("sprintf(", use: "snprintf, which is bounded"),
        Ban("strcpy(", use: "snprintf or memcpy with a size"),
        Ban("strcat(", use: "snprintf, which is bounded"),
        Ban("mktemp(", use: "mkstemp or mkdtemp, which create what they name"),
    ]

    func findings(in tree: Tree) -> [Finding] {
        let exempt = ["Examples/", "Tests/Support/"]
        return tree.files.filter { file in !exempt.contains(where: file.path.hasPrefix) }.flatMap(findings(in:))
    }

    private func findings(in file: SourceFile) -> [Finding] {
        Self.bans.filter { $0.place.holds(file) }.flatMap { ban in
            ban.call.matches(in: file.code)
                .filter { index in
                    // A method or a declaration of the same name is another thing.
                    index == 0 || !(file.code[index - 1].isSymbol(".") || file.code[index - 1].isWord("func"))
                }
                .map { file.finding(file.code[$0].line, "\(ban.call.source)… is banned: use \(ban.replacement)") }
        }
    }

    let triggering = [
        Example("Tests/PushKitTests/RegistryTests.swift", "import XCTest\n"),
        Example("Sources/System/AppSupervisor/Supervisor.swift", "Thread.sleep(forTimeInterval: 1)"),
        Example("Tests/CallKitTests/ProviderTests.swift", "try await Task.sleep(for: .seconds(1))"),
        Example("Sources/ringtime/main.swift", "dispatchMain()"),
        Example("Sources/System/LinuxProcess/linux_process.c", "int f(char *a) { return system(a); }"),
        Example("Sources/System/PhoneStore/Store.swift", #"let x = "\(NSLock())""#),
        Example("Tests/PushKitTests/A.swift", "// tidy:allow(BannedCall)\nusleep(5)"),
    ]
    let nonTriggering = [
        Example(
            "Sources/System/AppSupervisor/Supervisor.swift", "// Thread.sleep(1) would block\nlet a = \"NSLock()\""),
        Example("Sources/System/AppSupervisor/Supervisor.swift", "self.system(1)\nfunc system(_ a: Int) {}"),
        Example("Sources/System/PushProvider/Client.swift", "try await Task.sleep(for: .seconds(1))"),
        Example("Tests/Support/ProbeApp/ProbeApp.swift", "usleep(5)"),
        Example("Examples/Mistakes/Sources/Blocked/App.swift", "Thread.sleep(forTimeInterval: 8)"),
        Example("Tests/CallKitTests/Poll.swift", "// tidy:allow(BannedCall) the poll helper itself\nusleep(5)"),
    ]
}
