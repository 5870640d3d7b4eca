import CallVocabulary
import Foundation
import PhoneStore
import Synchronization

/// Collects a phone's timeline as it happens, and wakes who waits for something in it. Called on the daemon's thread.
final class TraceRecorder: Sendable {
    private struct State {
        var trace = Trace()
        /// What came before the scenario.
        var prelude = Trace()
        /// What is taken from an instant of the daemon's clock: it starts anew with every daemon.
        var origin = Instant.zero
        /// By `apns-id`.
        var labels: [String: String] = [:]
        var waiters: [UInt64: Waiter] = [:]
        var lastWaiter: UInt64 = 0

        mutating func takeSatisfied() -> [CheckedContinuation<Bool, Never>] {
            let satisfied = waiters.filter { $0.value.condition(trace) }
            for key in satisfied.keys { waiters[key] = nil }
            return satisfied.values.map(\.continuation)
        }
    }

    private struct Waiter {
        var condition: @Sendable (Trace) -> Bool
        var continuation: CheckedContinuation<Bool, Never>
    }

    private let state = Mutex(State())

    /// The story so far.
    var trace: Trace { state.withLock { $0.trace } }

    /// What came before the scenario.
    var prelude: Trace { state.withLock { $0.prelude } }

    func observe(_ record: TimelineRecord) {
        let woken = state.withLock { state -> [CheckedContinuation<Bool, Never>] in
            let event = TraceEvent(record, at: record.event.at - state.origin)
            if let push = event.push, let id = record.apnsID, let label = state.labels[id] {
                state.trace.pushes[label] = push
            }
            // A story has its end: an app that floods it is known for that by now.
            if state.trace.events.count < 20_000 { state.trace.events.append(event) }
            return state.takeSatisfied()
        }
        for continuation in woken { continuation.resume(returning: true) }
    }

    /// The story begins here: what came before is forgotten, and time counts from this instant.
    func begin(at instant: Instant) {
        state.withLock { state in
            state.prelude = state.trace
            state.trace = Trace()
            state.origin = instant
        }
    }

    /// A new daemon goes on with its own clock: now is so far into the story.
    func rebase(now: Instant, elapsed: Duration) {
        state.withLock { $0.origin = now + (.zero - elapsed) }
    }

    /// By which label the push of this `apns-id` is known. Before it is sent.
    func label(_ apnsID: String, _ label: String) { state.withLock { $0.labels[apnsID] = label } }

    func elapsed(at instant: Instant) -> Duration { state.withLock { instant - $0.origin } }

    /// Adds a line of our own.
    func add(_ event: TraceEvent) { state.withLock { $0.trace.events.append(event) } }

    /// True as soon as the story satisfies the condition; false after the time.
    func wait(atMost limit: Duration, until condition: @escaping @Sendable (Trace) -> Bool) async -> Bool {
        let number = state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        return await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if condition(state.trace) { return true }
                state.waiters[number] = Waiter(condition: condition, continuation: continuation)
                return false
            }
            if isThere { return continuation.resume(returning: true) }
            Task {
                try? await Task.sleep(for: limit)
                give(up: number)
            }
        }
    }

    private func give(up number: UInt64) {
        state.withLock { $0.waiters.removeValue(forKey: number) }?.continuation.resume(returning: false)
    }
}

extension TimelineRecord {
    /// The push's `apns-id`, where the record names it.
    fileprivate var apnsID: String? {
        guard event.kind == "push.arrived", let details else { return nil }
        let json = try? JSONSerialization.jsonObject(with: Data(details.utf8))
        return (json as? [String: Any])?["apnsId"] as? String
    }
}

extension TraceEvent {
    init(_ record: TimelineRecord, at instant: Duration) {
        self.init(
            at: instant, lane: record.event.lane, kind: record.event.kind, text: record.event.text,
            rule: record.event.rule)
        push = record.push
        call = record.call
        details = record.details
    }
}
