import Foundation

/// Puts a built app's parts together: property list, entitlements, executable, resources.
struct BundleAssembly {
    let package: URL
    let app: PackageDescription.App
    /// Where `swift build` left its products.
    let products: URL

    /// The new bundle takes an older one's place only when it is complete and without fault.
    func assemble() throws(BundleBuilderError) -> AppBundle {
        let home = package.appending(path: ".build/ringtime", directoryHint: .isDirectory)
        let draft = home.appending(path: ".draft-\(getpid())", directoryHint: .isDirectory)
        let bundle = draft.appending(path: app.product + ".app", directoryHint: .isDirectory)
        try makeFolder(bundle)
        defer { try? FileManager.default.removeItem(at: draft) }
        let executable = try writeInfoPlist(to: bundle)
        try copyEntitlements(to: bundle)
        try copy(products.appending(path: app.product), to: bundle.appending(path: executable))
        try copyResources(to: bundle)
        try check(bundle)
        let place = home.appending(path: bundle.lastPathComponent, directoryHint: .isDirectory)
        try? FileManager.default.removeItem(at: place)
        guard rename(bundle.path, place.path) == 0 else { throw lastFailure(place) }
        return try check(place)
    }

    @discardableResult
    private func check(_ bundle: URL) throws(BundleBuilderError) -> AppBundle {
        do { return try AppBundle(reading: bundle) } catch { throw .bundle(error) }
    }

    /// Fills in what Xcode would, and returns the executable's name in the bundle.
    private func writeInfoPlist(to bundle: URL) throws(BundleBuilderError) -> String {
        let source = app.folder.appending(path: "Info.plist")
        let list: PropertyList
        do { list = try PropertyList(reading: source) } catch { throw .bundle(error) }
        var values = list.values.mapValues(expand)
        if values["CFBundleExecutable"] == nil { values["CFBundleExecutable"] = app.product }
        let target = bundle.appending(path: "Info.plist")
        do {
            try PropertyListText(values).data().write(to: target)
            return try InfoPlist(PropertyList(path: source.path, values: values)).executable
        } catch let error as AppBundleError {
            throw .bundle(error)
        } catch {
            throw .cannotWrite(path: target.path, detail: error.localizedDescription)
        }
    }

    /// The build variables that a hand-written property list usually has.
    private func expand(_ value: Any) -> Any {
        switch value {
        case let text as String:
            ["EXECUTABLE_NAME", "PRODUCT_NAME", "TARGET_NAME"]
                .reduce(text) { $0.replacingOccurrences(of: "$(\($1))", with: app.product) }
                .replacingOccurrences(of: "$(PRODUCT_MODULE_NAME)", with: app.module)
        case let values as [String: Any]: values.mapValues(expand)
        case let values as [Any]: values.map(expand)
        default: value
        }
    }

    private func copyEntitlements(to bundle: URL) throws(BundleBuilderError) {
        let names: [String]
        do { names = try BundleFiles.names(in: app.folder) } catch { throw .bundle(error) }
        for name in names.sorted() where name.hasSuffix(".entitlements") {
            try copy(app.folder.appending(path: name), to: bundle.appending(path: name))
        }
    }

    /// Beside the executable is where a package's generated code looks for its resources.
    private func copyResources(to bundle: URL) throws(BundleBuilderError) {
        let names: [String]
        do { names = try BundleFiles.names(in: products) } catch { throw .bundle(error) }
        for name in names.sorted() where name.hasSuffix(".resources") {
            try copy(products.appending(path: name), to: bundle.appending(path: name))
        }
    }

    /// A copy and no hard link: a linker may write into the file that is there.
    private func copy(_ source: URL, to target: URL) throws(BundleBuilderError) {
        do { try FileCopy.copyTree(from: source.path, to: target.path) } catch {
            throw .cannotWrite(path: target.path, detail: error.description)
        }
    }

    private func makeFolder(_ url: URL) throws(BundleBuilderError) {
        do { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) } catch {
            throw .cannotWrite(path: url.path, detail: error.localizedDescription)
        }
    }

    private func lastFailure(_ url: URL) -> BundleBuilderError {
        .cannotWrite(path: url.path, detail: BundleFiles.lastError())
    }
}
