/// An action on one call.
open class CXCallAction: CXAction {
    private let call: UUID

    open var callUUID: UUID { call }

    public init(call callUUID: UUID) {
        call = callUUID
        super.init(uuid: UUID(), life: ActionLife())
    }

    public required init?(coder aDecoder: NSCoder) {
        guard let call = aDecoder.decodeIdentifier(forKey: "callUUID") else { return nil }
        self.call = call
        super.init(coder: aDecoder)
    }

    init(call: UUID, uuid: UUID, life: ActionLife) {
        self.call = call
        super.init(uuid: uuid, life: life)
    }

    open override func encode(with coder: NSCoder) {
        super.encode(with: coder)
        coder.encodeIdentifier(call, forKey: "callUUID")
    }

    override func copy(living life: ActionLife) -> CXAction { CXCallAction(call: callUUID, uuid: uuid, life: life) }
}

/// The user, or the app, answers a call.
///
/// Answering early and fulfilling late, when signalling is up, is right (rule T6 [A]).
open class CXAnswerCallAction: CXCallAction {
    /// Fulfils with the moment at which the call connected; other moments than now are not used yet.
    open func fulfill(withDateConnected dateConnected: Date) {
        life.noteDate(dateConnected, of: "dateConnected in CXAnswerCallAction.fulfill(withDateConnected:)")
        fulfill()
    }

    override func copy(living life: ActionLife) -> CXAction {
        CXAnswerCallAction(call: callUUID, uuid: uuid, life: life)
    }
}

/// The user, or the app, ends or declines a call.
open class CXEndCallAction: CXCallAction {
    /// Fulfils with the moment at which the call ended; other moments than now are not used yet.
    open func fulfill(withDateEnded dateEnded: Date) {
        life.noteDate(dateEnded, of: "dateEnded in CXEndCallAction.fulfill(withDateEnded:)")
        fulfill()
    }

    override func copy(living life: ActionLife) -> CXAction {
        CXEndCallAction(call: callUUID, uuid: uuid, life: life)
    }
}
