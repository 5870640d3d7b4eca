/// A version of the system or of its SDK, as far as the rules distinguish them: `26.4`, `15.4`, `13.0`.
public struct SystemVersion: Hashable, Sendable {
    /// The number before the dot.
    public var major: Int
    /// The number after it.
    public var minor: Int

    /// `26` is `26.0`.
    public init(_ major: Int, _ minor: Int = 0) {
        self.major = major
        self.minor = minor
    }

    /// Reads `26`, `26.4` or `26.4.1`; a third number is dropped, since no rule hangs on it.
    ///
    /// Nil for anything else: signs, spaces, letters, empty parts, more than four digits in a number.
    public init?(parsing text: String) {
        let parts = text.split(separator: ".", maxSplits: 3, omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count) else { return nil }
        var numbers: [Int] = []
        for part in parts {
            guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                return nil
            }
            guard let number = Int(part) else { return nil }
            numbers.append(number)
        }
        self.init(numbers[0], numbers.count > 1 ? numbers[1] : 0)
    }
}

extension SystemVersion: Comparable {
    /// By number, not by text.
    public static func < (lhs: SystemVersion, rhs: SystemVersion) -> Bool {
        (lhs.major, lhs.minor) < (rhs.major, rhs.minor)
    }
}

extension SystemVersion: CustomStringConvertible {
    /// Both numbers, also when the second is zero: `26.0`.
    public var description: String { "\(major).\(minor)" }
}

/// How an app came onto the phone. It decides who sees a dialog on a violation (rule L5 [A], from system 26):
/// development and TestFlight builds do, store builds never.
public enum BuildType: String, CaseIterable, Hashable, Sendable {
    case development
    case testFlight
    case store
}

/// The entitlements that once freed an app from strict policy (rule E5 [A/T]).
///
/// Having one is not the same as being exempt: each works only below a certain linked SDK, and the policy decides.
public struct PolicyExemptions: OptionSet, Hashable, Sendable {
    /// The entitlements as bits.
    public var rawValue: UInt8
    /// The entitlements of these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `com.apple.developer.pushkit.unrestricted-voip`: effective below SDK 15.
    public static let unrestrictedVoIP = PolicyExemptions(rawValue: 1 << 0)
    /// `com.apple.developer.pushkit.unrestricted-voip-regulatory`: effective below SDK 15.4.
    public static let unrestrictedVoIPRegulatory = PolicyExemptions(rawValue: 1 << 1)
    /// `com.apple.developer.pushkit.unrestricted-voip.ptt`: effective below SDK 26.
    public static let unrestrictedVoIPPTT = PolicyExemptions(rawValue: 1 << 2)
}

/// What the policy wants to know of an installed app. Read from its bundle once, at installation.
public struct AppFacts: Hashable, Sendable {
    /// The SDK it was linked against: strict policy starts at 13 (rule E5).
    public var linkedSDK: SystemVersion
    /// `UIBackgroundModes` contains `voip`. Without it registration is ignored, and only the console says so (rule D9).
    public var declaresVoIPBackgroundMode: Bool
    /// It has an `aps-environment` entitlement. Without it registration is ignored, as above (rule D9).
    public var hasPushEntitlement: Bool
    /// It links CallKit. Without it, asking for VoIP pushes raises an exception (rule D9).
    public var linksCallKit: Bool
    /// The exemptions it is entitled to, effective or not (rule E5).
    public var exemptions: PolicyExemptions
    /// Who sees a dialog on a violation (rule L5).
    public var buildType: BuildType

    /// An app as most are: current SDK, everything declared, no exemption, built for development.
    public init(
        linkedSDK: SystemVersion = SystemVersion(26, 0),
        declaresVoIPBackgroundMode: Bool = true,
        hasPushEntitlement: Bool = true,
        linksCallKit: Bool = true,
        exemptions: PolicyExemptions = [],
        buildType: BuildType = .development
    ) {
        self.linkedSDK = linkedSDK
        self.declaresVoIPBackgroundMode = declaresVoIPBackgroundMode
        self.hasPushEntitlement = hasPushEntitlement
        self.linksCallKit = linksCallKit
        self.exemptions = exemptions
        self.buildType = buildType
    }
}
