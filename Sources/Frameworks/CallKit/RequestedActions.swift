internal import CallServiceWire
internal import CallVocabulary

/// What the app asked for and has not been told to perform yet.
///
/// An order of the daemon names a kind and a call. If the app itself asked for it, the provider gets its action again,
/// with its UUID, its handle, its digits; what nobody here asked for is made from the order alone.
struct RequestedActions {
    // Unchecked: the action is a copy that nobody else holds, read under the lock of CallServices.
    private struct Entry: @unchecked Sendable {
        var request: RequestID
        var action: CXAction
    }

    /// More than any app has under way; the oldest give way.
    static let limit = 64

    private var entries: [Entry] = []

    mutating func add(_ actions: [CXAction], in request: RequestID) {
        entries += actions.map { Entry(request: request, action: $0) }
        entries.removeFirst(max(0, entries.count - Self.limit))
    }

    /// The request was refused.
    mutating func forget(_ request: RequestID) {
        entries.removeAll { $0.request == request }
    }

    mutating func take(_ kind: WireActionKind, call: CallUUID) -> CXAction? {
        let wanted = WireAction(kind: kind, call: call)
        guard let index = entries.firstIndex(where: { $0.action.wire == wanted }) else { return nil }
        return entries.remove(at: index).action
    }
}
