import Foundation

/// What a push says about a call.
///
/// Reading it cannot fail: the call must be reported whatever the push contains, so what is missing or malformed gets a
/// stand-in (the rule book's M1).
struct Invitation: Sendable {
    /// What is to become of the call once it is reported. Whatever does not ring is ended at once.
    enum Fate {
        case ring
        /// The caller has hung up before the push came.
        case cancelled
        /// It rang elsewhere, and nobody took it.
        case missed
        /// It never was a call. A server that can help it sends messages as alert pushes (P8).
        case message
        /// Nobody can tell who calls: there is nothing to join.
        case unreadable
    }

    var call: UUID
    var caller: String
    var hasVideo: Bool
    var fate: Fate

    init(_ payload: [AnyHashable: Any]) {
        let isMessage = payload["chat"] != nil
        let caller = payload[isMessage ? "from" : "caller"] as? String
        // A message gets a call of its own: ending that one ends no other.
        let call = isMessage ? nil : (payload["call"] as? String).flatMap(UUID.init(uuidString:))
        self.call = call ?? UUID()
        self.caller = caller ?? "Unknown caller"
        hasVideo = payload["video"] as? Bool ?? false
        fate =
            if isMessage {
                .message
            } else if payload["cancelled"] as? Bool == true {
                .cancelled
            } else if payload["missed"] as? Bool == true {
                .missed
            } else if caller == nil && call == nil {
                .unreadable
            } else {
                .ring
            }
    }
}
