/// A call is put on hold, or taken off it.
open class CXSetHeldCallAction: CXCallAction {
    open var isOnHold: Bool

    public init(call callUUID: UUID, onHold: Bool) {
        isOnHold = onHold
        super.init(call: callUUID, uuid: UUID(), life: ActionLife())
    }

    public required init?(coder aDecoder: NSCoder) {
        isOnHold = aDecoder.decodeBool(forKey: "isOnHold")
        super.init(coder: aDecoder)
    }

    init(call: UUID, onHold: Bool, uuid: UUID, life: ActionLife) {
        isOnHold = onHold
        super.init(call: call, uuid: uuid, life: life)
    }

    open override func encode(with coder: NSCoder) {
        super.encode(with: coder)
        coder.encode(isOnHold, forKey: "isOnHold")
    }

    override func copy(living life: ActionLife) -> CXAction {
        CXSetHeldCallAction(call: callUUID, onHold: isOnHold, uuid: uuid, life: life)
    }
}
