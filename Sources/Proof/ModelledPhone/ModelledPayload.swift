import CallVocabulary

/// What a push says, as far as modelled apps tell pushes apart.
public struct ModelledPayload: Hashable, Sendable {
    /// What the provider sends it for.
    public enum Kind: Hashable, Sendable, CaseIterable {
        case call
        /// The caller has hung up before the push came, or takes the call back (M2).
        case cancel
        case missed
        /// A message: it never was a call (M2).
        case chat
        /// Nothing that the app knows how to read (M1).
        case unreadable
        /// No VoIP push at all: the system shows it, and the app is not asked (P8).
        case alert
    }

    /// Which call it names.
    public enum Call: Hashable, Sendable {
        /// One of its own: no other push names it.
        case own
        /// The one of this number: pushes with the same number are for the same UUID.
        case number(Int64)
        /// None that could be read: an app that reports it makes up a UUID.
        case missing
    }

    public var kind: Kind
    public var call: Call
    /// It says who calls.
    public var namesCaller: Bool

    /// It says itself that there is nothing to ring for.
    var isOver: Bool { [.cancel, .missed, .chat].contains(kind) }

    public init(_ kind: Kind, call: Call = .own, namesCaller: Bool = true) {
        self.kind = kind
        self.call = call
        self.namesCaller = namesCaller
    }

    /// A call that no other push is for.
    public static let call = ModelledPayload(.call)
    /// A message, which names no call.
    public static let chat = ModelledPayload(.chat, call: .missing)
    /// Nothing in it can be read.
    public static let unreadable = ModelledPayload(.unreadable, call: .missing, namesCaller: false)
    /// An alert push.
    public static let alert = ModelledPayload(.alert, call: .missing)
    /// The call of this number.
    public static func call(_ number: Int64) -> ModelledPayload { ModelledPayload(.call, call: .number(number)) }
    /// The call of this number is over before it was answered.
    public static func cancel(_ number: Int64) -> ModelledPayload { ModelledPayload(.cancel, call: .number(number)) }
    /// The call of this number was missed.
    public static func missed(_ number: Int64) -> ModelledPayload { ModelledPayload(.missed, call: .number(number)) }
}

/// A push that was sent to the phone.
struct ModelledPush: Hashable, Sendable {
    let app: AppID
    let payload: ModelledPayload
    /// What its delegate call does; nil before there is one.
    var behaviour: PushBehaviour?
}

/// A push that waits for the phone to come online.
struct StoredPush: Hashable, Sendable {
    let id: PushID
    let app: AppID
    /// When the gateway accepted it.
    let acceptedAt: Instant
    /// The last instant at which it still comes in.
    let expiry: Instant
}

/// What stands for the UUID of a call.
enum CallName: Hashable, Sendable {
    case number(Int64)
    case push(PushID)
    /// Made up for one report.
    case invented
}
