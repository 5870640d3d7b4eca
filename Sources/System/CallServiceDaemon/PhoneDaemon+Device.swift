import CallPolicy
import CallPolicyRunner
import CallServiceWire
import CallVocabulary
import PhoneStore

/// What a person does with the phone, as `ringtime device` and `ringtime call` say it.
extension PhoneDaemon {
    /// A verb of `ringtime device`, without the arguments that name an app.
    enum DeviceVerb: String, CaseIterable, Sendable {
        case lock, unlock, home, reboot, offline, online
        case memoryPressure = "memory-pressure"
        case controlCentreOpen = "cover"
        case controlCentreClosed = "uncover"
    }

    func perform(_ verb: DeviceVerb) {
        switch verb {
        case .lock:
            phone.device.isLocked = true
            feed(.deviceLocked)
        case .unlock:
            let isFirst = !phone.device.isFirstUnlocked
            phone.device.isLocked = false
            phone.device.isFirstUnlocked = true
            if isFirst {
                for process in processes.values { send(.protectedDataChanged(available: true), to: process) }
            }
            feed(.deviceUnlocked)
        case .home: feed(.userWentHome)
        case .reboot:
            phone.device.isLocked = true
            phone.device.isFirstUnlocked = false
            feed(.deviceRebooted)
        case .offline: setOnline(false)
        case .online: setOnline(true)
        case .memoryPressure:
            for process in processes.values { send(.memoryWarning, to: process) }
            feed(.memoryRanShort)
        case .controlCentreOpen: feed(.frontAppCovered(true))
        case .controlCentreClosed: feed(.frontAppCovered(false))
        }
        apply([.savePhone(phone)])
    }

    private func setOnline(_ isOnline: Bool) {
        guard phone.device.isOnline != isOnline else { return }
        phone.device.isOnline = isOnline
        remark(
            isOnline ? "the phone is online again" : "the phone loses its connection", lane: .user,
            kind: isOnline ? "device.online" : "device.offline", app: nil, rule: .d10
        )
        if isOnline { deliverStoredPushes() }
    }

    func setDoNotDisturb(_ isOn: Bool) {
        phone.device.doNotDisturb = isOn
        feed(.doNotDisturbChanged(isOn))
        apply([.savePhone(phone)])
    }

    func setCar(_ isInCar: Bool) {
        phone.device.isInCar = isInCar
        feed(.carConnectionChanged(isInCar))
        apply([.savePhone(phone)])
    }

    func setBlocksCallers(_ blocks: Bool) {
        blocksCallers = blocks
        remark(
            blocks ? "puts every caller on the block list" : "empties the block list", lane: .user,
            kind: "device.blockList", app: nil, rule: .p6
        )
    }

    /// Moves both clocks forward, after every pending check has run out: a jump must not kill an app that never had the time.
    func advance(by duration: Duration, then done: @escaping @Sendable (PhoneDaemon?) -> Void) {
        whenChecksRanOut.append { daemon in
            guard let daemon else { return done(nil) }
            daemon.clock.advance(by: duration)
            daemon.phone.clockOffsetMicroseconds = daemon.clock.offset
            daemon.configuration.clockMoved(daemon.clock.offset)
            daemon.remark(
                "the phone's clock moves forward by \(duration.inWords)", lane: .user, kind: "device.advanced", app: nil
            )
            while let deadline = daemon.runner.nextDeadline, deadline <= daemon.clock.now {
                daemon.feed(.deadlinePassed)
            }
            daemon.rememberDailyJob()
            daemon.apply([.savePhone(daemon.phone)])
            done(daemon)
        }
    }

    /// What the user does about a call.
    enum CallVerb: String, CaseIterable, Sendable { case answer, decline, end }

    /// Nil when there is no call that this can be done to.
    func perform(_ verb: CallVerb, call: CallID?) -> CallID? {
        let wanted = call ?? calls.newest { entry in verb == .end ? true : !entry.isConnected }
        guard let wanted, let entry = calls[wanted], !entry.isEnded else { return nil }
        guard runner.policy.isAlive(wanted) else { return nil }
        switch verb {
        case .answer: feed(.userAnsweredCall(wanted))
        case .decline: feed(.userDeclinedCall(wanted))
        case .end: feed(.userEndedCall(wanted))
        }
        return wanted
    }
}
