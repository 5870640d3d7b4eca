import CallPolicy
import CallVocabulary
import ModelledPhone
import Testing

/// A modelled phone whose faults fail the test in which they happen. The tests of the policy use no other.
@dynamicMemberLookup
struct WatchedPhone {
    private var model: ModelledPhone { didSet { recordFaults() } }
    /// How many faults have failed a test already.
    private var recorded = 0
    private let record: (String) -> Void

    init(_ profile: Profile = .newest, onFault record: @escaping (String) -> Void = Self.failTest) {
        self.record = record
        model = ModelledPhone(profile)
    }

    init(restoring state: PersistentState, profile: Profile) {
        record = Self.failTest
        model = ModelledPhone(restoring: state, profile: profile)
    }

    static func failTest(_ fault: String) { Issue.record("the policy's shell: \(fault)") }

    private mutating func recordFaults() {
        for fault in model.faults.dropFirst(recorded) { record(fault) }
        recorded = model.faults.count
    }

    subscript<Value>(dynamicMember path: KeyPath<ModelledPhone, Value>) -> Value { model[keyPath: path] }

    subscript(app: AppID) -> ModelledApp? {
        get { model[app] }
        set { model[app] = newValue }
    }

    // MARK: Asking

    func state(_ app: AppID) -> ProcessState? { model.state(app) }
    func process(of app: AppID) -> ModelledProcess? { model.process(of: app) }
    func decision(on push: PushID) -> MustReportDecision? { model.decision(on: push) }

    /// What is decided about a push that arrives now.
    mutating func decisionOnPush(_ app: AppID) -> MustReportDecision? {
        let push = push(app)
        return decision(on: push)
    }

    // MARK: Moving it

    mutating func install(_ id: AppID, _ app: ModelledApp = .wellMade, facts: AppFacts = AppFacts()) {
        model.install(id, app.with(facts))
    }

    /// Installed, launched by the user, left again and suspended: the usual state of a calling app.
    mutating func installSuspended(_ id: AppID, _ app: ModelledApp = .wellMade, facts: AppFacts = AppFacts()) {
        let isSuspended = model.installSuspended(id, app.with(facts))
        #expect(isSuspended)
    }

    @discardableResult
    mutating func push(_ app: AppID, age: Duration = .zero) -> PushID { model.push(app, age: age) }

    mutating func feed(_ input: Input) { model.feed(input) }
    mutating func run(for duration: Duration) { model.run(for: duration) }
    mutating func run(until end: Instant) { model.run(until: end) }
    mutating func restartDaemon() { model.restartDaemon() }

    // MARK: Moving an app

    mutating func launched(_ process: ProcessID) { model.launched(process) }
    mutating func report(from process: ProcessID) { model.report(from: process) }
    mutating func exit(_ process: ProcessID) { model.exit(process) }
    mutating func delegateReturns(_ push: PushID, isAsync: Bool, in process: ProcessID) {
        model.delegateReturns(push, isAsync: isAsync, in: process)
    }
}

extension ModelledApp {
    fileprivate func with(_ facts: AppFacts) -> ModelledApp {
        var app = self
        app.facts = facts
        return app
    }
}
