public import CallVocabulary

/// What a modelled app is like, and what it does by itself.
///
/// ```swift
/// // Returns without a report while it believes itself on a call, which it does for 2 s after the end.
/// ModelledApp(calls: .forgetsCalls(after: .seconds(2))).but(when: .isOnCall, .neverReports)
/// ```
public struct ModelledApp: Hashable, Sendable {
    public var facts: AppFacts
    public var launch: Choice<LaunchBehaviour>
    public var registry: Choice<RegistryBehaviour>
    /// What it does in its PushKit delegate. Nil: nothing by itself, somebody moves it.
    public var onPush: Choice<PushBehaviour?>
    public var calls: CallBehaviour
    /// It keeps a file of its own locked for good, also when it is suspended (W3).
    public var holdsFileLock: Bool

    /// Reports every push before the delegate returns, and ends at once what is no call, unless told otherwise.
    public init(
        facts: AppFacts = AppFacts(), launch: LaunchBehaviour = .takes(.milliseconds(300)),
        registry: RegistryBehaviour = .atLaunch, onPush: PushBehaviour? = .wellMade, calls: CallBehaviour = .wellMade,
        holdsFileLock: Bool = false
    ) {
        self.facts = facts
        self.launch = Choice(launch)
        self.registry = Choice(registry)
        self.onPush = Choice(onPush)
        self.calls = calls
        self.holdsFileLock = holdsFileLock
    }

    /// The same app, but under a condition it does something else with a push. What is said later goes before what was
    /// said earlier.
    public func but(when condition: AppCondition, _ behaviour: PushBehaviour) -> ModelledApp {
        var app = self
        app.onPush.exceptions.append(.init(when: condition, then: behaviour))
        return app
    }

    /// The same app, but under a condition it launches otherwise. No push is known then.
    public func but(when condition: AppCondition, launch: LaunchBehaviour) -> ModelledApp {
        var app = self
        app.launch.exceptions.append(.init(when: condition, then: launch))
        return app
    }

    /// The same app, but under a condition, looked at when `didFinishLaunching` returns, its registry is another.
    public func but(when condition: AppCondition, registry: RegistryBehaviour) -> ModelledApp {
        var app = self
        app.registry.exceptions.append(.init(when: condition, then: registry))
        return app
    }

    /// The same app, but this is what it does with the first pushes that it gets, one after another.
    public func startingWith(_ behaviours: PushBehaviour...) -> ModelledApp {
        behaviours.enumerated().reduce(self) { app, entry in app.but(when: .push(entry.offset + 1), entry.element) }
    }
}

extension ModelledApp {
    /// Also ends at once what it cannot read, and without a duty to report it only withdraws what must not ring (E4).
    public static let wellMade = ModelledApp()
        .but(when: .payload(.unreadable), .reportsAndEnds)
        .but(
            when: .all([.payload(.cancel, .missed, .chat, .unreadable), .not(.mustReport)]), .withdraws)

    /// Does this with every push.
    public static func faulty(_ onPush: PushBehaviour) -> ModelledApp { ModelledApp(onPush: onPush) }

    /// Does nothing by itself: it is moved from outside.
    public static let manual = ModelledApp(
        launch: .hangs, registry: .never, onPush: nil, calls: CallBehaviour(onAnswer: .ignores, onEnd: .ignores))
}

/// How a launch goes: from the start of the process to the return of `didFinishLaunching`.
public enum LaunchBehaviour: Hashable, Sendable {
    case takes(Duration)
    /// It never returns.
    case hangs
    /// The process ends before it returns.
    case ends(after: Duration, TerminationReason)

    /// It dies at once of an uncaught exception.
    public static let crashes = LaunchBehaviour.ends(after: .zero, .ownCrash(signal: 6))
}

/// The app's push registry: when it is made, and what becomes of it.
public struct RegistryBehaviour: Hashable, Sendable {
    /// When it asks for VoIP pushes.
    public enum Moment: Hashable, Sendable {
        /// In `didFinishLaunching`.
        case atLaunch
        /// So long after it returned.
        case after(Duration)
        /// When the process first comes to the front: in a scene or in a view (D14).
        case whenInFront
        case never
    }

    public var moment: Moment
    /// False: nobody keeps the delegate (D12); payloads are delivered, and no method is called (C1.4).
    public var hasDelegate: Bool
    /// False: nobody keeps the registry (D12); it is gone as soon as it has asked.
    public var isKept: Bool

    public init(_ moment: Moment, hasDelegate: Bool = true, isKept: Bool = true) {
        self.moment = moment
        self.hasDelegate = hasDelegate
        self.isKept = isKept
    }

    public static let atLaunch = RegistryBehaviour(.atLaunch)
    public static let whenInFront = RegistryBehaviour(.whenInFront)
    public static let never = RegistryBehaviour(.never)
    public static let withoutDelegate = RegistryBehaviour(.atLaunch, hasDelegate: false)
    public static let notKept = RegistryBehaviour(.atLaunch, isKept: false)
    /// So long after `didFinishLaunching` returned.
    public static func after(_ time: Duration) -> RegistryBehaviour { RegistryBehaviour(.after(time)) }
}

/// What an app does with its calls once they are reported.
public struct CallBehaviour: Hashable, Sendable {
    public var onAnswer: ActionBehaviour
    public var onEnd: ActionBehaviour
    /// How long after a call's end the app still believes in it (E3).
    public var forgetsAfter: Duration
    /// It activates the audio session itself when a call is answered (A2).
    public var activatesAudio: Bool

    public init(
        onAnswer: ActionBehaviour = .fulfils(after: .milliseconds(10)),
        onEnd: ActionBehaviour = .fulfils(after: .milliseconds(10)), forgetsAfter: Duration = .zero,
        activatesAudio: Bool = false
    ) {
        self.onAnswer = onAnswer
        self.onEnd = onEnd
        self.forgetsAfter = forgetsAfter
        self.activatesAudio = activatesAudio
    }

    public static let wellMade = CallBehaviour()
    public static let neverAnswers = CallBehaviour(onAnswer: .ignores)
    public static let activatesAudioItself = CallBehaviour(activatesAudio: true)
    /// Believes in a call for so long after its end.
    public static func forgetsCalls(after time: Duration) -> CallBehaviour { CallBehaviour(forgetsAfter: time) }
}

/// What an app does with an action.
public enum ActionBehaviour: Hashable, Sendable {
    case fulfils(after: Duration)
    case fails(after: Duration)
    case ignores
}
