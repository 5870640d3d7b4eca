/// A call's microphone is muted, or opened again.
open class CXSetMutedCallAction: CXCallAction {
    open var isMuted = false

    public override init(call callUUID: UUID) {
        super.init(call: callUUID, uuid: UUID(), life: ActionLife())
    }

    public convenience init(call callUUID: UUID, muted: Bool) {
        self.init(call: callUUID)
        isMuted = muted
    }

    public required init?(coder aDecoder: NSCoder) {
        isMuted = aDecoder.decodeBool(forKey: "isMuted")
        super.init(coder: aDecoder)
    }

    init(call: UUID, muted: Bool, uuid: UUID, life: ActionLife) {
        isMuted = muted
        super.init(call: call, uuid: uuid, life: life)
    }

    open override func encode(with coder: NSCoder) {
        super.encode(with: coder)
        coder.encode(isMuted, forKey: "isMuted")
    }

    override func copy(living life: ActionLife) -> CXAction {
        CXSetMutedCallAction(call: callUUID, muted: isMuted, uuid: uuid, life: life)
    }
}
