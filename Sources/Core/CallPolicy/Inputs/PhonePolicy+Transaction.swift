import CallVocabulary

extension PhonePolicy.Step {
    /// An app's own wish to answer or end calls (T1). The first failure refuses all of it.
    mutating func transactionRequested(_ id: ProcessID, _ request: RequestID, _ wanted: [RequestedAction]) {
        guard let process = sender(id) else { return }
        if let refusal = refusal(of: wanted, by: process) { return emit(.answerTransaction(id, request, refusal)) }
        emit(.answerTransaction(id, request, nil))
        for action in wanted {
            // An earlier action of the transaction may have ended the call.
            guard let call = policy.callTable[action.call] else { continue }
            switch action.kind {
            case .answer: answer(call)
            case .end: end(call, call.isUntouched ? .declined : .hungUp)
            case .start, .hold, .mute, .group, .dtmf, .translate: preconditionFailure("refused above")
            }
        }
    }

    /// In T1's order. A kind that the phone does not carry out yet is refused as "unknown", for it would be requestable
    /// on a device; a note says so.
    private mutating func refusal(of wanted: [RequestedAction], by process: AppProcess) -> TransactionRefusal? {
        if wanted.isEmpty { return .emptyTransaction }
        for action in wanted where action.kind != .answer && action.kind != .end {
            note(.actionNotSupported(process.id, action.kind))
            return .unknown
        }
        for action in wanted where policy.callTable[action.call]?.app != process.app { return .unknownCallUUID }
        for (index, action) in wanted.enumerated() {
            guard let call = policy.callTable[action.call] else { return .unknownCallUUID }
            if case .endingHeldBack = call.stage { return .unknownCallUUID }
            // The second action on one call finds it changed by the first.
            let isFirst = !wanted[..<index].contains { $0.call == action.call }
            if !isFirst || !isPossible(action.kind, on: call) { return .invalidAction }
        }
        return nil
    }

    /// Only the call on the screen can be answered (P7, thinly); a call that is ending is not ended again.
    private func isPossible(_ kind: ActionKind, on call: Call) -> Bool {
        switch (kind, call.stage) {
        case (.answer, .ringing): true
        case (.end, .waiting), (.end, .ringing), (.end, .connecting), (.end, .connected): true
        default: false
        }
    }
}
