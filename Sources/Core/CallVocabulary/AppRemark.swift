/// What the frameworks tell the phone of by themselves, in sentences of their own, and the timeline has a word for.
///
/// The sentence travels, and the phone knows the remark by it: an app that is older than a remark never makes it.
public enum AppRemark: String, CaseIterable, Hashable, Sendable {
    /// PushKit is about to call `didUpdate` of the registry's delegate (N1).
    case tokenTold = "its registry's delegate gets the VoIP token: didUpdate"
    /// The last reference to a registry that asks for VoIP pushes is gone (D12).
    case registryReleased = "has let go of its push registry: nobody keeps it, so it asks for pushes no more"
    /// The registry that a push was on its way to is gone (C1.4).
    case registryMissing = "the payload came for a registry that the app has let go"

    /// The timeline's stable word.
    public var kind: String {
        switch self {
        case .tokenTold: "token.told"
        case .registryReleased: "registry.released"
        case .registryMissing: "push.noRegistry"
        }
    }

    /// The rule by which it happened.
    public var rule: Rule {
        switch self {
        case .tokenTold: .n1
        case .registryReleased: .d12
        case .registryMissing: .c1_4
        }
    }
}
