import CallPolicy
import Foundation
public import PhoneStore
import Synchronization

/// A running phone, as every other thread sees it.
public final class PhoneHandle: Sendable {
    let mailbox: Mailbox
    private let stopped: Stopped

    private init(mailbox: Mailbox, stopped: Stopped) {
        self.mailbox = mailbox
        self.stopped = stopped
    }

    /// Switches a phone on. Returns when it listens and has taken back the apps that were still running.
    public static func start(
        _ configuration: PhoneConfiguration, folder: DataFolder, store: PhoneStore
    ) async throws -> PhoneHandle {
        let mailbox = Mailbox()
        let stopped = Stopped()
        try await withCheckedThrowingContinuation { (started: CheckedContinuation<Void, any Error>) in
            let thread = Thread {
                do {
                    let daemon = try PhoneDaemon(
                        configuration: configuration, folder: folder, store: store, mailbox: mailbox
                    )
                    started.resume()
                    daemon.run()
                } catch {
                    started.resume(throwing: error)
                }
                // Whoever still waits for an answer is told that none comes.
                for job in mailbox.shut() { job.abandon() }
                stopped.signal()
            }
            thread.name = "callservicesd"
            thread.stackSize = 4 << 20
            thread.start()
        }
        return PhoneHandle(mailbox: mailbox, stopped: stopped)
    }

    /// The delivery input: a push that the gateway has accepted. Never blocks.
    public func deliver(_ push: ArrivedPush) {
        mailbox.post(Mailbox.Job { $0?.pushArrived(push) })
    }

    /// Ends every app and the phone; returns when all is written.
    public func stop() async {
        mailbox.post(Mailbox.Job { $0?.isStopping = true })
        await stopped.wait()
    }

    /// Ends the daemon as a crash would: apps go on, what the store does not have yet is lost, the data folder is free.
    /// Returns when it is over; the next ``start(_:folder:store:)`` on the folder takes the apps back (C2.7, N3, T5).
    public func abandon() async {
        mailbox.post(Mailbox.Job { $0?.isAbandoned = true })
        await stopped.wait()
    }

    /// Runs a question on the phone's thread. What it changed is in the store when it is answered.
    func ask<Answer: Sendable>(_ question: @escaping @Sendable (PhoneDaemon) throws -> Answer) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            let job = Mailbox.Job { daemon in
                guard let daemon else { return continuation.resume(throwing: PhoneStopped()) }
                let answer = Result { try question(daemon) }
                daemon.flush()
                continuation.resume(with: answer)
            }
            if !mailbox.post(job) { continuation.resume(throwing: PhoneStopped()) }
        }
    }
}

/// The phone was switched off before it could answer.
public struct PhoneStopped: Error, CustomStringConvertible {
    public var description: String { "the phone has been switched off" }
}

/// Waiters for one event.
private final class Stopped: Sendable {
    private let state = Mutex<(isOver: Bool, waiters: [CheckedContinuation<Void, Never>])>((false, []))

    func signal() {
        let waiters = state.withLock { state in
            defer { state = (true, []) }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    func wait() async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if !state.isOver { state.waiters.append(continuation) }
                return state.isOver
            }
            if isOver { continuation.resume() }
        }
    }
}
