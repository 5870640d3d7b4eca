/// The phone's own state between two runs.
public struct StoredPhone: Hashable, Sendable {
    /// How far the phone's clock is ahead of the real one, in microseconds.
    public var clockOffsetMicroseconds: Int64 = 0
    /// When the daily job runs next (rule L4), in milliseconds since 1970 by the phone's wall clock; nil before the
    /// first start.
    public var nextDailyJobMilliseconds: Int64?
    /// The name of the profile, `26.4`; nil means the default.
    public var profile: String?
    /// What a person switched on it.
    public var device = DeviceState()
    /// The numbers given out so far.
    public var lastIDs = LastIDs()

    /// A phone that was never started.
    public init() {}

    /// What a person can switch on a phone.
    public struct DeviceState: Hashable, Sendable {
        /// Whether the screen is locked.
        public var isLocked = false
        /// Unlocked at least once since the last boot (rule D7).
        public var isFirstUnlocked = true
        /// Whether pushes reach it.
        public var isOnline = true
        /// Whether Do Not Disturb is on (rule P6).
        public var doNotDisturb = false
        /// Whether it is in a car, where Do Not Disturb holds no call back (rule K).
        public var isInCar = false

        /// On, unlocked and online.
        public init() {}
    }

    /// The greatest number given out so far, so that none is given twice.
    public struct LastIDs: Hashable, Sendable {
        /// See `AppID`.
        public var app: Int64 = 0
        /// See `ProcessID`.
        public var process: Int64 = 0
        /// See `PushID`.
        public var push: Int64 = 0
        /// See `CallID`.
        public var call: Int64 = 0
        /// See `ActionID`.
        public var action: Int64 = 0

        /// None given out yet.
        public init() {}
    }
}
