import CallFlow
public import CallPaths
import CallVocabulary

/// A report is not put off by a timer.
public struct DelayBeforeReportRule: LintRule {
    public init() {}

    public func findings(in program: Program) -> [Finding] {
        var seen: Set<SourceLocation> = []
        return program.pushHandlers().flatMap { handler in
            Self.delays(in: handler, program).filter { seen.insert($0).inserted }.map { location in
                Finding(
                    Self.description, cause: "M3", at: location,
                    message: "the report is put off by a delay: PushKit looks for it when the handler returns",
                    steps: [
                        Finding.Step(at: handler.location, "a push comes in here"),
                        Finding.Step(at: location, "the report runs only after this delay"),
                    ])
            }
        }
    }

    private static func delays(in handler: PushHandler, _ program: Program) -> [SourceLocation] {
        let collected = DelayTracker.Collected()
        var walker = PathWalker(program: program, tracker: DelayTracker(program, collected))
        let report = walker.walk(handler)
        for (index, closure) in report.laterClosures.enumerated() where collected.isWorthAWalk(closure) {
            let later = walker.walkLater(closureAt: index)
            if later.hasSettled, let delay = collected.delays[ObjectIdentifier(closure)] {
                collected.found.insert(delay)
            }
        }
        for (function, type, delay) in collected.selectors {
            var walker = PathWalker(program: program, tracker: DelayTracker(program, .init()))
            if walker.walk(function, on: type).hasSettled { collected.found.insert(delay) }
        }
        return collected.found.sorted()
    }
}

private struct DelayTracker: PathTracker {
    final class Collected {
        /// Closures that a timer runs, and where it is set.
        var delays: [ObjectIdentifier: SourceLocation] = [:]
        /// Methods that a timer calls.
        var selectors: [(Function, ProgramType, SourceLocation)] = []
        var found: Set<SourceLocation> = []

        /// A timer runs it, or it sleeps.
        func isWorthAWalk(_ closure: Closure) -> Bool {
            if delays[ObjectIdentifier(closure)] != nil { return true }
            var sleeps = false
            Tree.walk(closure.body.block) { expression in
                if case .call(let call) = expression.kind, call.callee.lastName == "sleep" { sleeps = true }
            }
            return sleeps
        }
    }

    enum State: Hashable { case start, slept(SourceLocation) }

    let program: Program
    let collected: Collected
    let start = State.start

    init(_ program: Program, _ collected: Collected) {
        self.program = program
        self.collected = collected
    }

    mutating func reaction(to event: PathEvent, in state: State) -> Reaction<State> {
        if event.isReport {
            if case .slept(let location) = state { collected.found.insert(location) }
            return .settled
        }
        switch event {
        case .circumstance: return .exempt
        case .later(let site, let closure) where Self.delaying.contains(site.firstName):
            collected.delays[ObjectIdentifier(closure)] = site.location
            return .follow
        case .call(let site) where site.firstName == "sleep" && site.receiverType == "Task":
            return .become(state == .start ? .slept(site.location) : state)
        case .call(let site) where site.labels.last == "afterDelay" || site.name.hasSuffix("afterDelay:"):
            noteSelector(site)
            return .follow
        default: return .follow
        }
    }

    /// `perform(#selector(ring), with: nil, afterDelay: 1)`
    private func noteSelector(_ site: CallSite) {
        guard case .selector(let selector)? = site.call.arguments.first?.value.kind, let own = site.context.selfType,
            let type = program.type(named: own, near: site.context.path)
        else { return }
        let name = String(selector.prefix { $0 != "(" && $0 != ":" })
        let functions = program.functions(named: selector, on: type) + program.functions(named: name, on: type)
        guard let function = functions.first(where: { $0.body != nil }) else { return }
        collected.selectors.append((function, type, site.location))
    }

    private static let delaying: Set = [
        "asyncAfter", "dispatch_after", "scheduledTimer", "scheduledTimerWithTimeInterval", "Timer",
        "timerWithTimeInterval",
        "schedule",
    ]
}

extension DelayBeforeReportRule {
    public static let description: RuleDescription = {
        var rule = RuleDescription(
            name: "delay-before-report", rule: .h3, severity: .warning,
            summary: "a report is not put off by a timer or a delay",
            rationale: """
                Nothing buys time for the report: neither a completion handler that is called late nor one that is not called \
                (H3). When the delegate's method returns PushKit looks for the report (C1.1); one that stands in `asyncAfter`, \
                in a timer or behind `Task.sleep` comes after that, even with a delay of nothing.
                """,
            mend: "Report in the handler itself, and put off what the user should see later, not the report.")
        rule.triggering = [
            LintExample(
                "half a second later",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        DispatchQueue.main.1️⃣asyncAfter(deadline: .now() + 0.5) {
                            self.provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                        }
                    }
                }
                """),
            LintExample(
                "a task sleeps first",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        Task {
                            try await Task.1️⃣sleep(for: .seconds(1))
                            self.ring()
                        }
                    }
                    func ring() { provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in } }
                }
                """),
            LintExample(
                "dispatch_after in Objective-C",
                """
                #import <PushKit/PushKit.h>
                @implementation Calls
                - (void)pushRegistry:(PKPushRegistry *)registry didReceiveIncomingPushWithPayload:(PKPushPayload *)payload forType:(PKPushType)type withCompletionHandler:(void (^)(void))completion {
                    1️⃣dispatch_after(when, dispatch_get_main_queue(), ^{
                        [self.provider reportNewIncomingCallWithUUID:[NSUUID UUID] update:[CXCallUpdate new] completion:^(NSError *error) { completion(); }];
                    });
                }
                @end
                """, isObjectiveC: true),
        ]
        rule.nonTriggering = [
            LintExample(
                "the call is ended a little later",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        let uuid = UUID()
                        provider.reportNewIncomingCall(with: uuid, update: CXCallUpdate()) { _ in completion() }
                        DispatchQueue.main.asyncAfter(deadline: .now() + 2) {
                            self.provider.reportCall(with: uuid, endedAt: nil, reason: .remoteEnded)
                        }
                    }
                }
                """),
            LintExample(
                "a second report after a delay",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                        DispatchQueue.main.asyncAfter(deadline: .now() + 2) {
                            self.provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in }
                        }
                    }
                }
                """),
            LintExample(
                "a timer that rings nobody",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        Timer.scheduledTimer(withTimeInterval: 60, repeats: false) { _ in self.giveUp() }
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                    func giveUp() { calls.removeAll() }
                }
                """),
        ]
        return rule
    }()
}
