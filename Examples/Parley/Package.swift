// swift-tools-version: 6.2
import PackageDescription

// On a Mac the system's own frameworks are meant, so there Ringtime's are no dependency.
let onLinux: TargetDependencyCondition? = .when(platforms: [.linux])

let package = Package(
    name: "Parley",
    dependencies: [
        .package(name: "ringtime", path: "../..", traits: [])
    ],
    targets: [
        .executableTarget(
            name: "Parley",
            dependencies: [
                .product(name: "PushKit", package: "ringtime", condition: onLinux),
                .product(name: "CallKit", package: "ringtime", condition: onLinux),
                .product(name: "AVFAudio", package: "ringtime", condition: onLinux),
                .product(name: "UIKit", package: "ringtime", condition: onLinux),
            ],
            exclude: ["Info.plist", "Parley.entitlements"]
        )
    ],
    swiftLanguageModes: [.v6]
)
