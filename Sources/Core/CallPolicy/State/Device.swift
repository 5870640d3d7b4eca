public import CallVocabulary

/// The phone in the user's hand.
public struct Device: Hashable, Sendable {
    public var isLocked = false
    /// False between a reboot and the first unlock (D7).
    public var isFirstUnlocked = true
    public var doNotDisturb = false
    public var isInCar = false
    /// The app on the screen, or under the lock screen; nil: the home screen.
    public var frontApp: AppID?
    /// Control centre, the app switcher or a system sheet lies over the front app (E7).
    public var isCovered = false

    public init() {}

    /// The state of the app on the screen as UIKit names it; of any other app it is `.background`.
    var frontState: AppState {
        if isLocked { return .background }
        return isCovered ? .inactive : .active
    }
}
