import Foundation

/// What `swift package describe` says of a package, as far as apps go.
struct PackageDescription: Decodable {
    var path: String
    var products: [Product]
    var targets: [Target]

    struct Product: Decodable {
        var name: String
        var targets: [String]
        var type: [String: JSONIgnored?]
    }

    struct Target: Decodable {
        var name: String
        var c99name: String
        var path: String
        var type: String
    }

    /// Whatever stands there.
    struct JSONIgnored: Decodable {
        init(from decoder: any Decoder) {}
    }

    /// An executable product whose target has an `Info.plist`.
    struct App: Hashable {
        var product: String
        /// The target's name as a module.
        var module: String
        /// The target's folder, which holds `Info.plist`.
        var folder: URL
    }

    /// In order of name.
    var apps: [App] {
        let executables = products.filter { $0.type.keys.contains("executable") }
        let apps = targets.filter { $0.type == "executable" }.compactMap { target -> App? in
            let folder = URL(filePath: path).appending(path: target.path, directoryHint: .isDirectory)
            guard BundleFiles.exists(folder.appending(path: "Info.plist")) else { return nil }
            guard let product = executables.first(where: { $0.targets.contains(target.name) }) else { return nil }
            return App(product: product.name, module: target.c99name, folder: folder)
        }
        return apps.sorted { $0.product < $1.product }
    }

    /// The app to build: the one that is asked for, or the only one.
    func app(product: String?) throws(BundleBuilderError) -> App {
        let apps = apps
        guard !apps.isEmpty else { throw .noApp(path: path) }
        if let product {
            guard let app = apps.first(where: { $0.product == product }) else {
                throw .noSuchApp(product: product, products: apps.map(\.product))
            }
            return app
        }
        guard apps.count == 1 else { throw .severalApps(path: path, products: apps.map(\.product)) }
        return apps[0]
    }
}
