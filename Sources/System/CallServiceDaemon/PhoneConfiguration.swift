public import CallVocabulary
public import PhoneStore

/// How a phone is set up, and whom it tells what.
public struct PhoneConfiguration: Sendable {
    /// The iOS version it imitates, with all its limits.
    public var profile: Profile
    /// What every app finds in its environment besides the phone's own variables.
    public var appEnvironment: [String: String] = [:]
    /// Tells the gateway about a token: a new one, or one that is no longer registered.
    public var publishToken: @Sendable (StoredToken) -> Void
    /// A line for whoever runs the phone: something of ours went wrong.
    public var complain: @Sendable (String) -> Void
    /// Every line of the timeline, as it happens.
    public var observe: @Sendable (TimelineRecord) -> Void
    /// How far the phone's clock is ahead of the machine's, in microseconds: at the start, and whenever it was moved.
    public var clockMoved: @Sendable (Int64) -> Void

    public init(profile: Profile = .newest) {
        self.profile = profile
        publishToken = { _ in }
        complain = { _ in }
        observe = { _ in }
        clockMoved = { _ in }
    }
}
