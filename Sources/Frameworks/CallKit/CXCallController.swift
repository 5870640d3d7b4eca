internal import CallServiceClient

/// Asks the phone to do something to a call on behalf of the user.
///
/// Success means "accepted, and on its way to the provider", not "done".
open class CXCallController: NSObject {
    private let queue: DispatchQueue
    private let connection: CallServiceConnection
    private let services: CallServices
    private let observer: CXCallObserver

    open var callObserver: CXCallObserver { observer }

    /// Completions run on a private serial queue.
    public override convenience init() {
        self.init(queue: DispatchQueue(label: "CXCallController.completions"))
    }

    /// Completions run on this queue.
    public init(queue: DispatchQueue) {
        self.queue = queue
        connection = .shared
        services = CallServices.of(connection)
        observer = CXCallObserver()
        super.init()
    }

    /// The completion gets nil, or a ``CXErrorCodeRequestTransactionError`` (rule T1 [T]).
    open func request(_ transaction: CXTransaction, completion: @escaping @Sendable ((any Error)?) -> Void) {
        services.request(transaction.actions) { [queue] code in
            let error = code.map { CXErrorCodeRequestTransactionError($0) }
            queue.async { completion(error) }
        }
    }

    /// Throws what the completion would have got.
    nonisolated(nonsending) open func request(_ transaction: CXTransaction) async throws {
        try await answered { request(transaction, completion: $0) }
    }

    open func requestTransaction(with actions: [CXAction], completion: @escaping @Sendable ((any Error)?) -> Void) {
        request(CXTransaction(actions: actions), completion: completion)
    }

    nonisolated(nonsending) open func requestTransaction(with actions: [CXAction]) async throws {
        try await answered { requestTransaction(with: actions, completion: $0) }
    }

    open func requestTransaction(with action: CXAction, completion: @escaping @Sendable ((any Error)?) -> Void) {
        request(CXTransaction(action: action), completion: completion)
    }

    nonisolated(nonsending) open func requestTransaction(with action: CXAction) async throws {
        try await answered { requestTransaction(with: action, completion: $0) }
    }
}
