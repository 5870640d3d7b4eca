import ArgumentParser
import CommandFrame
import Foundation
import Glibc

/// Hands over to `ringtime-lint`, a program of its own: it alone needs swift-syntax, and a phone needs none of it.
struct LintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract:
            "Find the path through a push handler that returns without a report, in sources, without building them."
    )

    @Argument(parsing: .captureForPassthrough, help: "What ringtime lint --help lists.") var arguments: [String] = []

    func run() async throws {
        let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let program = own.deletingLastPathComponent().appending(path: "ringtime-lint").path
        guard access(program, X_OK) == 0 else {
            throw Failure(
                3,
                "\(program) is missing: the linter stands beside ringtime; swift build --product ringtime-lint makes it"
            )
        }
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        words.append(nil)
        execv(program, words)
        throw Failure(3, "\(program) could not be started: \(String(cString: strerror(errno)))")
    }
}
