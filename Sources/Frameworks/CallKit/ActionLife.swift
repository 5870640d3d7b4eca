internal import CallServiceClient
internal import CallServiceWire
internal import CallVocabulary
internal import Synchronization

/// One action's way from pending to done: exactly one outcome, whoever comes first (rule T2 [O/T]).
///
/// Valid transitions: pending → fulfilled | failed | timedOut | withdrawn. Copies of an action share its life.
final class ActionLife: Sendable {
    enum Outcome: Hashable, Sendable {
        case pending
        case fulfilled
        case failed
        /// The phone gave up waiting; the action has already failed there.
        case timedOut
        /// The provider was reset or invalidated: nobody waits for an answer (T5).
        case withdrawn
    }

    /// What the phone handed out: an action's number there, and the line on which its outcome is told.
    struct Order: Sendable {
        var number: ActionID
        var connection: CallServiceConnection
    }

    /// Nil for an action that the app made itself: its outcome is nobody's business but the app's.
    let order: Order?
    /// When the phone stops waiting, on its wall clock; nil for an action that has not been handed out.
    let deadline: Date?
    private let outcome = Mutex(Outcome.pending)

    init(order: Order? = nil, deadline: Date? = nil) {
        self.order = order
        self.deadline = deadline
    }

    var isComplete: Bool { outcome.withLock { $0 != .pending } }

    /// The app's answer. Only the first one counts; a later one is ignored, and the timeline says so.
    func answer(_ answer: Outcome, by member: String) {
        let before = end(as: answer)
        guard let order else { return }
        switch before {
        case .pending:
            let isFulfilled = answer == .fulfilled
            order.connection.send(isFulfilled ? .actionFulfilled(order.number) : .actionFailed(order.number))
        case .fulfilled, .failed:
            order.connection.send(.remark("\(member) ignored: the action has had its answer", rule: .t2))
        case .timedOut:
            order.connection.send(.remark("\(member) ignored: the action timed out before", rule: .t2))
        case .withdrawn:
            break
        }
    }

    /// Ends a life from outside; true if it was pending.
    func end(by outcome: Outcome) -> Bool { end(as: outcome) == .pending }

    private func end(as new: Outcome) -> Outcome {
        outcome.withLock { outcome in
            let before = outcome
            if before == .pending { outcome = new }
            return before
        }
    }
}

extension ActionLife {
    /// Says once that a moment given by the app is not used, if it differs from now by more than a second.
    func noteDate(_ date: Date, of member: String) {
        if abs(date.timeIntervalSinceNow) > 1 { noteUnsupported(member) }
    }

    func noteUnsupported(_ member: String) {
        (order?.connection ?? .shared).noteUnsupported(member)
    }
}
