// swift-tools-version: 6.2
import PackageDescription

// An app's package as a user would write it: PushKit and CallKit alone, without the phone. `scripts/test-dependent`
// builds it and proves that nothing heavy came along.
let package = Package(
    name: "Dependent",
    dependencies: [
        .package(name: "ringtime", path: "../..", traits: [])
    ],
    targets: [
        .executableTarget(
            name: "Dependent",
            dependencies: [
                .product(name: "PushKit", package: "ringtime"),
                .product(name: "CallKit", package: "ringtime"),
            ]
        )
    ],
    swiftLanguageModes: [.v6]
)
