public import Foundation

/// The copies of installed apps: `<apps>/<bundle>/<generation>/Foo.app`.
///
/// A copy appears at once and whole, or not at all, also when the machine stops in the middle: it is made under another
/// name, written through to the disk, and renamed.
public struct AppInstallation: Sendable {
    /// The folder of all apps: `<data>/apps`.
    public let apps: URL

    /// The folder must exist.
    public init(apps: URL) { self.apps = apps }

    /// Where a generation of an app lies. `folder` is the bundle's own name, `Foo.app`.
    public func place(of identifier: String, generation: Int, folder: String) -> URL {
        generationFolder(identifier, generation).appending(path: folder, directoryHint: .isDirectory)
    }

    /// Copies a bundle and returns it as it now lies there.
    ///
    /// A generation that is already there (an installation that was never acknowledged) is replaced.
    public func install(
        _ bundle: AppBundle, generation: Int
    ) throws(AppInstallationError) -> AppBundle {
        let home = apps.appending(path: bundle.identifier, directoryHint: .isDirectory)
        let draft = home.appending(path: ".incoming-\(generation)", directoryHint: .isDirectory)
        try makeFolder(home)
        try remove(draft)
        try makeFolder(draft)
        do {
            let copy = draft.appending(path: bundle.url.lastPathComponent, directoryHint: .isDirectory)
            try FileCopy.copyTree(from: bundle.url.path, to: copy.path)
            try check(copy, against: bundle)
            try FileCopy.sync(draft.path)
            return try publish(draft, as: generation, of: bundle)
        } catch {
            try? remove(draft)
            throw error
        }
    }

    /// Removes every generation of an app but one, and what unfinished installations left.
    public func removeGenerations(of identifier: String, except generation: Int) throws(AppInstallationError) {
        let home = apps.appending(path: identifier, directoryHint: .isDirectory)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: home.path)) ?? []
        for name in names where name != String(generation) {
            try remove(home.appending(path: name, directoryHint: .isDirectory))
        }
    }

    /// Removes all of an app.
    public func uninstall(_ identifier: String) throws(AppInstallationError) {
        try remove(apps.appending(path: identifier, directoryHint: .isDirectory))
    }

    private func publish(
        _ draft: URL, as generation: Int, of bundle: AppBundle
    ) throws(AppInstallationError) -> AppBundle {
        let target = generationFolder(bundle.identifier, generation)
        try remove(target)
        guard rename(draft.path, target.path) == 0 else { throw .failure(target.path) }
        try FileCopy.sync(target.deletingLastPathComponent().path)
        // The app's own folder may be new too.
        try FileCopy.sync(apps.path)
        do {
            return try AppBundle(reading: target.appending(path: bundle.url.lastPathComponent))
        } catch {
            throw .changed(path: bundle.url.path, detail: "\(error)")
        }
    }

    /// The original was checked, but the copy is what will run.
    private func check(_ copy: URL, against original: AppBundle) throws(AppInstallationError) {
        let read: AppBundle
        do { read = try AppBundle(reading: copy) } catch {
            throw .changed(path: original.url.path, detail: "\(error)")
        }
        guard read.identifier == original.identifier, read.facts == original.facts else {
            throw .changed(path: original.url.path, detail: "another Info.plist, entitlements or executable")
        }
    }

    private func generationFolder(_ identifier: String, _ generation: Int) -> URL {
        apps.appending(path: identifier, directoryHint: .isDirectory)
            .appending(path: String(generation), directoryHint: .isDirectory)
    }

    private func makeFolder(_ url: URL) throws(AppInstallationError) {
        guard mkdir(url.path, 0o700) == 0 || errno == EEXIST else { throw .failure(url.path) }
    }

    private func remove(_ url: URL) throws(AppInstallationError) {
        guard BundleFiles.kind(url) != nil else { return }
        do { try FileManager.default.removeItem(at: url) } catch {
            throw .cannotWrite(path: url.path, detail: error.localizedDescription)
        }
    }
}
