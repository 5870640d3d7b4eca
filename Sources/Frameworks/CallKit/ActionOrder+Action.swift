internal import CallServiceWire

extension ActionOrder {
    /// The action as far as the order says: what only the app could know (a handle, digits) is empty.
    func action(living life: ActionLife) -> CXAction {
        let (call, identifier) = (UUID(call), UUID())
        switch kind {
        case .start:
            let handle = CXHandle(type: .generic, value: "")
            return CXStartCallAction(call: call, handle: handle, uuid: identifier, life: life)
        case .answer: return CXAnswerCallAction(call: call, uuid: identifier, life: life)
        case .end: return CXEndCallAction(call: call, uuid: identifier, life: life)
        case .hold: return CXSetHeldCallAction(call: call, onHold: isOn, uuid: identifier, life: life)
        case .mute: return CXSetMutedCallAction(call: call, muted: isOn, uuid: identifier, life: life)
        case .group: return CXSetGroupCallAction(call: call, callUUIDToGroupWith: nil, uuid: identifier, life: life)
        case .dtmf:
            return CXPlayDTMFCallAction(call: call, digits: "", type: .singleTone, uuid: identifier, life: life)
        case .translate:
            let languages = (local: "", remote: "")
            return CXSetTranslatingCallAction(
                call: call, isTranslating: isOn, languages: languages, uuid: identifier, life: life)
        }
    }
}

extension CXAction {
    /// The action as it travels; nil for one that cannot be requested (T1: code 6, `invalidAction`).
    var wire: WireAction? {
        guard let action = self as? CXCallAction, let kind = action.kind else { return nil }
        return WireAction(kind: kind, call: CallUUID(action.callUUID))
    }
}

extension CXCallAction {
    fileprivate var kind: WireActionKind? {
        switch self {
        case is CXStartCallAction: .start
        case is CXAnswerCallAction: .answer
        case is CXEndCallAction: .end
        case is CXSetHeldCallAction: .hold
        case is CXSetMutedCallAction: .mute
        case is CXSetGroupCallAction: .group
        case is CXPlayDTMFCallAction: .dtmf
        case is CXSetTranslatingCallAction: .translate
        default: nil
        }
    }
}
