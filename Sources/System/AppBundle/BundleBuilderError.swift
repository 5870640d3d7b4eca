public import Foundation

/// Why a Swift package could not be made into a bundle.
public enum BundleBuilderError: Error, Hashable, Sendable {
    case noCompiler
    case noPackage(path: String)
    /// The package's description could not be had: its manifest does not compile, for instance.
    case unreadablePackage(path: String, detail: String)
    case noApp(path: String)
    case severalApps(path: String, products: [String])
    case noSuchApp(product: String, products: [String])
    /// The compiler's last lines.
    case buildFailed(product: String, output: String)
    case cannotWrite(path: String, detail: String)
    /// It was built, but the bundle has a fault.
    case bundle(AppBundleError)
}

extension BundleBuilderError: CustomStringConvertible {
    /// One line for people, and the compiler's lines after it if a build failed.
    public var description: String {
        switch self {
        case .noCompiler:
            "building an app needs a compiler: no swift is in PATH; install Swift, or install a finished Foo.app"
        case .noPackage(let path):
            "\(path) has no Package.swift: name a bundle (Foo.app) or the folder of a Swift package"
        case .unreadablePackage(let path, let detail):
            "the package \(path) cannot be read: \(detail)"
        case .noApp(let path):
            "the package \(path) has no app: an app is an executable target with an Info.plist beside its sources"
        case .severalApps(let path, let products):
            "the package \(path) has several apps: choose one with --product (\(products.joined(separator: ", ")))"
        case .noSuchApp(let product, let products):
            "there is no app \(AppBundleError.short(product)) in the package: it has "
                + "\(products.joined(separator: ", "))"
        case .buildFailed(let product, let output):
            "\(product) does not build:\n\(output)"
        case .cannotWrite(let path, let detail):
            "\(path) cannot be written: \(detail)"
        case .bundle(let error):
            error.description
        }
    }
}

extension BundleBuilderError: LocalizedError {
    /// The same.
    public var errorDescription: String? { description }
}
