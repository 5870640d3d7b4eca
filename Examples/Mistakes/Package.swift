// swift-tools-version: 6.2
import PackageDescription

// Apps that fail on the phone, each for one mistake that real apps have made.
// On a Mac the system's own frameworks are meant, so there Ringtime's are no dependency.
let onLinux: TargetDependencyCondition? = .when(platforms: [.linux])

func mistake(_ name: String, frameworks: [String] = ["PushKit", "CallKit", "UIKit"]) -> Target {
    .executableTarget(
        name: name,
        dependencies: ["Invitations"]
            + frameworks.map { .product(name: $0, package: "ringtime", condition: onLinux) },
        exclude: ["Info.plist", "\(name).entitlements"]
    )
}

let package = Package(
    name: "Mistakes",
    dependencies: [
        .package(name: "ringtime", path: "../..", traits: [])
    ],
    targets: [
        .target(name: "Invitations"),

        // An early way out before the report (M1).
        mistake("EarlyReturn"),
        mistake("ForceUnwrap"),
        mistake("AlreadyOnCall"),
        mistake("UnknownRoom"),
        mistake("ExitsBeforeReport"),

        // A VoIP push for what is no call (M2).
        mistake("CancelPush"),

        // A report after the delegate's return (M3, M7, M15).
        mistake("ReportLater"),
        mistake("ReportAfterDelay"),
        mistake("ReportInTask"),
        mistake("AskServerFirst"),
        mistake("CompletionBuysTime"),
        mistake("AsyncDelegate"),

        // Nobody there to take the push (M5, M11).
        mistake("LateRegistry"),
        mistake("RegisterAfterLogin"),
        mistake("RegistryNotRetained"),
        mistake("DelegateNotRetained"),
        mistake("NoBackgroundMode"),
        mistake("NotLinked", frameworks: ["PushKit", "UIKit"]),

        // Waiting for what a push does not bring (M6, M8).
        mistake("WaitForBegin"),
        mistake("ReadsProtectedData"),

        // A delegate that takes too long (C2).
        mistake("BlockedDelegate"),
        mistake("FastPhoneOnly"),

        // A launch by a push that never comes to the push, or late (W1, W2).
        mistake("SlowLaunch15"),
        mistake("SlowLaunch25"),
        mistake("CrashesAtLaunch"),

        // Too clever (M12, M14).
        mistake("SkipsDuplicate"),
        mistake("SpoofedFlag"),

        // Reported, and wrong all the same (M13).
        mistake("SilentAnswer"),
        mistake("OwnAudio", frameworks: ["PushKit", "CallKit", "UIKit", "AVFAudio"]),
        mistake("LocksItsDatabase"),
    ],
    swiftLanguageModes: [.v6]
)
