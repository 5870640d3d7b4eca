import CallPolicy
import CallVocabulary
import ModelledPhone

/// Plays a ``TimelineExample`` on a modelled phone and says whether its check was breached.
struct ExamplePlayer {
    private static let app = AppID(1)
    private var phone: WatchedPhone
    private let example: TimelineExample

    static func isBreached(_ check: any PolicyCheck.Type, in example: TimelineExample) -> Bool {
        var player = ExamplePlayer(example)
        player.play()
        return player.phone.allEffects.contains { check.showsBreach($0) }
    }

    private init(_ example: TimelineExample) {
        self.example = example
        var state = PersistentState()
        state.apps = [.init(id: Self.app, facts: example.facts, violations: example.start.violations)]
        phone = WatchedPhone(restoring: state, profile: example.profile)
        phone[Self.app] = .manual
        guard example.start.isLaunched else { return }
        phone.feed(.userOpenedApp(Self.app))
        act("L")
        act("G")
        if example.start.isInFront { return }
        act("H")
        phone.run(for: .seconds(60))
    }

    /// Every character at its time; nothing runs after the last.
    private mutating func play() {
        let start = phone.now
        for (index, characters) in Self.steps(example.timeline).enumerated() {
            phone.run(until: start + example.step * index)
            for character in characters { act(character) }
        }
    }

    static func steps(_ timeline: String) -> [[Character]] {
        var steps: [[Character]] = []
        var isOpen = false
        for character in timeline {
            switch character {
            case "(":
                isOpen = true
                steps.append([])
            case ")": isOpen = false
            case _ where isOpen: steps[steps.count - 1].append(character)
            default: steps.append([character])
            }
        }
        return steps
    }

    private mutating func act(_ character: Character) {
        switch character {
        case "·": return
        case "P": phone.push(Self.app)
        case "O": phone.feed(.userOpenedApp(Self.app))
        case "H": phone.feed(.userWentHome)
        case "A": if let call = phone.policy.calls.last { phone.feed(.userAnsweredCall(call.id)) }
        case "N": if let call = phone.policy.calls.last { phone.feed(.userEndedCall(call.id)) }
        default:
            // A dead process does nothing any more.
            guard let process = phone.process(of: Self.app) else { return }
            actInApp(character, process)
        }
    }

    private mutating func actInApp(_ character: Character, _ process: ModelledProcess) {
        switch character {
        case "L": phone.launched(process.id)
        case "G": phone.feed(.voipRegistrationChanged(process.id, isActive: true))
        case "R": phone.report(from: process.id)
        case "D": if let push = process.inDelegate { phone.delegateReturns(push, isAsync: false, in: process.id) }
        case "E": if let call = process.lastCall { phone.feed(.callEnded(process.id, call, .remoteEnded)) }
        case "F": if let action = process.pendingActions.last { phone.feed(.actionFulfilled(process.id, action)) }
        case "X": phone.exit(process.id)
        default: preconditionFailure("no such character in an example: \(character)")
        }
    }
}

extension TimelineExample.Start {
    fileprivate var violations: Int {
        switch self {
        case .suspended, .dead, .foreground: 0
        case .suspendedWithViolations(let count), .foregroundWithViolations(let count): count
        }
    }
    fileprivate var isLaunched: Bool { self != .dead }
    fileprivate var isInFront: Bool {
        switch self {
        case .foreground, .foregroundWithViolations: true
        case .dead, .suspended, .suspendedWithViolations: false
        }
    }
}
