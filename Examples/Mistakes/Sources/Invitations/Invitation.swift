import Foundation

/// What a push says, with stand-ins for what it does not say: reading it cannot fail.
///
/// This part the apps do right, so that each of them fails for its own mistake alone.
public struct Invitation: Sendable {
    public let call: UUID
    public let caller: String
    /// The call was cancelled or missed, or it is a chat message and never was a call. Such a push has to be reported
    /// like any other, and the call is ended at once (C1.6).
    public let isOver: Bool

    public init(_ payload: [AnyHashable: Any]) {
        let isMessage = payload["chat"] != nil
        let call = isMessage ? nil : payload["call"] as? String
        self.call = call.flatMap(UUID.init(uuidString:)) ?? UUID()
        caller = payload[isMessage ? "from" : "caller"] as? String ?? "Unknown caller"
        isOver = isMessage || payload["cancelled"] as? Bool == true || payload["missed"] as? Bool == true
    }
}
