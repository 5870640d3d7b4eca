/// The values of `apns-push-type` ([A], Apple's "Sending notification requests to APNs").
public enum PushType: String, CaseIterable, Hashable, Sendable {
    case alert, background, voip, pushtotalk, location, complication, fileprovider, mdm, liveactivity, controls, widgets

    /// What the topic must end in after the bundle id; nil where the topic is no bundle id at all (`mdm`).
    public var topicSuffix: String? {
        switch self {
        case .alert, .background: ""
        case .voip: ".voip"
        case .pushtotalk: ".voip-ptt"
        case .location: ".location-query"
        case .complication: ".complication"
        case .fileprovider: ".pushkit.fileprovider"
        case .liveactivity: ".push-type.liveactivity"
        case .controls: ".push-type.controls"
        case .widgets: ".push-type.widgets"
        case .mdm: nil
        }
    }

    /// The largest payload in bytes: 5,120 for VoIP, 4,096 for the others (D3 [A]).
    public var payloadLimit: Int { self == .voip ? 5_120 : 4_096 }

    /// The type a request without the header is taken for, by its topic's suffix [I]: Apple only recommends the header.
    public init(inferredFrom topic: String) {
        let suffixed = PushType.allCases.first { type in
            guard let suffix = type.topicSuffix, !suffix.isEmpty else { return false }
            return topic.hasSuffix(suffix)
        }
        self = suffixed ?? .alert
    }

    /// Whether pushes of this type may be sent to `topic` ([A]; which answer a mismatch gets is [O]).
    public func matches(topic: String) -> Bool {
        guard let suffix = topicSuffix else { return true }
        if suffix.isEmpty { return PushType(inferredFrom: topic) == .alert }
        return topic.hasSuffix(suffix) && topic.utf8.count > suffix.utf8.count
    }

    /// The bundle id a topic belongs to: the topic without the suffix of its type.
    public static func bundle(ofTopic topic: String) -> String {
        let suffix = PushType(inferredFrom: topic).topicSuffix ?? ""
        return suffix.isEmpty ? topic : String(topic.dropLast(suffix.count))
    }
}
