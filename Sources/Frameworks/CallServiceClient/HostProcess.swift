package import CallVocabulary
internal import Foundation
internal import Glibc
internal import LinuxProcess

/// What the frameworks do to the process they live in: write to its console, run in it later, end it. Tests put something milder here.
package struct HostProcess: Sendable {
    /// One line on stderr.
    package var writeConsole: @Sendable (String) -> Void
    /// Ends the process by SIGABRT (C1.9). A test's hook may return.
    package var abort: @Sendable () -> Void
    /// Runs something after a while, on a queue of the system's: the app may have blocked its own.
    package var runLater: @Sendable (Duration, @escaping @Sendable () -> Void) -> Void
    /// Whether CallKit is part of the process (D9).
    package var linksCallKit: Bool
    /// Which objects of the frameworks live on when the app lets go of them (T5, D12).
    package var survivors: SurvivingObjects

    package init(
        writeConsole: @escaping @Sendable (String) -> Void, abort: @escaping @Sendable () -> Void,
        runLater: @escaping @Sendable (Duration, @escaping @Sendable () -> Void) -> Void = Self.runOnGlobalQueue,
        linksCallKit: Bool = true, survivors: SurvivingObjects = SurvivingObjects(.newest)
    ) {
        self.writeConsole = writeConsole
        self.abort = abort
        self.runLater = runLater
        self.linksCallKit = linksCallKit
        self.survivors = survivors
    }

    package static let runOnGlobalQueue: @Sendable (Duration, @escaping @Sendable () -> Void) -> Void = { delay, body in
        let microseconds = max(0, delay.wholeMicroseconds)
        DispatchQueue.global().asyncAfter(deadline: .now() + .microseconds(Int(microseconds)), execute: body)
    }

    package static let real = HostProcess(
        writeConsole: { line in
            // One write per line: lines of several threads do not mix, and nothing waits in a buffer when we abort.
            let bytes = Array((line + "\n").utf8)
            var start = 0
            while start < bytes.count {
                let count = bytes[start...].withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
                if count < 0 {
                    if errno == EINTR { continue }
                    return
                }
                start += count
            }
        },
        abort: { Glibc.abort() },
        linksCallKit: linux_links_callkit() != 0,
        survivors: ProcessInfo.processInfo.environment[SurvivingObjects.variable].map { SurvivingObjects(inWords: $0) }
            ?? SurvivingObjects(.newest)
    )
}
