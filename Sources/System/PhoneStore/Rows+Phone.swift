import GRDB

// A row a value: a new one needs no migration, and what a newer version added stays where it is.
extension StoredPhone {
    init(database: Database) throws {
        var values: [String: String] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT key, value FROM settings WHERE key LIKE 'phone.%'") {
            values[row["key"]] = row["value"]
        }
        self.init()
        for (key, path) in Self.numbers {
            guard let text = values[key] else { continue }
            guard let number = Int64(text) else { throw UnreadableValue(what: "settings.\(key)") }
            self[keyPath: path] = number
        }
        for (key, path) in Self.switches {
            guard let text = values[key] else { continue }
            guard let isOn = Bool(text) else { throw UnreadableValue(what: "settings.\(key)") }
            self[keyPath: path] = isOn
        }
        if let text = values[Self.dailyJobKey] {
            guard let time = Int64(text) else { throw UnreadableValue(what: "settings.\(Self.dailyJobKey)") }
            nextDailyJobMilliseconds = time
        }
        profile = values[Self.profileKey]
    }

    func save(in database: Database) throws {
        for (key, path) in Self.numbers { try PhoneStore.set(key, to: String(self[keyPath: path]), in: database) }
        for (key, path) in Self.switches { try PhoneStore.set(key, to: String(self[keyPath: path]), in: database) }
        try PhoneStore.set(Self.dailyJobKey, to: nextDailyJobMilliseconds.map(String.init), in: database)
        try PhoneStore.set(Self.profileKey, to: profile, in: database)
    }

    private static let dailyJobKey = "phone.nextDailyJob"
    private static let profileKey = "phone.profile"

    private static var numbers: [(String, WritableKeyPath<StoredPhone, Int64>)] {
        [
            ("phone.clockOffset", \.clockOffsetMicroseconds), ("phone.lastApp", \.lastIDs.app),
            ("phone.lastProcess", \.lastIDs.process), ("phone.lastPush", \.lastIDs.push),
            ("phone.lastCall", \.lastIDs.call), ("phone.lastAction", \.lastIDs.action),
        ]
    }

    private static var switches: [(String, WritableKeyPath<StoredPhone, Bool>)] {
        [
            ("phone.isLocked", \.device.isLocked), ("phone.isFirstUnlocked", \.device.isFirstUnlocked),
            ("phone.isOnline", \.device.isOnline), ("phone.doNotDisturb", \.device.doNotDisturb),
            ("phone.isInCar", \.device.isInCar),
        ]
    }
}
