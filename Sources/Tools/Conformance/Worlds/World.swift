import CallVocabulary

/// Where a scenario can be played: on real processes, or on the policy alone in virtual time.
protocol World {
    /// Brings the app and the phone to where the scenario begins. What happens from here on is the story.
    mutating func prepare(_ given: Given) async throws

    /// The phone's clock since then.
    var now: Duration { get async }

    /// Lets time pass until then; nothing if it has passed.
    mutating func pause(until instant: Duration) async throws

    /// Waits until the story satisfies the condition, at most so long; whether it does.
    mutating func wait(atMost limit: Duration, until condition: @escaping @Sendable (Trace) -> Bool) async throws
        -> Bool

    /// Sends a push; its number comes into the story under the label.
    mutating func push(_ payload: [UInt8], _ action: PushAction) async throws

    mutating func perform(_ action: UserAction) async throws
    mutating func perform(_ action: SystemAction) async throws
    mutating func perform(_ action: NetworkAction) async throws

    /// A launch is awaited, or a push is neither reported nor judged: something will still come of it by itself.
    func hasOpenDuty() async throws -> Bool

    /// The story so far.
    var trace: Trace { get async }
}

/// The scenario could not begin, because of the app.
struct GivenNotReached: Error {
    var finding: Finding
}
