import CallPolicy
import CallVocabulary

/// What an app makes its behaviour depend on: the payload, and what its process knows of itself.
public indirect enum AppCondition: Hashable, Sendable {
    case payloadIsOneOf([ModelledPayload.Kind])
    /// A UUID can be read in it.
    case payloadNamesCall
    /// It says who calls.
    case payloadNamesCaller
    /// This process has got a push for the payload's call before (M12).
    case hasSeenCall
    /// This process believes in the payload's call: it has reported it, and knows of no end.
    case hasThisCall
    /// The process believes that it has a call, ringing or answered.
    case hasCall
    /// The process believes that it has a call that the user answered (M1, E3).
    case isOnCall
    case launchedByPush
    /// The process has been in front of the user in its life.
    case hasBeenInFront
    /// It was last told that it is active or inactive.
    case isInFront
    /// The phone was unlocked since its start (D7).
    case protectedDataIsAvailable
    /// What the metadata say; true where the system gives none (E4).
    case mustReport
    /// At least so long since the process was started, suspension included.
    case hasLivedFor(Duration)
    /// It is the push of this number since the app was installed, counting from 1.
    case push(Int)
    case not(AppCondition)
    case all([AppCondition])
    case any([AppCondition])

    /// The push was sent for one of these.
    public static func payload(_ kinds: ModelledPayload.Kind...) -> AppCondition { .payloadIsOneOf(kinds) }

    /// No call, or no caller, can be read in the payload.
    public static let payloadIsIncomplete = AppCondition.any([.not(.payloadNamesCall), .not(.payloadNamesCaller)])
}

/// What an app does usually, and what it does instead under conditions.
public struct Choice<Outcome: Hashable & Sendable>: Hashable, Sendable {
    /// What it does under a condition.
    public struct Exception: Hashable, Sendable {
        public var when: AppCondition
        public var then: Outcome

        public init(when: AppCondition, then: Outcome) {
            self.when = when
            self.then = then
        }
    }

    public var usual: Outcome
    /// The last one whose condition holds counts.
    public var exceptions: [Exception] = []

    public init(_ usual: Outcome) { self.usual = usual }

    func outcome(for knowledge: AppKnowledge) -> Outcome {
        exceptions.last { $0.when.holds(for: knowledge) }?.then ?? usual
    }
}

/// What a process knows at the moment when it decides what to do.
struct AppKnowledge: Hashable, Sendable {
    /// Nil while it launches.
    var payload: ModelledPayload?
    var hasSeenCall = false
    var hasThisCall = false
    var hasCall = false
    var isOnCall = false
    var launchedByPush = false
    var hasBeenInFront = false
    var isInFront = false
    var protectedDataIsAvailable = true
    var mustReport = true
    var age = Duration.zero
    var pushNumber = 0
}

extension AppCondition {
    func holds(for knowledge: AppKnowledge) -> Bool {
        switch self {
        case .payloadIsOneOf, .payloadNamesCall, .payloadNamesCaller, .hasSeenCall, .mustReport, .push:
            holdsForPush(knowledge)
        case .hasThisCall: knowledge.hasThisCall
        case .hasCall: knowledge.hasCall
        case .isOnCall: knowledge.isOnCall
        case .launchedByPush: knowledge.launchedByPush
        case .hasBeenInFront: knowledge.hasBeenInFront
        case .isInFront: knowledge.isInFront
        case .protectedDataIsAvailable: knowledge.protectedDataIsAvailable
        case .hasLivedFor(let time): knowledge.age >= time
        case .not(let condition): !condition.holds(for: knowledge)
        case .all(let conditions): conditions.allSatisfy { $0.holds(for: knowledge) }
        case .any(let conditions): conditions.contains { $0.holds(for: knowledge) }
        }
    }

    private func holdsForPush(_ knowledge: AppKnowledge) -> Bool {
        guard let payload = knowledge.payload else { return false }
        return switch self {
        case .payloadIsOneOf(let kinds): kinds.contains(payload.kind)
        case .payloadNamesCall: payload.call != .missing
        case .payloadNamesCaller: payload.namesCaller
        case .hasSeenCall: knowledge.hasSeenCall
        case .mustReport: knowledge.mustReport
        case .push(let number): knowledge.pushNumber == number
        default: preconditionFailure("not about a push: \(self)")
        }
    }
}
