// swift-tools-version: 6.2
import PackageDescription

// Everything heavy hangs on a trait, so that a package which links only PushKit and CallKit
// (`.package(…, traits: [])`) resolves and builds nothing but this repository's light targets.
let phone: TargetDependencyCondition? = .when(traits: ["Phone"])
let lint: TargetDependencyCondition? = .when(traits: ["Lint"])
/// What the commands of both need.
let tool: TargetDependencyCondition? = .when(traits: ["Phone", "Lint"])

/// The habits of every target. `NonisolatedNonsendingByDefault` is missing in `Frameworks/*`: it would change the
/// meaning of `async` requirements and break Swift 6 apps.
let frameworkSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]
let settings: [SwiftSetting] = frameworkSettings + [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]

func room(_ name: String, in floor: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        path: "Sources/\(floor)/\(name)",
        swiftSettings: floor == "Frameworks" ? frameworkSettings : settings
    )
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource] = []
) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.byName(name: name)] + dependencies,
        exclude: exclude,
        resources: resources,
        swiftSettings: settings
    )
}

/// A program that tests start, with no product of its own.
func probe(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name, dependencies: dependencies, path: "Tests/Support/\(name)", swiftSettings: frameworkSettings)
}

/// What the tests of several rooms share.
func support(_ name: String) -> Target {
    .target(name: name, path: "Tests/Support/\(name)", swiftSettings: settings)
}

var products: [Product] = []
var targets: [Target] = [
    room("CallVocabulary", in: "Core"),
    room("ReportCheck", in: "Core", ["CallVocabulary"]),
    room("CallPolicy", in: "Core", ["CallVocabulary", "ReportCheck"]),
    room("ModelledPhone", in: "Proof", ["CallPolicy", "CallVocabulary", "ReportCheck"]),
    room("APNsProtocol", in: "Core"),
    room("RuleBook", in: "Core", ["CallVocabulary"]),
    tests("CallVocabulary", []),
    tests("ReportCheck", ["CallVocabulary"]),
    tests("CallPolicy", ["CallVocabulary", "ModelledPhone", "ReportCheck"]),
    tests("ModelledPhone", ["CallPolicy", "CallVocabulary"]),
    tests("APNsProtocol", []),
    tests("RuleBook", ["CallVocabulary"]),
    room("CrashReport", in: "System", ["CallVocabulary"]),
    room("PhoneStory", in: "System", ["CallPolicy", "CallVocabulary"]),
    tests("CrashReport", ["CallVocabulary"], resources: [.copy("Golden")]),
    tests("PhoneStory", ["CallPolicy", "CallVocabulary"]),
    room("ReportText", in: "Tools"),
    room("YAMLFile", in: "Tools", [.product(name: "Yams", package: "Yams", condition: tool)]),
    room("CrashDiagnosis", in: "Tools", ["CallVocabulary", "CrashReport", "ReportText", "RuleBook"]),
    tests("CrashDiagnosis", ["CallVocabulary", "CrashReport", "RuleBook"], exclude: ["Samples"]),
    .testTarget(name: "TidyTests", swiftSettings: settings),
]

// The linter: portable, and a program of its own, so that a phone is built without swift-syntax and the linter without
// SwiftNIO.
targets += [
    room("CallFlow", in: "Tools"),
    room("CallPaths", in: "Tools", ["CallFlow"]),
    room(
        "CommandFrame", in: "Tools",
        [.product(name: "ArgumentParser", package: "swift-argument-parser", condition: tool)]),
    room(
        "SwiftFlow", in: "Tools",
        [
            "CallFlow", .product(name: "SwiftSyntax", package: "swift-syntax", condition: lint),
            .product(name: "SwiftParser", package: "swift-syntax", condition: lint),
        ]),
    room("ObjectiveCFlow", in: "Tools", ["CallFlow"]),
    room(
        "CallLint", in: "Tools",
        [
            "CallFlow", "CallPaths", "CallVocabulary", "ObjectiveCFlow", "ReportText", "RuleBook", "SwiftFlow",
            "YAMLFile",
            .product(name: "Yams", package: "Yams", condition: tool),
        ]),
    .executableTarget(
        name: "ringtime-lint",
        dependencies: [
            "CallLint", "CommandFrame", "YAMLFile",
            .product(name: "ArgumentParser", package: "swift-argument-parser", condition: tool),
        ],
        path: "Sources/ringtime-lint",
        swiftSettings: settings
    ),
    .plugin(
        name: "VoIPLint",
        capability: .command(
            intent: .custom(
                verb: "voip-lint", description: "Find the path through a push handler that returns without a report.")),
        dependencies: ["ringtime-lint"]
    ),
    tests("SwiftFlow", ["CallFlow"]),
    tests("ObjectiveCFlow", ["CallFlow"]),
    tests("CallPaths", ["CallFlow", "ObjectiveCFlow", "SwiftFlow"]),
    tests("CallLint", ["CallFlow", "CallPaths", "CallVocabulary", "YAMLFile", "ringtime-lint"]),
]
products += [
    .executable(name: "ringtime-lint", targets: ["ringtime-lint"]),
    .plugin(name: "VoIPLint", targets: ["VoIPLint"]),
]

let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio", condition: phone),
    .product(name: "NIOPosix", package: "swift-nio", condition: phone),
    .product(name: "NIOSSL", package: "swift-nio-ssl", condition: phone),
    .product(name: "NIOHTTP2", package: "swift-nio-http2", condition: phone),
    .product(name: "NIOHPACK", package: "swift-nio-http2", condition: phone),
]
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto", condition: phone)
let certificates: [Target.Dependency] = [
    crypto,
    .product(name: "X509", package: "swift-certificates", condition: phone),
    .product(name: "SwiftASN1", package: "swift-asn1", condition: phone),
]
let httpClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client", condition: phone)
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio", condition: phone)

#if os(Linux)
// The product names are Apple's: on a Mac they would shadow the real frameworks, so there they do not exist.
for framework in ["PushKit", "CallKit", "AVFAudio", "AVFoundation", "UIKit"] {
    products.append(.library(name: framework, targets: [framework]))
}
products.append(.executable(name: "ringtime", targets: ["ringtime"]))
// A whole phone in one's own process; the benchmarks are its only user.
products.append(
    .library(
        name: "Phone",
        targets: [
            "Phone", "APNsGateway", "APNsProtocol", "AppBundle", "CallServiceDaemon", "CallVocabulary",
            "LinuxProcess", "PhoneControl", "PhoneStore",
            "PushProvider",
        ]
    )
)

targets += [
    .target(name: "LinuxProcess", path: "Sources/System/LinuxProcess"),
    room("CallServiceWire", in: "System", ["CallVocabulary", "LinuxProcess"]),
    room("CallServiceClient", in: "Frameworks", ["CallServiceWire", "CallVocabulary", "ReportCheck", "LinuxProcess"]),
    room("PushKit", in: "Frameworks", ["CallServiceClient", "CallServiceWire", "CallVocabulary", "ReportCheck"]),
    room("AVFAudio", in: "Frameworks", ["CallServiceClient"]),
    room("AVFoundation", in: "Frameworks", ["AVFAudio"]),
    room("CallKit", in: "Frameworks", ["CallServiceClient", "CallServiceWire", "CallVocabulary", "AVFAudio"]),
    room("UIKit", in: "Frameworks", ["CallServiceClient", "CallServiceWire", "CallVocabulary", "LinuxProcess"]),

    room("CallPolicyRunner", in: "System", ["CallPolicy", "CallVocabulary"]),
    room("APNsGateway", in: "System", ["APNsProtocol"] + nio + certificates),
    room(
        "PushProvider", in: "System",
        [
            "APNsProtocol", crypto, httpClient, nioCore,
            .product(name: "NIOSSL", package: "swift-nio-ssl", condition: phone),
            .product(name: "NIOHTTP1", package: "swift-nio", condition: phone),
        ]),
    room("AppBundle", in: "System", ["CallVocabulary"]),
    room("AppSupervisor", in: "System", ["CallVocabulary", "CallServiceWire", "CrashReport", "LinuxProcess"]),
    room(
        "PhoneStore", in: "System",
        [
            "CallVocabulary", .product(name: "GRDB", package: "GRDB.swift", condition: phone),
        ]),
    room(
        "CallServiceDaemon", in: "System",
        [
            "APNsProtocol", "AppBundle", "AppSupervisor", "CallPolicy", "CallPolicyRunner", "CallServiceWire",
            "CallVocabulary", "CrashReport", "LinuxProcess", "PhoneStore", "PhoneStory",
        ]),
    room(
        "Phone", in: "System",
        [
            "APNsGateway", "APNsProtocol", "AppBundle", "CallServiceDaemon", "CallVocabulary", "CrashReport",
            "PhoneControl",
            "PhoneStore",
        ]),
    room(
        "PhoneControl", in: "System",
        [
            httpClient, nioCore,
            .product(name: "NIOHTTP1", package: "swift-nio", condition: phone),
            .product(name: "HTTPTypes", package: "swift-http-types", condition: phone),
            .product(name: "Logging", package: "swift-log", condition: phone),
            .product(name: "ServiceLifecycle", package: "swift-service-lifecycle", condition: phone),
            .product(name: "Hummingbird", package: "hummingbird", condition: phone),
        ]),
    room(
        "Conformance", in: "Tools",
        [
            "APNsProtocol", "AppBundle", "CallPolicy", "CallServiceDaemon", "CallVocabulary", "ModelledPhone", "Phone",
            "PhoneControl", "PhoneStore", "PhoneStory", "PushProvider", "ReportText", "RuleBook", "YAMLFile",
            .product(name: "Yams", package: "Yams", condition: tool),
        ]),
    .executableTarget(
        name: "ringtime",
        dependencies: [
            "APNsProtocol", "AppBundle", "CallServiceDaemon", "CallVocabulary", "CommandFrame", "Conformance",
            "CrashDiagnosis", "Phone", "PhoneControl", "PhoneStore", "PushProvider", "RuleBook",
            .product(name: "ArgumentParser", package: "swift-argument-parser", condition: tool),
        ],
        path: "Sources/ringtime",
        swiftSettings: settings
    ),

    tests("CallServiceWire", ["CallVocabulary"]),
    tests("CallPolicyRunner", ["CallPolicy", "CallVocabulary"]),
    tests("CallServiceClient", ["CallServiceWire", "CallVocabulary", "ReportCheck"]),
    tests("PushKit", ["CallServiceClient", "CallServiceWire", "CallVocabulary"]),
    tests(
        "CallKit",
        [
            "PushKit", "UIKit", "AVFoundation", "AVFAudio", "CallServiceClient", "CallServiceWire", "CallVocabulary",
            "ReportCheck",
        ]),
    tests("UIKit", ["CallServiceClient", "CallServiceWire", "CallVocabulary"]),
    tests("APNsGateway", ["APNsProtocol", "PushProvider"] + nio + certificates, exclude: ["Clients"]),
    tests("AppBundle", ["CallVocabulary"]),
    tests("AppSupervisor", ["CallVocabulary", "CrashReport", "LinuxProcess", "SupervisedProbe"]),
    tests(
        "PhoneStore",
        [
            "CallVocabulary", "SeededMoments", "StoreProbe",
            .product(name: "GRDB", package: "GRDB.swift", condition: phone),
        ]),
    tests(
        "CallServiceDaemon",
        [
            "APNsProtocol", "AppBundle", "AppSupervisor", "CallVocabulary", "CrashReport", "PhoneStore", "ProbeApp",
            "ProbeBundle",
        ]),
    tests(
        "PhoneControl",
        [
            httpClient, nioCore,
            .product(name: "NIOHTTP1", package: "swift-nio", condition: phone),
            .product(name: "NIOPosix", package: "swift-nio", condition: phone),
        ]),
    tests(
        "Conformance",
        [
            "AppBundle", "CallVocabulary", "ModelledPhone", "ProbeApp", "ProbeBundle", "ReportText", "RuleBook",
            "YAMLFile",
        ]),
    support("SeededMoments"),
    support("ProbeBundle"),
    probe("ProbeApp", ["PushKit", "CallKit", "UIKit", "AVFAudio"]),
    probe("SupervisedProbe", ["CallServiceClient", "LinuxProcess"]),
    probe("StoreProbe", ["CallVocabulary", "PhoneStore"]),
    .testTarget(
        name: "ringtimeTests",
        dependencies: [
            "ringtime", "ringtime-lint", "ProbeApp", "AppBundle", "CrashReport", "CallVocabulary", "PhoneControl",
            "ProbeBundle", "SeededMoments",
        ],
        swiftSettings: settings
    ),
]
#endif

let package = Package(
    name: "ringtime",
    platforms: [.macOS(.v15)],
    products: products,
    traits: [
        .trait(
            name: "Phone",
            description:
                "The phone itself: gateway, daemon, store and command (SwiftNIO, Hummingbird, GRDB, swift-crypto)."
        ),
        .trait(name: "Lint", description: "The linter: ringtime-lint and swift package voip-lint (swift-syntax)."),
        .default(enabledTraits: ["Phone", "Lint"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/apple/swift-nio-http2", from: "1.46.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.0"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swiftlang/swift-syntax", from: "603.0.1"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: targets,
    swiftLanguageModes: [.v6]
)
