/// Tones are sent to the other side of a call.
open class CXPlayDTMFCallAction: CXCallAction {
    /// How the digits are to be sent.
    public enum ActionType: Int, Hashable, Sendable {
        case singleTone = 1
        case softPause = 2
        case hardPause = 3
    }

    open var digits: String
    open var type: CXPlayDTMFCallAction.ActionType

    public init(call callUUID: UUID, digits: String, type: CXPlayDTMFCallAction.ActionType) {
        self.digits = digits
        self.type = type
        super.init(call: callUUID, uuid: UUID(), life: ActionLife())
    }

    public required init?(coder aDecoder: NSCoder) {
        guard let digits = aDecoder.decodeText(forKey: "digits"),
            let type = ActionType(rawValue: aDecoder.decodeInteger(forKey: "type"))
        else { return nil }
        self.digits = digits
        self.type = type
        super.init(coder: aDecoder)
    }

    init(call: UUID, digits: String, type: ActionType, uuid: UUID, life: ActionLife) {
        self.digits = digits
        self.type = type
        super.init(call: call, uuid: uuid, life: life)
    }

    open override func encode(with coder: NSCoder) {
        super.encode(with: coder)
        coder.encodeText(digits, forKey: "digits")
        coder.encode(type.rawValue, forKey: "type")
    }

    override func copy(living life: ActionLife) -> CXAction {
        CXPlayDTMFCallAction(call: callUUID, digits: digits, type: type, uuid: uuid, life: life)
    }
}
