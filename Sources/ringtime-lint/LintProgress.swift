import Foundation
import Synchronization

/// Progress on standard error, when a run takes longer than two seconds: a line that is written over, or without a
/// terminal a line every ten seconds.
final class LintProgress: Sendable {
    private struct State {
        var shownAt = Duration.zero
        var isOpen = false
    }

    private let isTerminal = isatty(2) == 1
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    func show(_ what: String, _ done: Int, _ total: Int) {
        let elapsed = ContinuousClock.now - start
        guard elapsed > .seconds(2) else { return }
        let pause: Duration = isTerminal ? .milliseconds(100) : .seconds(10)
        let isDue = state.withLock { state in
            guard elapsed - state.shownAt >= pause else { return false }
            state.shownAt = elapsed
            state.isOpen = isTerminal
            return true
        }
        guard isDue else { return }
        let count = total > 0 ? "\(done)/\(total)" : "\(done)"
        let line = "lint: \(count) files \(what) after \(elapsed.components.seconds) s"
        write(isTerminal ? "\r\u{1B}[K" + line : line + "\n")
    }

    /// Takes the line away.
    func end() {
        if state.withLock({ $0.isOpen }) { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) {
        // Progress is worth no failure.
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
