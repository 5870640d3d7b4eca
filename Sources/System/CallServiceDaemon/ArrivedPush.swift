public import APNsProtocol
import CallServiceWire

/// A push as the gateway hands it to the phone.
public struct ArrivedPush: Hashable, Sendable {
    /// What kind of push it is, as far as the phone tells them apart.
    public enum Kind: Hashable, Sendable {
        /// Goes through PushKit, with everything that follows.
        case voip
        /// Shown by the system; no check is attached to it.
        case other(String)

        /// The value of `apns-push-type`.
        public var name: String {
            switch self {
            case .voip: "voip"
            case .other(let name): name
            }
        }
    }

    public var apnsID: String
    /// Lower-case hexadecimal digits.
    public var token: String
    public var topic: String
    public var bundle: String
    public var kind: Kind
    public var payload: [UInt8]
    public var priority = 10
    public var expiration = PushExpiration.absent
    public var collapseID: String?
    /// When the gateway accepted it, by the phone's wall clock, in microseconds since 1970; nil: just now.
    public var acceptedAtMicroseconds: Int64?
    /// Which method of the app's delegate it went to, once that has come back.
    var form: DelegateForm?

    public init(apnsID: String, token: String, topic: String, bundle: String, kind: Kind, payload: [UInt8]) {
        self.apnsID = apnsID
        self.token = token
        self.topic = topic
        self.bundle = bundle
        self.kind = kind
        self.payload = payload
    }
}
