import CallVocabulary
import PhoneStore

/// The installed apps and their tokens.
struct AppTable {
    private(set) var all: [AppID: StoredApp] = [:]
    private var executables: [AppID: String] = [:]
    private(set) var tokens: [StoredToken] = []

    subscript(id: AppID) -> StoredApp? { all[id] }

    subscript(bundle bundle: String) -> StoredApp? { all.values.first { $0.bundle == bundle } }

    /// The program's file name; nil for a simulated app, or when the bundle has become unreadable.
    func executable(of id: AppID) -> String? { executables[id] }

    mutating func insert(_ app: StoredApp, executable: String? = nil) {
        all[app.id] = app
        executables[app.id] = executable
    }

    mutating func remove(_ id: AppID) {
        all[id] = nil
        executables[id] = nil
    }

    mutating func insert(_ token: StoredToken) {
        tokens.removeAll { $0.token == token.token }
        tokens.append(token)
    }

    /// The active token of a topic, if there is one.
    func activeToken(topic: String, environment: String) -> StoredToken? {
        tokens.last { $0.topic == topic && $0.environment == environment && $0.state == .active }
    }

    /// Marks the bundle's active tokens as unregistered and returns them (N2).
    mutating func unregisterTokens(bundle: String, atMilliseconds: Int64) -> [StoredToken] {
        var changed: [StoredToken] = []
        for index in tokens.indices where tokens[index].bundle == bundle && tokens[index].state == .active {
            tokens[index].state = .unregistered
            tokens[index].sinceMilliseconds = atMilliseconds
            changed.append(tokens[index])
        }
        return changed
    }
}
