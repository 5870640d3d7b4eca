package import CallServiceWire

/// New facts about a call. Only what was set is merged into the call; the rest of it stays as it is.
///
/// The smallest report is a UUID and an empty update; the facts may follow (rule C1.11 [A/O]).
open class CXCallUpdate: NSObject, NSCopying {
    private var handle: CXHandle?
    private var callerName: String?
    private var holding: Bool?
    private var grouping: Bool?
    private var ungrouping: Bool?
    private var dtmf: Bool?
    private var video: Bool?

    public override init() { super.init() }

    open var remoteHandle: CXHandle? {
        get { handle }
        set { handle = newValue?.copy() as? CXHandle }
    }
    open var localizedCallerName: String? {
        get { callerName }
        set { callerName = newValue }
    }
    /// False until set; Apple does not document the switches' defaults [I]. What is not set does not travel.
    open var supportsHolding: Bool {
        get { holding ?? false }
        set { holding = newValue }
    }
    open var supportsGrouping: Bool {
        get { grouping ?? false }
        set { grouping = newValue }
    }
    open var supportsUngrouping: Bool {
        get { ungrouping ?? false }
        set { ungrouping = newValue }
    }
    open var supportsDTMF: Bool {
        get { dtmf ?? false }
        set { dtmf = newValue }
    }
    open var hasVideo: Bool {
        get { video ?? false }
        set { video = newValue }
    }

    /// A copy remembers which facts were set.
    open func copy(with zone: NSZone? = nil) -> Any {
        let copy = CXCallUpdate()
        copy.handle = handle
        copy.callerName = callerName
        copy.holding = holding
        copy.grouping = grouping
        copy.ungrouping = ungrouping
        copy.dtmf = dtmf
        copy.video = video
        return copy
    }

    /// What travels to the phone: nil for everything that was not set.
    package var details: CallDetails {
        var details = CallDetails()
        details.handleType = handle.map { UInt8($0.type.rawValue) }
        details.handle = handle?.value
        details.callerName = callerName
        details.hasVideo = video
        details.supportsHolding = holding
        details.supportsGrouping = grouping
        details.supportsUngrouping = ungrouping
        details.supportsDTMF = dtmf
        return details
    }
}
