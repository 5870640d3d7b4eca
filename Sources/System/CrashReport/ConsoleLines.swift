/// Lines that the phone's console shows, word for word, because people and tools search for them.
public enum ConsoleLines {
    /// What the dying process prints at check 1 (R1 [O]).
    ///
    /// `systemVersion` is such as `13.7` or `17.4`; the wording changed with iOS 15.
    public static func check1(systemVersion: String) -> [String] {
        let line = isBefore15(systemVersion) ? 343 : 349
        let method = "-[PKPushRegistry _terminateAppIfThereAreUnhandledVoIPPushes]"
        return [
            "*** Assertion failure in \(method), PKPushRegistry.m:\(line)",
            "*** Terminating app due to uncaught exception 'NSInternalInconsistencyException', "
                + "reason: '\(check1Reason(systemVersion: systemVersion))'",
        ]
    }

    /// The exception's reason alone (R1 [O]).
    public static func check1Reason(systemVersion: String) -> String {
        "Killing app because it never posted an incoming call to the system after receiving a PushKit VoIP push"
            + (isBefore15(systemVersion) ? " callback." : ".")
    }

    /// The link check's exception (D9 [O]).
    public static let callKitNotLinked =
        "*** Terminating app due to uncaught exception 'NSInternalInconsistencyException', "
        + "reason: 'PushKit apps that use VoIP push must link the CallKit framework.'"

    /// A blocked app's push is discarded (L3 [O]).
    public static func blocked(application: String) -> String {
        "Application \(application) will not be launched because it failed to report an incoming call too many times "
            + "(or repeatedly crashed.)"
    }

    /// Queued payloads are handed to a registry (D6 [O]).
    public static func delivering(count: Int, application: String) -> String {
        "Delivering \(count) VoIP payload(s) to application \(application)"
    }

    private static func isBefore15(_ systemVersion: String) -> Bool {
        guard let major = Int(systemVersion.prefix { $0 != "." }) else { return false }
        return major < 15
    }
}
