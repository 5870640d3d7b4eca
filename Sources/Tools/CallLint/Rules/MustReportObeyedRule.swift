import CallFlow
public import CallPaths
import CallVocabulary

/// A handler that is told whether it must report looks at that, and the right way round.
public struct MustReportObeyedRule: LintRule {
    public init() {}

    public func findings(in program: Program) -> [Finding] {
        program.pushHandlers().filter(\.form.hasMetadata).compactMap { handler in
            let reach = MetadataReach(handler, program)
            guard let read = reach.reads.first else {
                guard !reach.isHandedOn else { return nil }
                return Finding(
                    Self.description, severity: .note, at: handler.location,
                    message: "mustReport is never read here: a push that comes too late for its call rings all the same"
                )
            }
            guard !reach.reportsWhenItMust, reach.reportsSomewhere else { return nil }
            return Finding(
                Self.description, at: read,
                message: "the call is reported only when mustReport is false, and not when it must be",
                steps: [Finding.Step(at: read, "mustReport is asked here, and no path on which it is true reports")])
        }
    }
}

/// What becomes of the metadata of a push.
private struct MetadataReach {
    /// Where `mustReport` is read.
    let reads: [SourceLocation]
    /// Somebody else gets the metadata who cannot be seen.
    let isHandedOn: Bool
    /// Whether a path on which it is true reports, or may.
    let reportsWhenItMust: Bool
    /// Whether a report stands anywhere in the functions that the handler names.
    let reportsSomewhere: Bool

    init(_ handler: PushHandler, _ program: Program) {
        let collected = Collected()
        var walker = PathWalker(program: program, tracker: Tracker(collected: collected))
        let report = walker.walk(handler)
        let functions = [handler.function] + collected.functions
        reads = functions.flatMap(Self.reads)
        isHandedOn = collected.isHandedOn
        reportsWhenItMust = report.hasSettled || report.isIncomplete || report.ends.contains { $0.unknown != nil }
        reportsSomewhere = Self.named(by: functions, handler.type, program).contains(where: Self.reports)
    }

    private static func reads(_ function: Function) -> [SourceLocation] {
        var found: [SourceLocation] = []
        Tree.walk(function.body?.block ?? []) { expression in
            guard case .member(_, "mustReport", _) = expression.kind else { return }
            found.append(expression.location)
        }
        return found
    }

    /// The functions, and those of the same type that they call by name.
    private static func named(by functions: [Function], _ type: ProgramType?, _ program: Program) -> [Function] {
        guard let type else { return functions }
        var found = functions
        for function in functions {
            Tree.walk(function.body?.block ?? []) { expression in
                guard case .call(let call) = expression.kind, let name = call.callee.lastName else { return }
                found += program.functions(named: name, on: type).filter { $0.body != nil }
            }
        }
        return found
    }

    private static func reports(_ function: Function) -> Bool {
        var found = false
        Tree.walk(function.body?.block ?? []) { expression in
            guard case .call(let call) = expression.kind, let name = call.callee.lastName else { return }
            if name.hasPrefix("reportNewIncomingCall") || name.hasPrefix("reportNewIncomingConversation") {
                found = true
            }
        }
        return found
    }

    private final class Collected {
        var functions: [Function] = []
        var seen: Set<ObjectIdentifier> = []
        var isHandedOn = false
    }

    private struct Tracker: PathTracker {
        enum State: Hashable { case unreported }

        let collected: Collected
        let start = State.unreported

        mutating func reaction(to event: PathEvent, in state: State) -> Reaction<State> {
            switch event {
            case .call(let site):
                for target in site.targets where collected.seen.insert(ObjectIdentifier(target.function)).inserted {
                    collected.functions.append(target.function)
                }
                noteHandingOn(site)
                return event.isReport ? .settled : .follow
            case .unresolved(let site):
                if event.isReport { return .settled }
                return site.mayTakeOverPush ? .unknown(site.firstName) : .follow
            case .assignment(_, let value, _):
                if value.origins.contains(.metadata) { collected.isHandedOn = true }
                return .follow
            default: return .follow
            }
        }

        private func noteHandingOn(_ site: CallSite) {
            if !site.isResolved, site.arguments.contains(where: { $0.origins.contains(.metadata) }) {
                collected.isHandedOn = true
            }
        }
    }
}

extension MustReportObeyedRule {
    public static let description: RuleDescription = {
        var rule = RuleDescription(
            name: "must-report-obeyed", rule: .e4, severity: .warning,
            summary: "mustReport is read, and a push that must be reported is",
            rationale: """
                Since iOS 26.4 the system says with each push whether it must be reported: `mustReport` is false in the foreground, \
                during a call, and when the push was delayed so long that the call is too old (E4). A handler that reports only \
                when it is false has it the wrong way round, and dies of every push that must be reported. One that never reads \
                it may ring for a call that was over long ago, which is allowed.
                """,
            mend:
                "Report whenever mustReport is true; when it is false, report or leave it, as the call still makes sense."
        )
        rule.triggering = [
            LintExample(
                "the wrong way round",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingVoIPPushWith payload: PKPushPayload, metadata: PKVoIPPushMetadata, withCompletionHandler completion: @escaping () -> Void) {
                        guard !metadata.1️⃣mustReport else { return completion() }
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                }
                """),
            LintExample(
                "never read",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func 1️⃣pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingVoIPPushWith payload: PKPushPayload, metadata: PKVoIPPushMetadata, withCompletionHandler completion: @escaping () -> Void) {
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                }
                """),
        ]
        rule.nonTriggering = [
            LintExample(
                "reported when it must be",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingVoIPPushWith payload: PKPushPayload, metadata: PKVoIPPushMetadata, withCompletionHandler completion: @escaping () -> Void) {
                        guard metadata.mustReport else { return completion() }
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                }
                """),
            LintExample(
                "reported in any case, and looked at afterwards",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingVoIPPushWith payload: PKPushPayload, metadata: PKVoIPPushMetadata, withCompletionHandler completion: @escaping () -> Void) {
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                        if !metadata.mustReport { end() }
                    }
                }
                """),
            LintExample(
                "the older form has no metadata",
                """
                import PushKit
                class Calls: NSObject, PKPushRegistryDelegate {
                    func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in completion() }
                    }
                }
                """),
        ]
        return rule
    }()
}
