import CallVocabulary
import PhoneStore

#if canImport(Glibc)
import Glibc
#endif

/// A process for tests to kill.
///
/// `write FILE`: writes numbered groups of rows until killed and prints a group's number once the store has
/// acknowledged it. `hold FOLDER`: takes the data folder, prints `held` and waits.
@main
enum StoreProbe {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else { exit(64) }
        switch arguments[1] {
        case "write": try write(to: arguments[2])
        case "hold": try hold(arguments[2])
        default: exit(64)
        }
    }

    private static func write(to file: String) throws {
        let store = try PhoneStore(file: file)
        var number = try store.phone().lastIDs.push
        while true {
            number += 1
            try store.apply(group(number))
            say("\(number)")
        }
    }

    /// One transaction over five tables: after a kill all of it is there, or nothing.
    private static func group(_ number: Int64) -> [StoreChange] {
        var app = StoredApp(id: AppID(1), bundle: "a.b", name: "A", release: AppRelease())
        app.updateCount = Int(number)
        var phone = StoredPhone()
        phone.lastIDs.push = number
        let token = StoredToken(token: "t\(number)", topic: "a.b.voip", bundle: "a.b", environment: "development")
        let entry = LedgerEntry(app: AppID(1), bundle: "a.b", rule: .c2_1, atMilliseconds: number)
        let event = TimelineEvent(at: Instant(microseconds: number), lane: .phone, kind: "probe", text: "\(number)")
        let records = Array(repeating: TimelineRecord(wallMilliseconds: number, event: event), count: 3)
        return [
            .saveApp(app), .saveToken(token), .recordViolation(entry), .appendTimeline(records), .savePhone(phone),
        ]
    }

    private static func hold(_ path: String) throws {
        let folder = try DataFolder.prepare(path)
        say("held")
        withExtendedLifetime(folder) { while true { pause() } }
    }

    private static func say(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        guard Glibc.write(1, bytes, bytes.count) == bytes.count else { exit(1) }
    }
}
