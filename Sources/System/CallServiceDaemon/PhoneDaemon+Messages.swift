import CallPolicy
import CallPolicyRunner
import CallServiceWire
import CallVocabulary
import PhoneStore

/// What an app's frameworks say, as facts for the policy.
extension PhoneDaemon {
    func understand(_ message: AppMessage, from process: AppProcess) {
        switch message {
        case .hello: break
        case .finishedLaunching:
            guard !process.hasFinishedLaunching else { return }
            process.hasFinishedLaunching = true
            feed(.appLaunched(process.id))
        case .registryChanged(let registry, let wantsVoIP): registryChanged(registry, wantsVoIP, process)
        case .delegateReturned(let push, let form):
            remember(form, of: push, in: process)
            feed(.delegateReturned(process.id, push))
        case .completionCalled(let push): feed(.completionCalled(process.id, push))
        case .check1Failed(let push, let form):
            remember(form, of: push, in: process)
            process.ending = process.ending ?? .init(reason: .reportMissingOnReturn, push: push)
            feed(.check1Failed(process.id, push))
        case .raised(let name, let reason):
            process.ending = process.ending ?? .init(reason: .callKitNotLinked, exception: "\(name): \(reason)")
            remark(
                "a framework raises an exception: \(reason)", lane: .app, kind: "app.raised", app: process.app,
                rule: .d9)
        case .providerChanged, .providerInvalidated: understandProvider(message, from: process)
        case .incomingCall, .callUpdated, .callEnded, .actionFulfilled, .actionFailed, .transaction:
            understandCall(message, from: process)
        case .backgroundTaskBegan(_, let name):
            remark("begins the background task \(name)", lane: .app, kind: "backgroundTask.began", app: process.app)
            feed(.backgroundTaskBegan(process.id))
        case .backgroundTaskEnded: feed(.backgroundTaskEnded(process.id))
        case .remoteNotificationsRequested: issueAlertToken(to: process)
        case .unsupported(let member):
            remark(
                "uses \(member), which compiles but does nothing yet", lane: .app, kind: "unsupported", app: process.app
            )
        case .remark(let text, let rule):
            remark(
                text, lane: .app, kind: AppRemark(rawValue: text)?.kind ?? "remark", app: process.app, rule: rule)
        case .deliveredWithoutDelegate(let push): deliveredWithoutDelegate(push, process)
        case .audioActivatedByApp:
            remark(
                "activates the audio session itself: CallKit should (A2, A3)", lane: .app, kind: "audio.ownActivation",
                app: process.app, rule: .a2
            )
        }
    }

    /// For the timeline alone: the policy asks for no method's name.
    private func remember(_ form: DelegateForm, of push: PushID, in process: AppProcess) {
        if isFor(process, push) { pushes[push]?.form = form }
    }

    private func deliveredWithoutDelegate(_ push: PushID, _ process: AppProcess) {
        guard isFor(process, push) else { return }
        remark(
            "the push comes to a registry without a delegate: no method is called, and check 1 does not run",
            lane: .app, kind: "push.noDelegate", app: process.app, push: push, rule: .c1_4
        )
    }

    /// An app may speak of any number; only its own pushes are believed to it.
    private func isFor(_ process: AppProcess, _ push: PushID) -> Bool {
        pushes[push].map { $0.bundle == apps[process.app]?.bundle } ?? false
    }

    private func registryChanged(_ registry: UInt32, _ wantsVoIP: Bool, _ process: AppProcess) {
        process.registries.removeAll { $0 == registry }
        if wantsVoIP { process.registries.append(registry) }
        // A hostile app may invent registries for ever; the oldest lose.
        if process.registries.count > 1_000 { process.registries.removeFirst() }
        feed(.voipRegistrationChanged(process.id, isActive: !process.registries.isEmpty))
    }

    private func understandProvider(_ message: AppMessage, from process: AppProcess) {
        switch message {
        case .providerChanged(let settings):
            if let index = process.providers.firstIndex(where: { $0.provider == settings.provider }) {
                process.providers[index] = settings
                return
            }
            guard process.providers.count < 1_000 else { return }
            process.providers.append(settings)
            send(.providerBegan(provider: settings.provider), to: process)
        case .providerInvalidated(let provider):
            process.providers.removeAll { $0.provider == provider }
            feed(.providerInvalidated(process.id, provider: provider))
        default: break
        }
    }

    private func understandCall(_ message: AppMessage, from process: AppProcess) {
        switch message {
        case .incomingCall(let request, let provider, let uuid, let details):
            callReported(by: process, request, provider, uuid, details)
        case .callUpdated(_, let uuid, let details):
            let id = calls.intern(uuid)
            if let entry = calls[id], entry.process == process.id {
                calls[id]?.details = entry.details.merged(with: details)
            }
            feed(.callUpdated(process.id, id, details.features))
        case .callEnded(_, let uuid, let reason):
            feed(.callEnded(process.id, calls.intern(uuid), EndedReason(rawValue: reason.rawValue) ?? .failed))
        case .actionFulfilled(let action): feed(.actionFulfilled(process.id, action))
        case .actionFailed(let action): feed(.actionFailed(process.id, action))
        case .transaction(let request, let wanted):
            let requested = wanted.map { action in
                RequestedAction(ActionKind(rawValue: action.kind.rawValue) ?? .translate, calls.intern(action.call))
            }
            feed(.transactionRequested(process.id, request, requested))
        default: break
        }
    }

    /// The most calls that one app may have at a time; ours, not Apple's.
    private static let liveCallLimit = 500

    private func callReported(
        by process: AppProcess, _ request: RequestID, _ provider: UInt32, _ uuid: CallUUID, _ details: CallDetails
    ) {
        let id = calls.intern(uuid)
        if calls[id] == nil || calls[id]?.isEnded == true {
            calls[id] = .init(uuid: uuid, process: process.id, provider: provider, details: details)
        }
        var report = IncomingReport(provider: provider)
        // A hostile app may report for ever: what no person could overlook is no valid report.
        let isBearable = runner.policy.calls.count { $0.app == process.app } < Self.liveCallLimit
        report.isValid = isBearable && process.providers.contains { $0.provider == provider }
        report.isBlocked = blocksCallers
        report.features = details.features
        feed(.callReported(process.id, request, id, report))
    }
}

extension CallDetails {
    /// As far as the policy needs it.
    var features: CallFeatures { CallFeatures(hasVideo: hasVideo, supportsHolding: supportsHolding) }
}
