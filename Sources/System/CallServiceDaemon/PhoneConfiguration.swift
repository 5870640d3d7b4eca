public import CallVocabulary
import Foundation
public import PhoneStore

/// How a phone is set up, and whom it tells what.
public struct PhoneConfiguration: Sendable {
    /// The iOS version it imitates, with all its limits.
    public var profile: Profile
    /// What every app finds in its environment besides the phone's own variables.
    public var appEnvironment: [String: String] = [:]
    /// What every app is started with besides its own name.
    public var appArguments: [String] = []
    /// How many times slower apps run than the machine could run them; 1: at full speed. Their processes stand still for
    /// the rest of the time, from the launch on; the phone itself is not slowed down.
    public var slowdown = 1
    /// Bytes of the disk that an app may take for its own data; above it is ended. Ours, no rule of iOS: 1 GiB.
    public var containerLimit = 1 << 30
    /// Processes that an app may have at a time; above it is ended. Ours, no rule of iOS: 256.
    public var processLimit = 256
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

    /// What apps see of this machine: enough to find their libraries and to print in the right language.
    public static var plainEnvironment: [String: String] {
        let kept = ["PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH"]
        return ProcessInfo.processInfo.environment.filter { kept.contains($0.key) }
    }
}
