// swift-tools-version: 6.2
import PackageDescription

// Five apps that the phone kills, each for one mistake that real apps have made.
// On a Mac the system's own frameworks are meant, so there Ringtime's are no dependency.
let onLinux: TargetDependencyCondition? = .when(platforms: [.linux])

func mistake(_ name: String) -> Target {
    .executableTarget(
        name: name,
        dependencies: ["PushKit", "CallKit", "UIKit"].map {
            .product(name: $0, package: "ringtime", condition: onLinux)
        },
        exclude: ["Info.plist", "\(name).entitlements"]
    )
}

let package = Package(
    name: "Mistakes",
    dependencies: [
        .package(name: "ringtime", path: "../..", traits: [])
    ],
    targets: ["EarlyReturn", "ReportLater", "LateRegistry", "BlockedDelegate", "SpoofedFlag"].map(mistake),
    swiftLanguageModes: [.v6]
)
