import Foundation

/// What a push says about a call.
///
/// Reading it cannot fail: the call must be reported whatever the push contains, so what is missing or malformed gets a
/// stand-in (the rule book's M1).
struct Invitation: Sendable {
    /// What is to become of the call once it is reported.
    enum Fate {
        case ring
        /// The caller has hung up before the push came.
        case cancelled
        /// Nobody can tell who calls: there is nothing to join.
        case unreadable
    }

    var call: UUID
    var caller: String
    var hasVideo: Bool
    var fate: Fate

    init(_ payload: [AnyHashable: Any]) {
        let caller = payload["caller"] as? String
        let call = (payload["call"] as? String).flatMap(UUID.init(uuidString:))
        self.call = call ?? UUID()
        self.caller = caller ?? "Unknown caller"
        hasVideo = payload["video"] as? Bool ?? false
        if payload["cancelled"] as? Bool == true {
            fate = .cancelled
        } else {
            fate = caller == nil && call == nil ? .unreadable : .ring
        }
    }
}
