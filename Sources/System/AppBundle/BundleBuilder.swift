public import Foundation

/// Builds an app of a Swift package and bundles it.
///
/// The app is an executable target with an `Info.plist`, and usually an entitlements file, beside its sources. The
/// bundle comes to lie in `<package>/.build/ringtime/<product>.app`, a place that `swift package clean` and every
/// `.gitignore` of a package know already.
public struct BundleBuilder: Sendable {
    /// How the compiler is asked to build.
    public enum Configuration: String, CaseIterable, Sendable {
        case debug
        case release
    }

    /// The package's folder.
    public var package: URL
    /// Which of several apps; nil if there is one.
    public var product: String?
    /// How it is built.
    public var configuration: Configuration
    /// Where `swift` is looked for.
    public var searchPath: String

    /// A builder that has not looked at the package yet.
    public init(
        package: URL, product: String? = nil, configuration: Configuration = .debug,
        searchPath: String = ProcessInfo.processInfo.environment["PATH"] ?? ""
    ) {
        self.package = package.standardizedFileURL.resolvingSymlinksInPath()
        self.product = product
        self.configuration = configuration
        self.searchPath = searchPath
    }

    /// Builds, bundles and checks. Blocks until done; progress goes to `display`.
    public func build(showing display: BuildDisplay = .standardError) throws(BundleBuilderError) -> AppBundle {
        guard BundleFiles.exists(package.appending(path: "Package.swift")) else {
            throw .noPackage(path: package.path)
        }
        guard let swift = ToolRun.find("swift", path: searchPath) else { throw .noCompiler }
        let app = try describe(swift).app(product: product)
        try compile(app, swift, display)
        let products = try productsFolder(swift)
        return try BundleAssembly(package: package, app: app, products: products).assemble()
    }

    private func describe(_ swift: String) throws(BundleBuilderError) -> PackageDescription {
        let output = try ask(swift, ["package", "--package-path", package.path, "describe", "--type", "json"])
        do {
            return try JSONDecoder().decode(PackageDescription.self, from: output)
        } catch {
            throw .unreadablePackage(path: package.path, detail: "its description is not as expected (\(error))")
        }
    }

    private func productsFolder(_ swift: String) throws(BundleBuilderError) -> URL {
        let output = try ask(
            swift, ["build", "--package-path", package.path, "-c", configuration.rawValue, "--show-bin-path"])
        let path = String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        return URL(filePath: path, directoryHint: .isDirectory)
    }

    private func compile(
        _ app: PackageDescription.App, _ swift: String, _ display: BuildDisplay
    ) throws(BundleBuilderError) {
        let arguments = [
            "build", "--package-path", package.path, "-c", configuration.rawValue, "--product", app.product,
        ]
        var progress = BuildProgress(product: app.product)
        let start = ContinuousClock.now
        func elapsed() -> Double { (ContinuousClock.now - start) / .seconds(1) }
        let status = ToolRun(path: swift, arguments: arguments).run { _, bytes in
            progress.read(bytes)
            progress.display(elapsed: elapsed(), isTerminal: display.isTerminal).map(display.write)
        }
        progress.read([0x0A])
        display.write(
            progress.summary(elapsed: elapsed(), succeeded: status == 0, isTerminal: display.isTerminal))
        guard status == 0 else {
            throw .buildFailed(product: app.product, output: progress.tail.joined(separator: "\n"))
        }
    }

    /// Runs a tool that answers in a few lines.
    private func ask(_ swift: String, _ arguments: [String]) throws(BundleBuilderError) -> Data {
        var (output, errors) = (Data(), Data())
        let status = ToolRun(path: swift, arguments: arguments).run { stream, bytes in
            switch stream {
            case .output where output.count < 16 << 20: output.append(contentsOf: bytes)
            case .errors where errors.count < 1 << 16: errors.append(contentsOf: bytes)
            default: break
            }
        }
        guard status == 0 else {
            let detail = String(decoding: errors, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            throw .unreadablePackage(path: package.path, detail: detail.isEmpty ? "swift could not run" : detail)
        }
        return output
    }
}

/// Where a build's progress is shown.
public struct BuildDisplay: Sendable {
    /// Whether a line can be written over; else there is a line every ten seconds.
    public var isTerminal: Bool
    /// Writes text as it is; the line ends are in it.
    public var write: @Sendable (String) -> Void

    /// A place of one's own for the progress.
    public init(isTerminal: Bool, write: @escaping @Sendable (String) -> Void) {
        self.isTerminal = isTerminal
        self.write = write
    }

    /// Standard error, where results are never written.
    public static let standardError = BuildDisplay(isTerminal: isatty(2) == 1) { text in
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
