public import CallVocabulary

/// `didFinishLaunching` returns within twenty seconds of the launch, whoever asked for it.
///
/// Rule W1 [A/O]. What the app sees: SIGKILL, 0x8badf00d. The push that it was launched for is not delivered; by default
/// nothing is written into the ledger (D5).
public enum LaunchWatchdogCheck: PolicyCheck {
    public static let rule = Rule.w1
    public static let evidence = [Evidence.apple, .observed]

    /// The last instant at which a return is in time.
    public static func deadline(launchedAt launch: Instant, allowance: Duration) -> Instant { launch + allowance }

    public static func showsBreach(_ effect: Effect) -> Bool {
        if case .terminateApp(_, .launchWatchdog, _) = effect { true } else { false }
    }

    public static let examples: [TimelineExample] = [
        .satisfied("P··············LG·R", from: .dead),
        .satisfied("P···················L", from: .dead),
        .violated("P·····················", from: .dead),
        // The user's own launches are watched as well.
        .violated("O·····················", from: .dead),
        .satisfied("O···L·················", from: .dead),
    ]
}
