import Conformance

extension Battery.Progress {
    /// The battery's progress in a line: how many are done, and what it waits for.
    var text: String {
        var line = "check: \(done)/\(total) scenarios after \(elapsed.components.seconds) s"
        if failed > 0 { line += ", \(failed) failed" }
        if let longest = running.first {
            line += "; waits for \(longest.title) (\(longest.since.components.seconds) s)"
            if running.count > 1 { line += " and \(running.count - 1) more" }
        }
        return line
    }
}
