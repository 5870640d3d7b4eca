import CallPolicy
public import CallVocabulary

/// The provider and the network.
extension ModelledPhone {
    /// Sends a push, and gives the number under which the phone knows it.
    ///
    /// - Parameters:
    ///   - age: how long ago the gateway accepted it.
    ///   - expiresIn: how long it is stored for a phone that is offline; nil: not at all (D10).
    @discardableResult
    public mutating func push(
        _ app: AppID, _ payload: ModelledPayload = .call, age: Duration = .zero, expiresIn: Duration? = nil
    ) -> PushID {
        pushes.append(ModelledPush(app: app, payload: payload))
        let id = PushID(Int64(pushes.count))
        if isOnline {
            arrive(id, app, age: age)
        } else if let expiresIn {
            storedPushes.removeAll { $0.app == app }
            let acceptedAt = Instant(microseconds: now.microseconds - age.wholeMicroseconds)
            storedPushes.append(StoredPush(id: id, app: app, acceptedAt: acceptedAt, expiry: now + expiresIn))
            remark(.pushStored(id, app))
        } else {
            remark(.pushDiscarded(id, app))
        }
        return id
    }

    private mutating func arrive(_ push: PushID, _ app: AppID, age: Duration) {
        if payload(of: push)?.kind == .alert {
            remark(.alertShown(push, app))
        } else {
            feed(.pushArrived(push, app, age: age))
        }
    }

    /// What was stored comes in when the phone is online again, unless it has expired.
    public mutating func setOnline(_ isOnline: Bool) {
        guard isOnline != self.isOnline else { return }
        self.isOnline = isOnline
        remark(.connectionChanged(isOnline: isOnline))
        guard isOnline else { return }
        let stored = storedPushes
        storedPushes = []
        for push in stored where push.expiry < now { remark(.pushExpired(push.id, push.app)) }
        for push in stored where push.expiry >= now { arrive(push.id, push.app, age: now - push.acceptedAt) }
    }
}

/// The system.
extension ModelledPhone {
    /// The phone starts anew: locked, with no process, call or check (L4, D7).
    public mutating func reboot() { feed(.deviceRebooted) }

    /// Suspended apps are killed for their memory (D13).
    public mutating func runShortOfMemory() { feed(.memoryRanShort) }

    /// The system takes the app's process away for its memory, in whatever state it is (D13). False if none lives.
    @discardableResult
    public mutating func kill(_ app: AppID) -> Bool {
        guard let process = process(of: app) else { return false }
        remark(.takenAway(process.id))
        exit(process.id, .memoryPressure)
        return true
    }

    /// The daemon dies, and a new one finds the living processes, whose frameworks connect and register again (N3).
    public mutating func restartDaemon() {
        feed(.daemonRestarted)
        if policy != PhonePolicy(profile: policy.profile, restoring: policy.persistentState, at: now) {
            faults.append("a restarted daemon knows something that its store does not")
        }
        for process in processes {
            feed(.processAdopted(process.app, process.id))
            if self[process.id]?.isRegistered == true { feed(.voipRegistrationChanged(process.id, isActive: true)) }
        }
    }

    /// Moves the phone's clock forward, after every pending check has run out: as `ringtime device advance` does it.
    /// Deadlines in between act at the end. The clocks of apps do not move.
    public mutating func advance(by duration: Duration) {
        while !policy.pendingChecks.isEmpty { takeNext() }
        jump(by: max(.zero, duration))
        remark(.clockMoved(duration))
        while let deadline = policy.nextDeadline, deadline <= now { feed(.deadlinePassed) }
    }
}
