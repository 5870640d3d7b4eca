/// The user, or the app, starts an outgoing call.
open class CXStartCallAction: CXCallAction {
    private var party: CXHandle

    /// Who is called.
    open var handle: CXHandle {
        get { party }
        set { party = newValue.copy() as? CXHandle ?? newValue }
    }
    open var contactIdentifier: String?
    open var isVideo = false

    public init(call callUUID: UUID, handle: CXHandle) {
        party = handle
        super.init(call: callUUID, uuid: UUID(), life: ActionLife())
    }

    public required init?(coder aDecoder: NSCoder) {
        guard let party = aDecoder.decodeObject(of: CXHandle.self, forKey: "handle") else { return nil }
        self.party = party
        contactIdentifier = aDecoder.decodeText(forKey: "contactIdentifier")
        isVideo = aDecoder.decodeBool(forKey: "isVideo")
        super.init(coder: aDecoder)
    }

    init(call: UUID, handle: CXHandle, uuid: UUID, life: ActionLife) {
        party = handle
        super.init(call: call, uuid: uuid, life: life)
    }

    /// Fulfils with the moment at which the call started; other moments than now are not used yet.
    open func fulfill(withDateStarted dateStarted: Date) {
        life.noteDate(dateStarted, of: "dateStarted in CXStartCallAction.fulfill(withDateStarted:)")
        fulfill()
    }

    open override func encode(with coder: NSCoder) {
        super.encode(with: coder)
        coder.encode(handle, forKey: "handle")
        coder.encodeText(contactIdentifier, forKey: "contactIdentifier")
        coder.encode(isVideo, forKey: "isVideo")
    }

    override func copy(living life: ActionLife) -> CXAction {
        let copy = CXStartCallAction(call: callUUID, handle: handle, uuid: uuid, life: life)
        copy.contactIdentifier = contactIdentifier
        copy.isVideo = isVideo
        return copy
    }
}
