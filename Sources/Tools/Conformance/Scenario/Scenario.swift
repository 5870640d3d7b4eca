public import CallVocabulary

/// One situation that an app must live through: how it begins, what happens, and what must, must not and may come of it.
///
/// Read from a file in `Scenarios/`; Documentation/Scenarios.md describes the form.
public struct Scenario: Hashable, Sendable {
    /// The file's name without its ending.
    public var name: String
    /// A paragraph on why this situation is tried.
    public var why: String
    /// The mistakes that show here.
    public var mistakes: [Mistake] = []
    /// The questions, by their number, to which this scenario is an answer that runs.
    public var questions: [Int] = []
    /// The iOS versions under which it is played; empty: the newest, and any other on demand.
    public var profiles: [SystemVersion] = []
    public var given = Given()
    public var when: [Step] = []
    public var then = Outcome()
    /// The file it was read from.
    public var file: String

    init(name: String, why: String, file: String) {
        self.name = name
        self.why = why
        self.file = file
    }

    /// Every rule that an expectation of it rests on, in the rule book's order.
    public var rules: [Rule] {
        let named = Set(then.all.map(\.rule))
        return Rule.allCases.filter(named.contains)
    }

    /// How long its steps take at least, as a guess of how long it takes.
    var length: Duration {
        var length = Duration.zero
        for step in when {
            length += step.after + step.every * (step.times - 1)
            // Pending checks run out before the clock moves.
            if case .phone(.advance) = step.action { length += .seconds(7) }
        }
        return length
    }

    /// The payloads that an app's `ringtime.yml` must give for it.
    var payloadsWanted: [PayloadKind] {
        when.compactMap { if case .push(let push) = $0.action { push.payload.kindWanted } else { nil } }
    }

    /// Played once for every malformed variant of the app's own payload.
    public var triesEveryMalformedPayload: Bool {
        when.contains { if case .push(let push) = $0.action { push.payload == .everyMalformed } else { false } }
    }
}

/// How a scenario begins.
public struct Given: Hashable, Sendable {
    /// What the app is doing.
    public enum App: String, CaseIterable, Hashable, Sendable {
        /// It was opened once, left, and is suspended now: the usual state of a calling app.
        case suspended
        /// The same, and the system has taken its memory since.
        case dead
        /// It is in front of the user.
        case foreground
        /// It is installed, and nobody has opened it yet.
        case unopened
    }

    /// What the phone is doing.
    public enum Phone: String, CaseIterable, Hashable, Sendable {
        case unlocked
        case locked
        /// It was rebooted and nobody has entered the code yet (D7).
        case beforeFirstUnlock = "before first unlock"
    }

    public var app = App.suspended
    public var phone = Phone.unlocked
    /// What already stands in the app's ledger.
    public var violations = 0
    public var doNotDisturb = false
    public var inCar = false
    /// Every caller is on the block list.
    public var callersAreBlocked = false
    /// In place of the SDK that the bundle says it was linked against.
    public var linkedSDK: SystemVersion?
    /// In place of the bundle's own kind of build.
    public var buildType: BuildType?
    /// Exemptions that the bundle gets in addition (E5).
    public var exemptions: PolicyExemptions = []
    /// Settings of the profile that are changed, by their names.
    public var settings: [Setting] = []
    /// Pushes come through the gateway, by a provider client, and not at the phone's delivery input.
    public var throughGateway = false
    /// The phone gives the app one part in so many of the time.
    public var slowdown = 1

    /// One changed setting of the profile.
    public struct Setting: Hashable, Sendable {
        public var name: String
        public var value: String
    }
}

/// Something that somebody does.
public struct Step: Hashable, Sendable {
    /// Whose doing it is.
    public enum Actor: String, CaseIterable, Hashable, Sendable {
        case provider, user, system, network
    }

    public var action: Action
    /// Waits for this first.
    public var on: EventPattern?
    /// Waits so long: after what `on` names, else after the step before.
    public var after: Duration = .zero
    /// Done so many times.
    public var times = 1
    /// From one time to the next.
    public var every: Duration = .zero
    public var line: Int

    init(_ action: Action, line: Int) {
        self.action = action
        self.line = line
    }
}

/// What is done in a step.
public enum Action: Hashable, Sendable {
    case push(PushAction)
    case user(UserAction)
    case phone(SystemAction)
    case network(NetworkAction)
}

/// A push of the provider.
public struct PushAction: Hashable, Sendable {
    public var payload: PayloadChoice
    /// By which expectations name it; else `push 1`, `push 2` … in their order.
    public var label: String
    /// For the same call as the push of this label: with the same UUIDs.
    public var sameCallAs: String?
    /// How long ago the gateway accepted it: it was on its way all this time (D10, E4).
    public var age: Duration = .zero
    /// `apns-expiration`: a moment from now; nil: 0.
    public var expiresIn: Duration?
}

/// What the user does.
public enum UserAction: String, CaseIterable, Hashable, Sendable {
    case open, home, lock, unlock, cover, uncover, answer, decline, end
    case forceQuit = "force-quit"
    case update, uninstall, reinstall
    case dndOn = "dnd on"
    case dndOff = "dnd off"
}

/// What the system does.
public enum SystemAction: Hashable, Sendable {
    /// Nothing: time passes.
    case wait
    case memoryPressure
    /// The app's process is taken away, whatever it is doing.
    case killApp
    case reboot
    case restartDaemon
    /// Lets every pending check run out, then moves the phone's clocks.
    case advance(Duration)
}

/// What the network does.
public enum NetworkAction: String, CaseIterable, Hashable, Sendable {
    case offline, online
}

/// Which payload a push carries.
public enum PayloadChoice: Hashable, Sendable {
    /// One of the app's own.
    case own(PayloadKind)
    /// One that names no call and no caller.
    case unreadable
    /// Each variant of `call` in turn that lacks something or has it wrong: the scenario is played once for each.
    case everyMalformed
    /// `call`, filled up to so many bytes.
    case filled(bytes: Int)
    /// An ordinary alert, which has nothing to do with PushKit.
    case alert

    /// The one that `ringtime.yml` must give.
    var kindWanted: PayloadKind? {
        switch self {
        case .own(let kind): kind
        case .everyMalformed, .filled: .call
        case .unreadable, .alert: nil
        }
    }
}

/// The payloads of an app's own that `ringtime.yml` names.
public enum PayloadKind: String, CaseIterable, Hashable, Sendable {
    case call, cancel, missed, chat
}

/// What must come of it.
public struct Outcome: Hashable, Sendable {
    /// The app must bring this about, or the phone must for it.
    public var must: [Expectation] = []
    public var mustNot: [Expectation] = []
    /// What would be a breach, and is none here: a death, an entry in the ledger.
    public var may: [EventPattern] = []
    /// What holds for the phone whatever the app does: if it does not, Ringtime is at fault.
    public var phone: [Expectation] = []
    /// The share of every limit that must be left, in per cent.
    public var margin: Int?

    /// All that rest on a rule.
    var all: [Expectation] { must + mustNot + phone }
}
