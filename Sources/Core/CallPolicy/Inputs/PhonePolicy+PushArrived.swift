import CallVocabulary

extension PhonePolicy.Step {
    /// D5: the must-report decision comes first, once, and stands whatever happens later.
    mutating func pushArrived(_ id: PushID, _ app: AppID, age: Duration) {
        guard policy.apps[app] != nil else { return emit(.dropPush(app, id, .notInstalled)) }
        guard policy.pushTable[id] == nil else { return note(.pushAlreadyKnown(id)) }
        guard mayReceive(app, id) else { return }
        let decision = mustReportDecision(for: app, age: age)
        note(.mustReportDecided(id, decision))
        let waits = !policy.device.isFirstUnlocked && profile.deliveryBeforeFirstUnlock.stalls(id)
        policy.pushTable[id] = Push(id: id, app: app, decision: decision, waitsForFirstUnlock: waits)
    }

    private func mustReportDecision(for app: AppID, age: Duration) -> MustReportDecision {
        MustReportCheck.verdict(
            of: .init(
                isStrict: policy.isStrict(app),
                isForeground: policy.isForeground(app),
                hasTrackedCall: policy.hasTrackedCall(app),
                hasUnreportedPush: policy.unreportedPush(of: app) != nil,
                age: age,
                staleAfter: profile.staleAfter
            )
        )
    }

    /// L3: what a restricted app does not get in the background is discarded, not queued.
    private mutating func mayReceive(_ app: AppID, _ push: PushID) -> Bool {
        let verdict = RestrictionCheck.verdict(
            violations: policy.violationCount(app), limit: profile.violationsUntilRestriction,
            isForeground: policy.isForeground(app)
        )
        guard verdict == .discarded else { return true }
        note(.notLaunchedBecauseRestricted(app, push))
        emit(.dropPush(app, push, .restricted))
        return false
    }

    /// Takes the pushes one after another. The line stands still while the one at its head waits for a launch (D5):
    /// a slow launch delays those behind it, whatever app they are for.
    mutating func advanceLine() {
        while policy.awaitedLaunch == nil, let push = policy.pushTable.first(where: { $0.payload == .inLine }) {
            guard let process = policy.liveProcess(of: push.app) else {
                launchForHead(of: push)
                continue
            }
            if process.isLaunching {
                policy.awaitedLaunch = .init(push: push.id, process: process.id)
            } else {
                beginDelivery(of: push)
            }
        }
    }

    /// The app may have been restricted while the push stood in the line: it is no longer launched (L1).
    private mutating func launchForHead(of push: Push) {
        guard mayReceive(push.app, push.id) else {
            policy.pushTable[push.id] = nil
            return
        }
        policy.awaitedLaunch = .init(push: push.id, process: launch(push.app, .push(push.id)))
    }
}

extension DeliveryBeforeFirstUnlock {
    /// Whether a push that came before the first unlock waits for it (D7).
    fileprivate func stalls(_ push: PushID) -> Bool {
        switch self {
        case .launches: false
        case .stalls: true
        case .random(let seed): mixed(seed, UInt64(bitPattern: push.value)) & 1 == 1
        }
    }

    /// SplitMix64: the same seed and push give the same answer on every machine.
    private func mixed(_ seed: UInt64, _ value: UInt64) -> UInt64 {
        var bits = seed &+ (value &+ 1) &* 0x9E37_79B9_7F4A_7C15
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
