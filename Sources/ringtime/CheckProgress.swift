import Conformance
import Foundation
import Synchronization

/// The battery's progress on standard error: a line that is written over, or without a terminal a line every ten seconds.
final class CheckProgress: Sendable {
    private let isTerminal = isatty(2) == 1
    private let shownAt = Mutex(Duration.zero)

    @Sendable func show(_ progress: Battery.Progress) {
        guard progress.elapsed > .seconds(2) else { return }
        let isDue = shownAt.withLock { shownAt in
            guard isTerminal || progress.elapsed - shownAt >= .seconds(10) else { return false }
            shownAt = progress.elapsed
            return true
        }
        guard isDue else { return }
        let line = text(progress)
        let shown =
            isTerminal ? "\r\u{1B}[K" + line.prefix(100) + (progress.done == progress.total ? "\n" : "") : line + "\n"
        try? FileHandle.standardError.write(contentsOf: Data(shown.utf8))
    }

    private func text(_ progress: Battery.Progress) -> String {
        var line = "check: \(progress.done)/\(progress.total) scenarios after \(progress.elapsed.components.seconds) s"
        if progress.failed > 0 { line += ", \(progress.failed) failed" }
        if let longest = progress.running.first {
            line += "; waits for \(longest.title) (\(longest.since.components.seconds) s)"
            if progress.running.count > 1 { line += " and \(progress.running.count - 1) more" }
        }
        return line
    }
}
