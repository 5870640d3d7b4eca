import AppBundle
import ArgumentParser
import CommandFrame
import Foundation
import PhoneControl

struct Install: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put an app on the phone: an app bundle, or a Swift package that is built first.",
        discussion: "Installing over an app updates it and keeps its data and tokens (L4)."
    )

    @OptionGroup var source: AppSource
    @OptionGroup var phone: PhoneOptions
    @OptionGroup var output: OutputOptions

    func run() async throws { try await source.put(on: phone, by: "install", showing: output) }
}

struct Update: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Install a new version over an installed app (L4, N4).")

    @OptionGroup var source: AppSource
    @OptionGroup var phone: PhoneOptions
    @OptionGroup var output: OutputOptions

    func run() async throws { try await source.put(on: phone, by: "update", showing: output) }
}

/// What is put on the phone: an app bundle, or a package to build one from.
struct AppSource: ParsableArguments {
    @Argument(help: "Foo.app, or the folder of a Swift package with an Info.plist beside its executable target.")
    var path: String

    @Option(name: .long, help: "Which of the package's apps.")
    var product: String?

    /// Builds if it must, then hands the bundle to the phone. Asks for the phone first: a build is long.
    func put(on phone: PhoneOptions, by verb: String, showing output: OutputOptions) async throws {
        _ = try await phone.ask("status")
        var bundle = URL(filePath: absolutePath(path), directoryHint: .isDirectory)
        if FileManager.default.fileExists(atPath: bundle.appending(path: "Package.swift").path) {
            do {
                bundle = try BundleBuilder(package: bundle, product: product).build().url
            } catch {
                throw Failure(error.exitCode, "\(error)")
            }
        }
        try output.show(await phone.ask(verb, ["path": .string(bundle.path)]))
    }
}

struct Uninstall: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Remove an app, its data, its tokens and its violations.")

    @Argument(help: "The bundle identifier.") var bundle: String
    @OptionGroup var phone: PhoneOptions
    @OptionGroup var output: OutputOptions

    func run() async throws { try output.show(await phone.ask("uninstall", ["bundle": .string(bundle)])) }
}

struct Launch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Open an app, as the user would.")

    @Argument(help: "The bundle identifier.") var bundle: String
    @OptionGroup var phone: PhoneOptions
    @OptionGroup var output: OutputOptions

    func run() async throws { try output.show(await phone.ask("launch", ["bundle": .string(bundle)])) }
}

struct Terminate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Swipe an app away (D8).")

    @Argument(help: "The bundle identifier.") var bundle: String
    @OptionGroup var phone: PhoneOptions
    @OptionGroup var output: OutputOptions

    func run() async throws { try output.show(await phone.ask("terminate", ["bundle": .string(bundle)])) }
}

struct Printed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "output", abstract: "Show the last lines that an app has printed."
    )

    @Argument(help: "The bundle identifier.") var bundle: String
    @OptionGroup var phone: PhoneOptions
    @OptionGroup var output: OutputOptions

    func run() async throws { try output.show(await phone.ask("output", ["bundle": .string(bundle)])) }
}

extension BundleBuilderError {
    /// 3: the app did not build, or there is nothing to build it with; 2: there is nothing there to build.
    var exitCode: Int32 {
        switch self {
        case .noCompiler, .buildFailed, .cannotWrite: 3
        case .noPackage, .unreadablePackage, .noApp, .severalApps, .noSuchApp, .bundle: 2
        }
    }
}
