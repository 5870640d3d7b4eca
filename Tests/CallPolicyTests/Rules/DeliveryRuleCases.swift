import CallPolicy
import CallVocabulary
import ModelledPhone

/// D and N: delivery, launch and tokens.
let ruleCasesOfDelivery: [RuleCase] = [
    RuleCase(
        .d1, "an app that believes itself in front is not, once the phone is locked",
        not: "unlocked, the daemon agrees with it"
    ) {
        var phone = RuleCase.front()
        phone.feed(.deviceLocked)
        return phone.decisionOnPush(a1) == .mustReport
    } otherwise: {
        var phone = RuleCase.front()
        return phone.decisionOnPush(a1) == .exemptForeground
    },
    RuleCase(
        .d2, "a push is delivered in the moment of its arrival",
        not: "behind a slow launch there is nothing to deliver to yet"
    ) {
        RuleCase.pushed(for: .zero).deliveries.count == 1
    } otherwise: {
        RuleCase.cold(ModelledApp(launch: .takes(.seconds(5))), for: .seconds(4)).deliveries.isEmpty
    },
    RuleCase(
        .d4, "a launch of 15 s does not count against the 7 s",
        not: "a running app has its 7 s from the arrival"
    ) {
        !RuleCase.cold(ModelledApp(launch: .takes(.seconds(15)))).hasBreach
    } otherwise: {
        RuleCase.pushed(.spoofs).kills.map(\.at) == [Instant(microseconds: 12_000_001)]
    },
    RuleCase(
        .d5, "a failed launch: no delivery, no timer, no entry",
        not: "a launch that succeeds is followed by the delivery"
    ) {
        let phone = RuleCase.cold(ModelledApp(launch: .ends(after: .seconds(2), .exited(code: 0))))
        return phone.deliveries.isEmpty && !phone.hasBreach && phone.notes.contains(.launchFailed(a1))
    } otherwise: {
        RuleCase.cold(.wellMade).deliveries.count == 1
    },
    RuleCase(.d6, "a payload waits for the registry", not: "with a registry it does not") {
        let phone = RuleCase.cold(ModelledApp(registry: .after(.seconds(3))))
        return phone.allEffects.contains(.holdPayload(a1, PushID(1), .registry)) && phone.deliveries.count == 1
            && !phone.hasBreach
    } otherwise: {
        !RuleCase.cold(.wellMade).allEffects.contains(.holdPayload(a1, PushID(1), .registry))
    },
    RuleCase(
        .d7, "before the first unlock a payload stalls, and is counted",
        not: "with the other setting it is delivered"
    ) {
        var phone = WatchedPhone(.newest.with { $0.deliveryBeforeFirstUnlock = .stalls })
        phone.feed(.deviceRebooted)
        phone.install(a1)
        phone.push(a1)
        phone.run(for: .seconds(10))
        let isHeld = phone.allEffects.contains(.holdPayload(a1, PushID(1), .firstUnlock))
        let isCounted = isHeld && phone.deliveries.isEmpty && phone.kills.count == 1
        phone.feed(.deviceUnlocked)
        phone.feed(.userOpenedApp(a1))
        phone.run(for: .seconds(2))
        return isCounted && phone.deliveries.count == 1
    } otherwise: {
        var phone = WatchedPhone()
        phone.feed(.deviceRebooted)
        phone.install(a1)
        phone.push(a1)
        phone.run(for: .seconds(10))
        return phone.deliveries.count == 1 && !phone.hasBreach
    },
    RuleCase(.d8, "a force-quit app is launched", not: "a restricted one is not") {
        var phone = RuleCase.front()
        phone.feed(.userForceQuitApp(a1))
        phone.push(a1)
        phone.run(for: .seconds(2))
        return phone.deliveries.count == 1
    } otherwise: {
        var phone = InvariantTests.restricted()
        phone.feed(.userForceQuitApp(a1))
        let before = phone.deliveries.count
        phone.push(a1)
        phone.run(for: .seconds(2))
        return phone.deliveries.count == before
    },
    RuleCase(
        .d9, "without the background mode there is no registration, no token, no delivery",
        not: "with it there is"
    ) {
        var phone = WatchedPhone()
        phone.install(a1, facts: AppFacts(declaresVoIPBackgroundMode: false))
        phone.push(a1)
        phone.run(for: .seconds(5))
        return phone.deliveries.isEmpty && !phone.allEffects.contains(.issueToken(a1, p1))
    } otherwise: {
        RuleCase.cold(.wellMade).allEffects.contains(.issueToken(a1, p1))
    },
    RuleCase(
        .d12, "a registry lives as long as its process: one that is not made again gets nothing",
        not: "made at every launch, it does"
    ) {
        var phone = RuleCase.front()
        phone.feed(.userForceQuitApp(a1))
        phone[a1]?.registry = Choice(.never)
        phone.push(a1)
        phone.run(for: .seconds(5))
        return phone.deliveries.isEmpty
    } otherwise: {
        var phone = RuleCase.front()
        phone.feed(.userForceQuitApp(a1))
        phone.push(a1)
        phone.run(for: .seconds(5))
        return phone.deliveries.count == 1
    },
    RuleCase(.d13, "5 s after its last call the app is suspended", not: "while it has one it is not") {
        RuleCase.pushed(PushBehaviour(endsCallAfter: .seconds(3)), for: .seconds(9)).state(a1) == .suspended
    } otherwise: {
        RuleCase.pushed(for: .seconds(50)).state(a1) == .background
    },
    RuleCase(.d14, "a launch for a push never makes the app active", not: "a launch by the user does") {
        !RuleCase.cold(.wellMade).allEffects.contains(.changeAppState(p1, .active))
    } otherwise: {
        RuleCase.front().allEffects.contains(.changeAppState(p1, .active))
    },
    RuleCase(.n1, "the token comes again at each launch", not: "without a registry there is none") {
        var phone = RuleCase.front()
        phone.feed(.userForceQuitApp(a1))
        phone.push(a1)
        phone.run(for: .seconds(5))
        return phone.allEffects.contains(.issueToken(a1, p1)) && phone.allEffects.contains(.issueToken(a1, p2))
    } otherwise: {
        !RuleCase.cold(ModelledApp(registry: .never)).allEffects.contains(.issueToken(a1, p1))
    },
    RuleCase(.n2, "uninstalling invalidates the token", not: "the end of the process does not") {
        var phone = RuleCase.front()
        phone.feed(.appUninstalled(a1))
        return phone.allEffects.contains(.invalidateTokens(a1))
    } otherwise: {
        var phone = RuleCase.front()
        phone.feed(.userForceQuitApp(a1))
        return !phone.allEffects.contains(.invalidateTokens(a1))
    },
    RuleCase(.n3, "after a daemon restart a live registry registers by itself", not: "an app without one does not") {
        var phone = RuleCase.front()
        phone.restartDaemon()
        phone.push(a1)
        phone.run(for: .seconds(2))
        return phone.deliveries.count == 1
    } otherwise: {
        var phone = WatchedPhone()
        phone.install(a1, ModelledApp(registry: .never))
        phone.feed(.userOpenedApp(a1))
        phone.run(for: .seconds(1))
        phone.restartDaemon()
        phone.push(a1)
        phone.run(for: .seconds(2))
        return phone.deliveries.isEmpty
    },
    RuleCase(
        .n4, "an update that never registers keeps the token, and its push ends in check 2",
        not: "one that registers has nothing to fear"
    ) {
        var phone = RuleCase.front()
        phone.feed(.appUpdated(a1, AppFacts()))
        phone[a1]?.registry = Choice(.never)
        phone.push(a1)
        phone.run(for: .seconds(20))
        return !phone.allEffects.contains(.invalidateTokens(a1)) && phone.kills.count == 1
    } otherwise: {
        var phone = RuleCase.front()
        phone.feed(.appUpdated(a1, AppFacts()))
        phone.push(a1)
        phone.run(for: .seconds(20))
        return !phone.hasBreach
    },
]
