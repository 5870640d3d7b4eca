public import CallPolicy
public import CallVocabulary

/// How things stand.
extension ModelledPhone {
    /// A launch is awaited, or a push stands in line or is unreported: something will still come of it by itself.
    public var hasOpenDuty: Bool { policy.hasOpenDuty }

    /// Where the app's process stands; nil: it is dead.
    public func state(_ app: AppID) -> ProcessState? { policy.process(of: app).flatMap { policy.processState($0) } }

    /// What a push said.
    public func payload(of push: PushID) -> ModelledPayload? { place(of: push).map { pushes[$0].payload } }

    /// What the delegate did with a push; nil: it never got it.
    public func behaviour(on push: PushID) -> PushBehaviour? { place(of: push).flatMap { pushes[$0].behaviour } }

    /// The id under which the phone knows the call of this number; nil: nobody has named it.
    public func call(_ number: Int64) -> CallID? {
        callNames.firstIndex(of: .number(number)).map { CallID(Int64($0 + 1)) }
    }

    /// The app of a process, also of a dead one.
    public func app(of process: ProcessID) -> AppID? {
        firstEffect { if case .launchApp(let app, process, _) = $0 { app } else { nil } }
    }

    /// The app that reported a call last.
    public func app(of call: CallID) -> AppID? {
        let reporter = history.last { if case .callReported(_, _, call, _) = $0.input { true } else { false } }
        guard case .callReported(let process, _, _, _) = reporter?.input else { return nil }
        return app(of: process)
    }

    /// The call that an action is about.
    public func call(of action: ActionID) -> CallID? {
        firstEffect { if case .performAction(_, action, _, let call, _) = $0 { call } else { nil } }
    }

    /// Asked for every line of a story, so without a list of all effects.
    private func firstEffect<Found>(_ find: (Effect) -> Found?) -> Found? {
        for step in history {
            for effect in step.effects {
                if let found = find(effect) { return found }
            }
        }
        return nil
    }
}

/// What came of it.
extension ModelledPhone {
    public var inputs: [(at: Instant, input: Input)] { history.map { ($0.at, $0.input) } }
    public var effects: [(at: Instant, effect: Effect)] {
        history.flatMap { step in step.effects.map { (step.at, $0) } }
    }
    public var allEffects: [Effect] { history.flatMap(\.effects) }
    public var notes: [Note] { allEffects.compactMap { if case .note(let note) = $0 { note } else { nil } } }
    public var violations: [(app: AppID, push: PushID, rule: Rule)] {
        allEffects.compactMap {
            if case .recordViolation(let app, let push, let rule) = $0 { (app, push, rule) } else { nil }
        }
    }
    /// When check 2 killed which process.
    public var kills: [(at: Instant, process: ProcessID)] {
        effects.compactMap {
            if case .terminateApp(let process, .reportMissingAtDeadline, _) = $0.effect {
                ($0.at, process)
            } else {
                nil
            }
        }
    }
    public var watchdogKills: Int {
        allEffects.count { if case .terminateApp(_, .launchWatchdog, _) = $0 { true } else { false } }
    }
    /// When check 1 ended which process.
    public var crashes: [(at: Instant, process: ProcessID)] {
        inputs.compactMap { if case .check1Failed(let process, _) = $0.input { ($0.at, process) } else { nil } }
    }
    /// Every process that ended, whoever ended it.
    public var deaths: [ModelledDeath] {
        remarks.compactMap { if case .processEnded(let death) = $0.matter { death } else { nil } }
    }
    public var deliveries: [(process: ProcessID, push: PushID, terms: DeliveryTerms)] {
        allEffects.compactMap {
            if case .deliverPush(let process, let push, let terms) = $0 { (process, push, terms) } else { nil }
        }
    }
    /// Whether a push had to be reported, and what decided it; nil: nothing was decided.
    public func decision(on push: PushID) -> MustReportDecision? {
        firstEffect { if case .note(.mustReportDecided(push, let decision)) = $0 { decision } else { nil } }
    }
    public var screens: [CallScreen] {
        allEffects.compactMap { if case .presentCall(_, let screen) = $0 { screen } else { nil } }
    }
    /// The phone's answers to the reports; nil: it rings.
    public var refusals: [IncomingCallRefusal?] {
        allEffects.compactMap { if case .answerReport(_, _, let refusal) = $0 { .some(refusal) } else { nil } }
    }
    /// The calls that ended, with when and why.
    public var endings: [(at: Instant, call: CallID, reason: EndedReason)] {
        effects.compactMap {
            if case .dismissCall(let call, let reason) = $0.effect { ($0.at, call, reason) } else { nil }
        }
    }
    /// Check 1 crashed somebody, check 2 killed somebody, or there is an entry in a ledger.
    public var hasBreach: Bool { !crashes.isEmpty || !violations.isEmpty || !kills.isEmpty }
}
