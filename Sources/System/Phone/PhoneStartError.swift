import APNsGateway
import PhoneControl
import PhoneStore

/// Which errors of switching on are the user's to mend by calling otherwise.
public enum PhoneStartError {
    /// True for what is wrong with the call (exit code 2); false when the tool could not do its work (3).
    public static func isUsage(_ error: any Error) -> Bool {
        switch error {
        case let error as GatewayError: if case .badServerName = error { true } else { false }
        default: false
        }
    }
}
