import APNsProtocol
import AppBundle
import CallPolicy
import CallVocabulary
import Foundation
import PhoneStore

/// Apps come and go.
extension PhoneDaemon {
    /// Takes an app whose bundle already lies in its place. Acknowledged when the store has it.
    func register(_ bundle: AppBundle, generation: Int) throws -> StoredApp {
        let known = apps[bundle: bundle.identifier]
        let release = AppRelease(
            generation: generation, folder: bundle.url.lastPathComponent, version: bundle.version, build: bundle.build
        )
        var app = StoredApp(
            id: known?.id ?? newAppID(), bundle: bundle.identifier, name: bundle.name, release: release,
            facts: bundle.facts,
            apsEnvironment: bundle.apsEnvironment?.rawValue
        )
        app.installedAtMilliseconds = known?.installedAtMilliseconds ?? clock.wallMilliseconds
        app.updateCount = known.map { $0.updateCount + 1 } ?? 0
        // Stored first: what cannot be stored is not acknowledged.
        try store.apply([.saveApp(app), .savePhone(phone)])
        apps.insert(app, executable: bundle.executable.lastPathComponent)
        feed(known == nil ? .appInstalled(app.id, app.facts) : .appUpdated(app.id, app.facts))
        return app
    }

    private func newAppID() -> AppID {
        phone.lastIDs.app += 1
        return AppID(Int32(truncatingIfNeeded: phone.lastIDs.app))
    }

    /// Removes an app, its processes, tokens, ledger and files (L4, N2). False if there is none.
    func uninstall(bundle: String) throws -> Bool {
        guard let app = apps[bundle: bundle] else { return false }
        let wall = clock.wallMilliseconds
        try store.apply([
            .unregisterTokens(bundle: bundle, atMilliseconds: wall), .clearLedger(bundle: bundle, atMilliseconds: wall),
            .removeApp(app.id),
        ])
        feed(.appUninstalled(app.id))
        invalidateTokens(of: app.id)
        apps.remove(app.id)
        let removed = storedPushes.remove(topic: bundle + ".voip")
        apply(
            (removed.map { [.removePush(id: $0.apnsID)] } ?? []) + [.removeApp(app.id), .savePhone(phone)]
        )
        for folder in [folder.appsFolder, folder.containersFolder] {
            // What cannot be deleted stays behind, harmless: the next installation uses another generation.
            try? FileManager.default.removeItem(atPath: "\(folder)/\(bundle)")
        }
        return true
    }

    /// A token of a simulated phone app: it reports every push and rings, with no app to install.
    func makeSimulatedToken(
        bundle: String, isVoIP: Bool, environment: String, isRegistered: Bool
    ) throws(SimulatedTokenError) -> StoredToken {
        if let app = apps[bundle: bundle] {
            guard app.isSimulated else { throw .appIsInstalled(bundle) }
        } else {
            var app = StoredApp(id: newAppID(), bundle: bundle, name: bundle, release: AppRelease(), facts: AppFacts())
            app.isSimulated = true
            app.apsEnvironment = environment
            app.installedAtMilliseconds = clock.wallMilliseconds
            apps.insert(app)
            apply([.saveApp(app), .savePhone(phone)])
            feed(.appInstalled(app.id, app.facts))
        }
        return makeToken(
            topic: isVoIP ? bundle + ".voip" : bundle, bundle: bundle, environment: environment,
            state: isRegistered ? .active : .unregistered
        )
    }
}

/// Why no token of a simulated app can be made.
public enum SimulatedTokenError: Error, Hashable, Sendable, CustomStringConvertible {
    case appIsInstalled(String)

    public var description: String {
        switch self {
        case .appIsInstalled(let bundle):
            "\(bundle) is installed: its token comes from its own PKPushRegistry (N1); choose another topic, or uninstall it"
        }
    }
}
