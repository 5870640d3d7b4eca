public import CallVocabulary

extension TerminationReason {
    /// Why, for people.
    public var inWords: String {
        switch self {
        case .reportMissingOnReturn: "no call was reported when the push delegate returned (check 1)"
        case .reportMissingAtDeadline: "no call was reported in time, 0xbaadca11 (check 2)"
        case .launchWatchdog: "didFinishLaunching took too long, 0x8badf00d (launch watchdog)"
        case .callKitNotLinked: "PushKit apps that use VoIP push must link the CallKit framework"
        case .memoryPressure: "memory is short"
        case .fileLockedAtSuspension: "it held a lock on a file when it was suspended, 0xdead10cc"
        case .overLimit: "it takes more of the machine than the phone gives an app"
        case .userQuit: "the user swiped it away"
        case .update: "an update is installed"
        case .uninstall: "the app is removed"
        case .reboot: "the phone reboots"
        case .shutdown: "the phone is switched off"
        case .ownCrash(let signal): "it crashed with signal \(signal)"
        case .exited(let code): "it exited with status \(code)"
        case .unknown: "nobody knows why"
        }
    }

    /// The rule by which it ended.
    public var rule: Rule? {
        switch self {
        case .reportMissingOnReturn: .c1_1
        case .reportMissingAtDeadline: .c2_1
        case .launchWatchdog: .w1
        case .callKitNotLinked: .d9
        case .memoryPressure: .d13
        case .fileLockedAtSuspension: .w3
        case .userQuit: .d8
        case .update, .uninstall: .l4
        case .reboot: .d7
        case .ownCrash, .exited: .c2_5
        case .shutdown, .overLimit, .unknown: nil
        }
    }
}
