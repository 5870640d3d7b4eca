import ArgumentParser
import Foundation

/// Runs the command and turns every error into one clear line and one of the documented exit codes.
@main
enum Main {
    static func main() {
        // A reader that goes away early (`ringtime lint | head`) must not end us with a signal.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try Lint.parseAsRoot()
            try command.run()
        } catch let failure as Failure {
            complain("ringtime lint: " + failure.message)
            exit(failure.code)
        } catch {
            leave(error)
        }
    }

    /// Help and version are no errors; what the parser refuses is wrong usage.
    private static func leave(_ error: any Error) -> Never {
        let text = Lint.fullMessage(for: error)
        if Lint.exitCode(for: error) == .success {
            say(text)
            exit(0)
        }
        if let code = error as? ExitCode { exit(code.rawValue) }
        let isUsage = Lint.exitCode(for: error) == .validationFailure
        complain(isUsage ? text : "ringtime lint: \(error)")
        exit(isUsage ? 2 : 3)
    }
}

/// Why the command stops: one line for stderr and the exit code.
struct Failure: Error {
    var code: Int32
    var message: String

    init(_ code: Int32, _ message: String) {
        self.code = code
        self.message = message
    }
}

/// One line on stderr; stdout is for results.
func complain(_ line: String) {
    // Nobody is left to tell when stderr itself is gone.
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
}

/// On stdout, as it is.
func say(_ text: String) {
    do { try FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) } catch { exit(0) }
}
