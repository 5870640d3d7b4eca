/// What the system says about a VoIP push beside its payload. From iOS 26.4 (E4).
open class PKVoIPPushMetadata: NSObject, @unchecked Sendable {
    // Unchecked because the class is open, as Apple's is; what it stores never changes.
    private let storedMustReport: Bool

    /// One that obliges to report; for subclasses in tests.
    public override init() { storedMustReport = true }

    init(mustReport: Bool) { storedMustReport = mustReport }

    /// Whether the app has to report a call for this push, or else is terminated. False when the app is in the
    /// foreground, is on a call, or gets the push long after it was sent (E4). Reporting is allowed all the same.
    open var mustReport: Bool { storedMustReport }
}
