import Foundation
import Synchronization

/// Progress on standard error of work that takes longer than two seconds: a line that is written over, or without a
/// terminal a plain line every ten seconds.
package final class ProgressLine: Sendable {
    private struct State {
        var shownAt = Duration.zero
        var isOpen = false
    }

    private let isTerminal = isatty(2) == 1
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    package init() {}

    /// - Parameter text: Made only when it is shown; gets the whole seconds since the beginning.
    package func show(_ text: (_ seconds: Int64) -> String) {
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
        let line = text(elapsed.components.seconds)
        write(isTerminal ? "\r\u{1B}[K" + line.prefix(100) : line + "\n")
    }

    /// Takes the line away: the result follows.
    package func end() {
        let wasOpen = state.withLock { state in
            defer { state.isOpen = false }
            return state.isOpen
        }
        if wasOpen { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) {
        // Progress is worth no failure.
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
