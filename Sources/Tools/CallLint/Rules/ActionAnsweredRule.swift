import CallFlow
public import CallPaths
import CallVocabulary

/// Every `CXAction` is fulfilled or failed, exactly once, on every path of its `provider(_:perform:)`.
public struct ActionAnsweredRule: LintRule {
    public init() {}

    public func findings(in program: Program) -> [Finding] {
        program.functions().flatMap { member in
            Self.isPerform(member) ? findings(in: member, program) : Self.lateAnswers(member)
        }
    }

    /// `provider(_:perform: CXAnswerCallAction)`, `provider:performAnswerCallAction:`
    static func isPerform(_ member: Program.Member) -> Bool {
        let function = member.function
        guard function.body != nil, function.parameters.count == 2 else { return false }
        if function.name.hasPrefix("provider:perform") { return true }
        let type = function.parameters[1].type?.base ?? ""
        return function.name == "provider" && function.parameters[1].label == "perform" && type.hasPrefix("CX")
            && type.hasSuffix("Action")
    }

    /// `provider(_:timedOutPerforming:)`, `provider:timedOutPerformingAction:`: the action is over there.
    private static func lateAnswers(_ member: Program.Member) -> [Finding] {
        let function = member.function
        guard let block = function.body?.block, function.parameters.count == 2,
            function.name.hasPrefix("provider:timedOutPerforming")
                || function.name == "provider" && function.parameters[1].label == "timedOutPerforming"
        else { return [] }
        var places: Set<SourceLocation> = []
        Tree.walk(block) { expression in
            guard case .call(let call) = expression.kind, case .member(let base, let name, _) = call.callee.kind,
                isAnswer(name), isMeant(base, function.parameters[1].name)
            else { return }
            places.insert(expression.location)
        }
        guard let first = places.min() else { return [] }
        let message = "the action has timed out: it may no longer be fulfilled or failed"
        let steps = places.count > 1 ? places.sorted().map { Finding.Step(at: $0, "answered here") } : []
        return [Finding(description, at: first, message: message, steps: steps)]
    }

    /// `action`, `(action as? CXAnswerCallAction)?`
    private static func isMeant(_ expression: Expression, _ name: String) -> Bool {
        switch expression.kind {
        case .name(name): true
        case .cast(let value, _, _), .forced(let value): isMeant(value, name)
        case .opaque(let parts): parts.count == 1 && isMeant(parts[0], name)
        default: false
        }
    }

    /// `fulfill()`, `fulfill(withDateConnected:)`, `fail`
    static func isAnswer(_ name: String) -> Bool { name.hasPrefix("fulfill") || name == "fail" }

    private func findings(in member: Program.Member, _ program: Program) -> [Finding] {
        let location = member.function.location
        if let open = Self.openPath(member, program) {
            let message =
                "a path leaves the action neither fulfilled nor failed: it times out, and an answered call ends as failed"
            return [Finding(Self.description, at: location, message: message, steps: FindingSteps.of(open.steps))]
        }
        guard let both = Self.doublePath(member, program) else { return [] }
        let message = "the action can be answered twice on one path: the second call does nothing, or traps"
        return [Finding(Self.description, at: location, message: message, steps: FindingSteps.of(both.steps))]
    }

    /// A path on which nobody has the action at the end.
    private static func openPath(_ member: Program.Member, _ program: Program) -> PathEnd<ActionTracker.State>? {
        var walker = PathWalker(program: program, tracker: ActionTracker(stopsAtAnswer: true))
        let report = walker.walk(member.function, on: member.type, origins: [1: .payload])
        guard !report.isIncomplete else { return nil }
        return report.ends.first { $0.state == .open && $0.unknown == nil && (!$0.isSoft || isChosen($0)) }
    }

    /// A reference that was missing is a reason as good as any, unless it is the object itself that is gone.
    private static func isChosen(_ end: PathEnd<ActionTracker.State>) -> Bool {
        guard let deciding = end.steps.last(where: { $0.kind == .decision }) else { return false }
        return !deciding.subject.contains("self") && !deciding.subject.contains("weakSelf")
    }

    private static func doublePath(_ member: Program.Member, _ program: Program) -> PathEnd<ActionTracker.State>? {
        var walker = PathWalker(program: program, tracker: ActionTracker(stopsAtAnswer: false))
        let report = walker.walk(member.function, on: member.type, origins: [1: .payload])
        guard !report.isIncomplete else { return nil }
        return report.ends.first { $0.state == .answeredTwice && $0.unknown == nil && !$0.isSoft }
    }
}

private struct ActionTracker: PathTracker {
    enum State: Hashable { case open, answered, handedOn, answeredTwice }

    /// To see whether an action stays open; else whether it is answered twice.
    let stopsAtAnswer: Bool
    let start = State.open

    mutating func reaction(to event: PathEvent, in state: State) -> Reaction<State> {
        switch event {
        case .call(let site) where isAnswer(site):
            if stopsAtAnswer { return .settled }
            return .become(state == .open ? .answered : state == .answered ? .answeredTwice : state)
        // The project's own code may keep a closure for later: that is not seen where it is called.
        case .call(let site) where site.isResolved && givesAnswerAway(site):
            return state == .open ? .becomeAndFollow(.handedOn) : .follow
        case .call(let site) where site.isResolved && !mayAnswer(site): return .pass
        // Whoever got the action may answer it, now or later.
        case .unresolved(let site) where site.arguments.contains { $0.origins.contains(.payload) }: return handOn(state)
        case .later(_, let closure) where mentionsAnswer(closure.body.block): return handOn(state)
        case .assignment(_, let value, _) where value.origins.contains(.payload): return handOn(state)
        default: return .follow
        }
    }

    private func handOn(_ state: State) -> Reaction<State> {
        guard state == .open else { return .follow }
        return stopsAtAnswer ? .settled : .become(.handedOn)
    }

    private func isAnswer(_ site: CallSite) -> Bool {
        guard site.receiverValue.origins.contains(.payload) else { return false }
        return ActionAnsweredRule.isAnswer(site.firstName)
    }

    /// Whether the action comes along: as an argument, in a closure, or to a function inside the method.
    private func mayAnswer(_ site: CallSite) -> Bool {
        if site.receiverValue.origins.contains(.payload) { return true }
        let isGiven = site.arguments.contains { value in
            value.isClosure || value.origins.contains(.payload)
        }
        return isGiven
            || site.targets.contains { target in
                target.function.traits.contains(.neverReturns)
                    || target.function.owner == nil && mentionsAnswer(target.function.body?.block ?? [])
            }
    }

    private func givesAnswerAway(_ site: CallSite) -> Bool {
        zip(site.call.arguments, site.arguments).contains { argument, value in
            if case .closure(let closure) = argument.value.kind { return mentionsAnswer(closure.body.block) }
            return value.isClosure
        }
    }

    private func mentionsAnswer(_ block: Block) -> Bool {
        var found = false
        Tree.walk(block) { expression in
            guard !found, let name = expression.lastName else { return }
            found = ActionAnsweredRule.isAnswer(name) || name.lowercased().contains("action")
        }
        return found
    }
}

extension ActionAnsweredRule {
    public static let description: RuleDescription = {
        var rule = RuleDescription(
            name: "action-answered", rule: .t2, severity: .warning,
            summary: "every CXAction is fulfilled or failed, once, on every path",
            rationale: """
                The system waits for `fulfill()` or `fail()` of each action it hands to the provider's delegate: 60 s for an \
                answer, 5 s for most others. An action that nobody answers times out; an answered call then ends as failed \
                (T2, T3). It may be answered later, from a closure or another object; what counts here is a path on which \
                nobody has it any more. In `provider(_:timedOutPerforming:)` it is over, and may not be answered (T2).
                """,
            mend: "Call fulfill() when the work is done and fail() where it cannot be; use one of them on every path."
        )
        rule.triggering = [
            LintExample(
                "a guard that leaves without an answer",
                """
                import CallKit
                class Calls: NSObject, CXProviderDelegate {
                    func 1️⃣provider(_ provider: CXProvider, perform action: CXAnswerCallAction) {
                        guard let call = calls[action.callUUID] else { return }
                        call.answer()
                        action.fulfill()
                    }
                }
                """),
            LintExample(
                "fulfilled after it was failed",
                """
                import CallKit
                class Calls: NSObject, CXProviderDelegate {
                    func 1️⃣provider(_ provider: CXProvider, perform action: CXEndCallAction) {
                        if calls[action.callUUID] == nil { action.fail() }
                        action.fulfill()
                    }
                }
                """),
        ]
        rule.triggering.append(
            LintExample(
                "answered after it timed out",
                """
                import CallKit
                class Calls: NSObject, CXProviderDelegate {
                    func provider(_ provider: CXProvider, timedOutPerforming action: CXAction) {
                        log(action)
                        action.1️⃣fulfill()
                    }
                }
                """))
        rule.nonTriggering = [
            LintExample(
                "put away after it timed out",
                """
                import CallKit
                class Calls: NSObject, CXProviderDelegate {
                    func provider(_ provider: CXProvider, timedOutPerforming action: CXAction) {
                        promises[action.uuid]?.fulfill()
                        current?.fail()
                    }
                }
                """),
            LintExample(
                "both branches answer",
                """
                import CallKit
                class Calls: NSObject, CXProviderDelegate {
                    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) {
                        guard let call = calls[action.callUUID] else { return action.fail() }
                        call.answer()
                        action.fulfill()
                    }
                }
                """),
            LintExample(
                "answered when signalling is up",
                """
                import CallKit
                class Calls: NSObject, CXProviderDelegate {
                    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) {
                        signalling.connect { action.fulfill() }
                    }
                }
                """),
            LintExample(
                "kept for later",
                """
                import CallKit
                class Calls: NSObject, CXProviderDelegate {
                    var pending: CXAnswerCallAction?
                    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) {
                        pending = action
                    }
                }
                """),
        ]
        return rule
    }()
}
