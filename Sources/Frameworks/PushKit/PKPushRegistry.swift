internal import CallServiceClient

/// Asks the phone for pushes and hands them to a delegate.
///
/// Make one at every launch, in `didFinishLaunching`, and keep it (D12): one that nobody keeps withdraws, unless the
/// phone's setting `registry.survivesRelease` is on (D12 [I]). The last one that asks for `.voIP` gets the payloads
/// (D11).
open class PKPushRegistry: NSObject {
    let record: RegistryRecord

    @available(*, unavailable, message: "use init(queue:)")
    public override init() { preconditionFailure("PKPushRegistry has no init()") }

    /// A registry whose delegate is called, asynchronously, on this queue; nil is the main queue (D12).
    public init(queue: DispatchQueue?) {
        let client = PushClient.of(.shared)
        record = RegistryRecord(client: client, queue: queue ?? .main)
        super.init()
        record.registry = self
        client.add(record)
    }

    deinit { record.client.remove(record) }

    /// Held weakly: the app has to keep it (D12).
    open var delegate: (any PKPushRegistryDelegate)? {
        get { record.delegate }
        set { record.delegate = newValue }
    }

    /// What this registry asks for. Every assignment with `.voIP` registers, and brings the token again (N1); one without
    /// it withdraws (N2).
    ///
    /// Ends the process if it contains `.voIP` and CallKit is not linked (D9).
    open var desiredPushTypes: Set<PKPushType>? {
        get { record.desiredPushTypes }
        set { record.client.register(record, for: newValue) }
    }

    /// The last token that this registry was told, for a type that it still asks for; otherwise nil.
    open func pushToken(for type: PKPushType) -> Data? { record.token(for: type) }
}

extension PKPushRegistry {
    /// Sets the flag that check 1 looks at without reporting a call (C1.2, M14). The phone's own check is not fooled.
    ///
    /// For tests and demonstrations of the second check only.
    @_spi(RingtimePrivate) public func ringtimeSpoofReportFlag() { record.client.connection.callReported() }
}
