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
        // A method of somebody's own may well have the short name.
        if firstName == "reportNewIncomingCall" {
            return labels.first == "with" && labels.contains("update") || receiverType == "CXProvider"
        }
        return Self.incomingCallReports.contains(firstName)
    }

    /// `reportNewIncomingVoIPPushPayload`, `reportCall(with:updated:)`, `reportOutgoingCall`: they sound like a
    /// report and are none.
    var soundsLikeReport: Bool {
        ["reportCall", "reportCallWithUUID", "reportOutgoingCall", "reportOutgoingCallWithUUID"].contains(firstName)
            && (labels.first == "with" || receiverType == "CXProvider" || name.contains(":"))
    }
}
