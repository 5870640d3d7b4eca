internal import CallServiceClient
internal import CallServiceWire
internal import CallVocabulary
internal import Synchronization

/// The completion handler of one push. It has no part in either check (H1); the daemon only takes back the time it lent (H2).
final class PushCompletion: Sendable {
    private let push: PushID
    private let connection: CallServiceConnection
    private let wasCalled = Atomic<Bool>(false)

    init(push: PushID, connection: CallServiceConnection) {
        self.push = push
        self.connection = connection
    }

    func call() {
        guard !wasCalled.exchange(true, ordering: .relaxed) else {
            return connection.send(.remark("the completion handler of a push was called again; ignored", rule: .h1))
        }
        connection.send(.completionCalled(push))
    }
}
