import ArgumentParser
import CommandFrame
import Foundation

/// Runs the command and turns every error into one clear line and one of the documented exit codes.
@main
enum Main {
    static func main() async {
        // A reader that goes away early (`ringtime log | head`) must not end us with a signal.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try Ringtime.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            leave(error, of: Ringtime.self, as: "ringtime")
        }
    }
}
