import CallPolicy
import CallVocabulary
import ModelledPhone
import PhoneStory

/// A modelled phone in virtual time: the policy alone, with an app that is a description.
struct ModelWorld: World {
    private static let app = AppID(1)

    private var phone: ModelledPhone
    private var modelled: ModelledApp
    private let profile: Profile
    private let read: @Sendable ([UInt8]) -> ModelledPayload
    private var origin = Instant.zero
    private var begin = (step: 0, remark: 0)
    private var labels: [String: PushID] = [:]
    private var story = StoryBuffer()

    /// - Parameters:
    ///   - app: how the app behaves.
    ///   - read: what the app makes of a payload's bytes.
    init(_ app: ModelledApp, profile: Profile, read: @escaping @Sendable ([UInt8]) -> ModelledPayload) {
        modelled = app
        self.profile = profile
        self.read = read
        phone = ModelledPhone(profile)
    }

    /// The policy ordered something that no phone could do; must stay empty.
    var faults: [String] { phone.faults }

    var facts: AppFacts { modelled.facts }

    var now: Duration { phone.now - origin }

    var trace: Trace { trace(of: phone) }

    /// What came before the scenario.
    private(set) var prelude = Trace()
}

// To where the scenario begins; the same way as on a phone with processes.
extension ModelWorld {
    mutating func prepare(_ given: Given) async throws {
        modelled.facts.linkedSDK = given.linkedSDK ?? modelled.facts.linkedSDK
        modelled.facts.buildType = given.buildType ?? modelled.facts.buildType
        modelled.facts.exemptions.formUnion(given.exemptions)
        let profile = try profile.changed(by: given)
        if given.violations > 0 {
            var state = PersistentState()
            state.apps = [.init(id: Self.app, facts: modelled.facts, violations: given.violations)]
            phone = ModelledPhone(restoring: state, profile: profile)
            phone[Self.app] = modelled
        } else {
            phone = ModelledPhone(profile)
            phone.install(Self.app, modelled)
        }
        try bring(given)
        origin = phone.now
        prelude = trace
        begin = (phone.history.count, phone.remarks.count)
        story = StoryBuffer()
    }

    private mutating func bring(_ given: Given) throws {
        if given.app != .unopened { try open() }
        if given.app == .suspended || given.app == .dead { try leave() }
        if given.app == .dead { _ = phone.kill(Self.app) }
        if given.doNotDisturb { phone.setDoNotDisturb(true) }
        if given.inCar { phone.setCar(true) }
        if given.callersAreBlocked { phone.setBlocksCallers(true) }
        switch given.phone {
        case .unlocked: break
        case .locked: phone.lock()
        case .beforeFirstUnlock: phone.reboot()
        }
    }

    private mutating func open() throws {
        phone.open(Self.app)
        let launched = phone.run(atMost: .seconds(21)) { phone in
            phone.state(Self.app) == .active || phone.process(of: Self.app) == nil
        }
        guard launched, phone.state(Self.app) == .active else { throw GivenNotReached(finding: whyNot()) }
        phone.run(for: .milliseconds(250))
    }

    private mutating func leave() throws {
        phone.goHome()
        let asleep = phone.run(atMost: .seconds(5)) { phone in
            phone.state(Self.app) == .suspended || phone.process(of: Self.app) == nil
        }
        guard asleep, phone.state(Self.app) == .suspended else { throw GivenNotReached(finding: whyNot()) }
    }

    private func whyNot() -> Finding {
        let rule = phone.deaths.last?.reason.rule ?? .d4
        return Finding(.breach, rule, "before the scenario began: the app did not come up, or did not stay")
    }
}

// What is done in it.
extension ModelWorld {
    mutating func pause(until instant: Duration) {
        let end = origin + instant
        if end > phone.now { phone.run(until: end) }
    }

    mutating func wait(atMost limit: Duration, until condition: @escaping @Sendable (Trace) -> Bool) -> Bool {
        let world = self
        return phone.run(atMost: limit) { condition(world.trace(of: $0)) }
    }

    mutating func push(_ payload: [UInt8], _ action: PushAction) {
        let content = action.payload == .alert ? .alert : read(payload)
        labels[action.label] = phone.push(Self.app, content, age: action.age, expiresIn: action.expiresIn)
    }

    mutating func perform(_ action: UserAction) {
        switch action {
        case .open: phone.open(Self.app)
        case .home: phone.goHome()
        case .lock: phone.lock()
        case .unlock: phone.unlock()
        case .cover: phone.cover(true)
        case .uncover: phone.cover(false)
        case .answer: phone.answer()
        case .decline: phone.decline()
        case .end: phone.endCall()
        case .forceQuit: phone.forceQuit(Self.app)
        case .update: phone.update(Self.app, to: modelled)
        case .uninstall: phone.uninstall(Self.app)
        case .reinstall: phone.reinstall(Self.app)
        case .dndOn: phone.setDoNotDisturb(true)
        case .dndOff: phone.setDoNotDisturb(false)
        }
    }

    mutating func perform(_ action: SystemAction) {
        switch action {
        case .wait: break
        case .memoryPressure: phone.runShortOfMemory()
        case .killApp: _ = phone.kill(Self.app)
        case .reboot: phone.reboot()
        case .restartDaemon: phone.restartDaemon()
        case .advance(let duration): phone.advance(by: duration)
        }
    }

    mutating func perform(_ action: NetworkAction) { phone.setOnline(action == .online) }

    func hasOpenDuty() -> Bool { phone.hasOpenDuty }
}

// The story, told by the narrator that tells a real phone's.
extension ModelWorld {
    /// A story only grows: what was told before is not told again.
    private func trace(of phone: ModelledPhone) -> Trace {
        let narrator = Narrator(names: ModelNames(phone: phone))
        story.begin(at: begin)
        while story.step < phone.history.count {
            tellRemarks(of: phone, before: story.step)
            let step = phone.history[story.step]
            let lines = [narrator.line(for: step.input)] + step.effects.map { narrator.line(for: $0) }
            story.events += lines.compactMap { $0 }.map { TraceEvent($0, at: step.at - origin) }
            story.step += 1
        }
        tellRemarks(of: phone, before: story.step)
        var trace = Trace()
        trace.events = story.events
        trace.pushes = labels
        return trace
    }

    private func tellRemarks(of phone: ModelledPhone, before step: Int) {
        while story.remark < phone.remarks.count, phone.remarks[story.remark].position <= step {
            story.events += events(of: phone.remarks[story.remark])
            story.remark += 1
        }
    }

    /// What the policy does not hear of, in the words of the daemon.
    private func events(of remark: Remark) -> [TraceEvent] {
        func event(_ lane: TimelineEvent.Lane, _ kind: String, _ rule: Rule?, push: PushID? = nil) -> TraceEvent {
            var event = TraceEvent(at: remark.at - origin, lane: lane, kind: kind, text: kind, rule: rule)
            event.push = push
            return event
        }
        switch remark.matter {
        case .alertShown(let push, _): return [event(.phone, "push.alert", .p8, push: push)]
        case .pushStored(let push, _): return [event(.gateway, "push.stored", .d10, push: push)]
        case .pushDiscarded(let push, _): return [event(.gateway, "push.discarded", .d10, push: push)]
        case .pushExpired(let push, _): return [event(.gateway, "push.expired", .d10, push: push)]
        case .deliveredWithoutDelegate(_, let push): return [event(.app, "push.noDelegate", .c1_4, push: push)]
        case .tokenTold: return [event(.app, AppRemark.tokenTold.kind, AppRemark.tokenTold.rule)]
        case .registryReleased: return [event(.app, AppRemark.registryReleased.kind, AppRemark.registryReleased.rule)]
        case .audioActivatedByApp: return [event(.app, "audio.ownActivation", .a2)]
        case .takenAway: return [event(.phone, "app.killed", .d13)]
        case .processEnded(let death):
            let rule = death.isFailedLaunch(in: phone) ? .d5 : death.reason.rule
            return Self.kinds(of: death.reason).map { event(.app, $0, rule, push: death.push) }
        case .connectionChanged, .blockListChanged: return []
        case .clockMoved: return [event(.user, "device.advanced", nil)]
        }
    }

    /// What an end leaves behind in a phone's story, besides the line about it.
    private static func kinds(of reason: TerminationReason) -> [String] {
        switch reason {
        case .ownCrash: ["app.ended", "crash.written"]
        case .exited: ["app.ended"]
        case .callKitNotLinked: ["app.raised", "crash.written"]
        case .reportMissingOnReturn, .reportMissingAtDeadline, .launchWatchdog, .fileLockedAtSuspension:
            ["crash.written"]
        default: []
        }
    }
}

extension ModelledDeath {
    /// By itself, before `didFinishLaunching` had returned.
    fileprivate func isFailedLaunch(in phone: ModelledPhone) -> Bool {
        switch reason {
        case .ownCrash, .exited:
            !phone.history.contains { if case .appLaunched(process) = $0.input { true } else { false } }
        default: false
        }
    }
}

/// How far a model's story has been told.
private final class StoryBuffer {
    var events: [TraceEvent] = []
    var step = 0
    var remark = 0

    /// Skips what came before the scenario.
    func begin(at begin: (step: Int, remark: Int)) {
        step = max(step, begin.step)
        remark = max(remark, begin.remark)
    }
}

extension TraceEvent {
    fileprivate init(_ line: Narrator.Line, at instant: Duration) {
        self.init(at: instant, lane: line.lane, kind: line.kind, text: line.text, rule: line.rule)
        push = line.push
        call = line.call.map { "\($0.value)" }
    }
}

/// One app, and nobody has a name.
private struct ModelNames: StoryNames {
    let phone: ModelledPhone

    func app(ofProcess process: ProcessID) -> AppID? { phone.app(of: process) }
    func name(ofApp app: AppID) -> String? { "the app" }
    func caller(ofCall call: CallID) -> String? { nil }
    func app(ofCall call: CallID) -> AppID? { phone.app(of: call) }
    func call(ofAction action: ActionID) -> CallID? { phone.call(of: action) }
    func violationCount(ofApp app: AppID) -> Int { phone.policy.violationCount(app) }
}
