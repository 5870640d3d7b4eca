import CallFlow
import CallPaths

/// A call that reads what is unreadable before the first unlock.
struct ProtectedRead {
    /// `the keychain is read`
    let what: String

    /// nil for every other call.
    init?(_ site: CallSite) {
        guard !site.isResolved, let what = Self.keychain(site) ?? Self.database(site) ?? Self.file(site) else {
            return nil
        }
        self.what = what
    }

    private static let readingVerbs: Set = [
        "get", "load", "read", "string", "data", "bool", "object", "value", "fetch", "find", "retrieve", "item",
        "query",
        "password", "token", "int", "integer",
    ]

    private static func keychain(_ site: CallSite) -> String? {
        if site.receiver == nil, site.name == "SecItemCopyMatching" { return "the keychain is read" }
        let receiver = [site.receiverType, site.receiver?.lastName].compactMap { $0 }.flatMap(Words.of)
        guard receiver.contains("keychain"), let verb = Words.of(site.firstName).first else { return nil }
        return readingVerbs.contains(verb) ? "the keychain is read" : nil
    }

    private static func database(_ site: CallSite) -> String? {
        switch site.firstName {
        case "NSPersistentContainer", "NSPersistentCloudKitContainer", "loadPersistentStores",
            "loadPersistentStoresWithCompletionHandler", "addPersistentStore", "addPersistentStoreWithType":
            return "a Core Data store is opened"
        case "ModelContainer": return "a SwiftData store is opened"
        case "Realm", "defaultRealm", "realmWithConfiguration": return "a Realm is opened"
        case "sqlite3_open", "sqlite3_open_v2": return "a database is opened"
        case "DatabaseQueue", "DatabasePool", "FMDatabase", "FMDatabaseQueue", "databaseWithPath",
            "databaseQueueWithPath":
            return "a database is opened"
        default: return nil
        }
    }

    private static func file(_ site: CallSite) -> String? {
        switch site.firstName {
        case "unarchiveObjectWithFile", "contentsAtPath": return "a file is read"
        case "unarchiveObject" where site.labels == ["withFile"]: return "a file is read"
        case "contents" where site.labels == ["atPath"]: return "a file is read"
        case "dictionaryWithContentsOfFile", "arrayWithContentsOfFile", "dataWithContentsOfFile",
            "stringWithContentsOfFile":
            return isBundled(site) ? nil : "a file is read"
        case "Data", "String", "NSDictionary", "NSData", "NSArray":
            guard ["contentsOf", "contentsOfFile"].contains(site.labels.first), !isBundled(site) else { return nil }
            // An address from the payload is a request, not a file.
            return site.arguments.first?.origins.contains(.payload) == true ? nil : "a file is read"
        default: return nil
        }
    }

    /// What comes with the app is always readable.
    private static func isBundled(_ site: CallSite) -> Bool {
        let names = site.call.arguments.flatMap { $0.value.names }.flatMap(Words.of)
        return names.contains { ["bundle", "resource", "temporary", "tmp", "remote", "web"].contains($0) }
    }
}
