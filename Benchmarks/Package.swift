// swift-tools-version: 6.2
import PackageDescription

// How long a push takes, against the least that the machine could do. A package of its own, so that nobody who uses
// Ringtime builds it; `scripts/bench` builds and runs it. Documentation/Performance.md says what is measured, and how.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "Benchmarks",
    dependencies: [
        .package(name: "ringtime", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    ],
    targets: [
        .target(name: "Stamps", swiftSettings: settings),
        .executableTarget(
            name: "BenchmarkApp",
            dependencies: [
                "Stamps",
                .product(name: "PushKit", package: "ringtime"),
                .product(name: "CallKit", package: "ringtime"),
                .product(name: "UIKit", package: "ringtime"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "BenchmarkProvider", dependencies: [.product(name: "Phone", package: "ringtime")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "BenchmarkGateway", dependencies: [.product(name: "Phone", package: "ringtime")],
            swiftSettings: settings
        ),
        .executableTarget(name: "BenchmarkEcho", swiftSettings: settings),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "Stamps",
                .product(name: "Phone", package: "ringtime"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
    ],
    swiftLanguageModes: [.v6]
)
