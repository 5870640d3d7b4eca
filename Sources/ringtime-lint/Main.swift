import ArgumentParser
import CommandFrame
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
        } catch {
            leave(error, of: Lint.self, as: "ringtime lint")
        }
    }
}
