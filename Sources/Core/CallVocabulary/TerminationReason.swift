/// Why an app's process ended, or is to be ended.
public enum TerminationReason: Hashable, Sendable {
    /// Check 1: the delegate returned and no call had been reported (C1.1). The process aborts itself.
    case reportMissingOnReturn
    /// Check 2: no call had been reported at the deadline after delivery (C2.1). The phone kills it, 0xbaadca11.
    case reportMissingAtDeadline
    /// `didFinishLaunching` had not returned when the launch allowance ran out (W1). The phone kills it, 0x8badf00d.
    case launchWatchdog
    /// `desiredPushTypes` was set in a process that does not link CallKit (D9). The process aborts itself.
    case callKitNotLinked
    /// A suspended app was removed to free memory, without notice (D13).
    case memoryPressure
    /// A file of the app was locked by it when it was suspended (W3). The phone kills it, 0xdead10cc.
    case fileLockedAtSuspension
    /// It took more of the machine than the simulated phone gives an app: disk or processes. Ours, no rule of iOS.
    case overLimit
    /// The user swiped the app away (D8).
    case userQuit
    /// A new version was installed over it; no report is written (L4).
    case update
    /// The app was removed (L4, N2).
    case uninstall
    /// The phone restarted (D7).
    case reboot
    /// The phone was switched off.
    case shutdown
    /// A fault of the app's own: the Linux number of the signal that ended it (R4, C2.5).
    case ownCrash(signal: Int32)
    /// The app left by itself, with this status (C2.5).
    case exited(code: Int32)
    /// The process is gone and nobody saw how: it was adopted after the daemon had restarted.
    case unknown
}
