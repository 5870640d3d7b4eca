/// A call joins another one's group, or leaves its own.
open class CXSetGroupCallAction: CXCallAction {
    /// Nil: the call leaves its group.
    open var callUUIDToGroupWith: UUID?

    public init(call callUUID: UUID, callUUIDToGroupWith: UUID?) {
        self.callUUIDToGroupWith = callUUIDToGroupWith
        super.init(call: callUUID, uuid: UUID(), life: ActionLife())
    }

    public required init?(coder aDecoder: NSCoder) {
        callUUIDToGroupWith = aDecoder.decodeIdentifier(forKey: "callUUIDToGroupWith")
        super.init(coder: aDecoder)
    }

    init(call: UUID, callUUIDToGroupWith: UUID?, uuid: UUID, life: ActionLife) {
        self.callUUIDToGroupWith = callUUIDToGroupWith
        super.init(call: call, uuid: uuid, life: life)
    }

    open override func encode(with coder: NSCoder) {
        super.encode(with: coder)
        coder.encodeIdentifier(callUUIDToGroupWith, forKey: "callUUIDToGroupWith")
    }

    override func copy(living life: ActionLife) -> CXAction {
        CXSetGroupCallAction(call: callUUID, callUUIDToGroupWith: callUUIDToGroupWith, uuid: uuid, life: life)
    }
}
