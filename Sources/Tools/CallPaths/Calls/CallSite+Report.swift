extension CallSite {
    /// The calls that report, by their names in Swift and Objective-C.
    static let incomingCallReports: Set = [
        "reportNewIncomingCall", "reportNewIncomingCallWithUUID", "reportNewIncomingConversation",
        "reportNewIncomingConversationWithUUID",
    ]

    /// Whether the call reports an incoming call to the system: CallKit's and LiveCommunicationKit's methods and what
    /// a model says reports. A method of the project's own that is merely named so is none: follow it.
    public var isIncomingCallReport: Bool {
        guard !isResolved else { return false }
        if model?.effect == .reports { return true }
        switch firstName {
        case "reportNewIncomingCall":
            return labels.first == "with" && labels.contains("update") || receiverType == "CXProvider"
        case "reportNewIncomingCallWithUUID": return true
        case "reportNewIncomingConversation", "reportNewIncomingConversationWithUUID": return true
        default: return false
        }
    }

    /// `reportNewIncomingVoIPPushPayload`, `reportCall(with:updated:)`, `reportOutgoingCall`: they sound like a
    /// report and are none.
    var soundsLikeReport: Bool {
        ["reportCall", "reportCallWithUUID", "reportOutgoingCall", "reportOutgoingCallWithUUID"].contains(firstName)
            && (labels.first == "with" || receiverType == "CXProvider" || name.contains(":"))
    }
}
