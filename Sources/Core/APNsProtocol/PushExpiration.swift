/// `apns-expiration` as the three inputs it is (rule D10; [A]).
///
/// "Absent" is Apple's default policy (store), "0" and "already past" are the same: one attempt, never stored. A
/// relative value such as `300` lies in 1970 and therefore counts as past, not as an error [O].
public enum PushExpiration: Hashable, Sendable {
    /// No header: stored for `longestStorage` at most.
    case absent
    /// 0, or a time that has passed: one attempt.
    case onlyNow
    /// Unix seconds in the future.
    case until(Int64)

    /// Apple keeps no push longer than 30 days ([A]); in seconds.
    public static let longestStorage: Int64 = 30 * 24 * 60 * 60

    /// - Parameters:
    ///   - seconds: unix seconds as given by the provider, nil if the header is absent.
    ///   - now: unix seconds.
    public init(seconds: Int64?, now: Int64) {
        switch seconds {
        case nil: self = .absent
        case .some(let seconds): self = seconds > now ? .until(seconds) : .onlyNow
        }
    }
}
