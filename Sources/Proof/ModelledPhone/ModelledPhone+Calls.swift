import CallPolicy
public import CallVocabulary

/// Calls, as apps report and see them.
extension ModelledPhone {
    mutating func report(_ push: PushID, in id: ProcessID) {
        guard let behaviour = place(of: push).flatMap({ pushes[$0].behaviour }) else { return }
        let name: CallName =
            switch behaviour.call {
            case .ofPayload: self.name(of: push)
            case .invented: .invented
            case .number(let number): .number(number)
            }
        let call = report(name, behaviour.incoming, in: id)
        let isOver = payload(of: push)?.isOver ?? false
        let delay = behaviour.endsCallAfter ?? (isOver && behaviour.endsWhatIsOver ? .zero : nil)
        if let delay { schedule(.endCall(call), in: id, after: delay) }
    }

    /// Reports a call under a UUID that no other has, as an app that is moved from outside does it.
    @discardableResult
    public mutating func report(from id: ProcessID) -> CallID {
        report(.invented, IncomingReport(provider: 1), in: id)
    }

    /// The flag first, then the message.
    private mutating func report(_ name: CallName, _ incoming: IncomingReport, in id: ProcessID) -> CallID {
        let call = call(named: name)
        guard let process = self[id] else { return call }
        setFlag(in: id)
        let request = RequestID(UInt64(process.requests.count + 1))
        update(id) { process in
            process.requests.append(.init(id: request, call: call))
            process.lastCall = call
            process.calls.removeAll { $0.id == call && $0.endedAt != nil }
            if !process.calls.contains(where: { $0.id == call }) { process.calls.append(ModelledCall(id: call)) }
        }
        var incoming = incoming
        incoming.isBlocked = incoming.isBlocked || blocksCallers
        feed(.callReported(id, request, call, incoming))
        return call
    }

    /// A refused call is none. One that exists already is another push's.
    mutating func reportAnswered(_ request: RequestID, _ refusal: IncomingCallRefusal?, in id: ProcessID) {
        guard let refusal, refusal != .callUUIDAlreadyExists else { return }
        update(id) { process in
            guard let call = process.requests.first(where: { $0.id == request })?.call else { return }
            process.calls.removeAll { $0.id == call }
        }
    }

    /// The process learns that a call is over.
    mutating func callEnded(_ call: CallID, in id: ProcessID) {
        let end = processNow
        update(id) { process in
            guard let place = process.calls.firstIndex(where: { $0.id == call && $0.endedAt == nil }) else { return }
            process.calls[place].endedAt = end
        }
    }

    /// `reportCall(with:endedAt:reason:)`.
    mutating func end(_ call: CallID, in id: ProcessID) {
        callEnded(call, in: id)
        feed(.callEnded(id, call, .remoteEnded))
    }

    /// A delegate call that holds the main queue up holds the actions up, too.
    mutating func perform(_ action: ModelledProcess.AskedAction, in id: ProcessID) {
        update(id) { $0.pendingActions.append(action.id) }
        if self[id]?.inDelegate == nil {
            handle(action, in: id)
        } else {
            update(id) { $0.waitingActions.append(action) }
        }
    }

    mutating func handle(_ action: ModelledProcess.AskedAction, in id: ProcessID) {
        guard let process = self[id] else { return }
        let calls = description(of: process.app).calls
        if action.kind == .answer {
            update(id) { process in
                guard let place = process.calls.firstIndex(where: { $0.id == action.call }) else { return }
                process.calls[place].isAnswered = true
            }
            if calls.activatesAudio { remark(.audioActivatedByApp(id)) }
        } else {
            callEnded(action.call, in: id)
        }
        switch action.kind == .answer ? calls.onAnswer : calls.onEnd {
        case .fulfils(let delay): schedule(.fulfil(action.id), in: id, after: delay)
        case .fails(let delay): schedule(.fail(action.id), in: id, after: delay)
        case .ignores: break
        }
    }
}

/// Names and numbers.
extension ModelledPhone {
    /// The id of a call; a new one if it was never named.
    mutating func call(named name: CallName) -> CallID {
        if name != .invented, let place = callNames.firstIndex(of: name) { return CallID(Int64(place + 1)) }
        callNames.append(name)
        return CallID(Int64(callNames.count))
    }

    func place(of push: PushID) -> Int? {
        pushes.indices.contains(Int(push.value) - 1) ? Int(push.value) - 1 : nil
    }

    func name(of push: PushID) -> CallName {
        switch payload(of: push)?.call {
        case .number(let number): .number(number)
        case .own: .push(push)
        case .missing, nil: .invented
        }
    }
}
