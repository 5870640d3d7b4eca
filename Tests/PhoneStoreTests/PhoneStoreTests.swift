import CallVocabulary
import Foundation
import PhoneStore
import Testing

@Suite struct PhoneStoreTests {
    let folder: TemporaryFolder
    let store: PhoneStore

    init() throws {
        folder = try TemporaryFolder()
        store = try PhoneStore(file: folder.database)
    }

    private func reopened() throws -> PhoneStore { try PhoneStore(file: folder.database) }

    @Test("An app comes back with every field, and saving it again replaces it")
    func apps() throws {
        var app = StoredApp.example()
        let other = StoredApp.example(2, bundle: "com.example.other")
        try store.apply([.saveApp(other), .saveApp(app)])
        #expect(try reopened().apps() == [app, other])
        app.release.generation = 4
        app.apsEnvironment = nil
        try store.apply([.saveApp(app)])
        #expect(try store.app(bundle: app.bundle) == app)
        #expect(try store.app(bundle: "com.example.none") == nil)
        try store.apply([.removeApp(app.id)])
        #expect(try store.apps() == [other])
    }

    @Test("A second app of the same bundle is an error and changes nothing of the same transaction")
    func sameBundle() throws {
        try store.apply([.saveApp(.example(1))])
        #expect(throws: PhoneStoreError.self) {
            try store.apply([.saveSetting(key: "x", value: "1"), .saveApp(.example(2))])
        }
        #expect(try store.setting("x") == nil)
        #expect(try store.apps() == [.example(1)])
    }

    @Test("Tokens come back, and unregistering those of a bundle leaves others and earlier times alone")
    func tokens() throws {
        let active = StoredToken(token: "aa", topic: "a.voip", bundle: "a", environment: "development")
        let gone = StoredToken(
            token: "bb", topic: "a.voip", bundle: "a", environment: "production", state: .unregistered,
            sinceMilliseconds: 5)
        let other = StoredToken(token: "cc", topic: "b", bundle: "b", environment: "development", sinceMilliseconds: 7)
        try store.apply([.saveToken(other), .saveToken(gone), .saveToken(active)])
        try store.apply([.unregisterTokens(bundle: "a", atMilliseconds: 99)])
        var expected = active
        expected.state = .unregistered
        expected.sinceMilliseconds = 99
        #expect(try reopened().tokens() == [expected, gone, other])
    }

    @Test("The ledger keeps cleared entries, each with the time of the first clearing")
    func ledger() throws {
        func entry(_ bundle: String, _ at: Int64) -> LedgerEntry {
            LedgerEntry(
                app: AppID(1), bundle: bundle, rule: .c2_4, atMilliseconds: at, push: at == 1 ? PushID(4) : nil,
                note: "n\(at)")
        }
        try store.apply([.recordViolation(entry("a", 1)), .recordViolation(entry("b", 2))])
        try store.apply([.clearLedger(bundle: "a", atMilliseconds: 10)])
        try store.apply([.recordViolation(entry("a", 3)), .clearLedger(bundle: nil, atMilliseconds: 20)])
        try store.apply([.recordViolation(entry("a", 4))])
        let all = try reopened().ledger()
        #expect(all.map(\.note) == ["n1", "n2", "n3", "n4"])
        #expect(all.map(\.clearedAtMilliseconds) == [10, 20, 20, nil])
        #expect(all.map(\.push) == [PushID(4), nil, nil, nil])
        #expect(all.map(\.number) == [1, 2, 3, 4])
        #expect(try store.ledger(includingCleared: false).map(\.note) == ["n4"])
        #expect(try store.ledger(bundle: "b").map(\.note) == ["n2"])
    }

    @Test("Processes, kept pushes, the phone's state and settings come back as they were saved")
    func theRest() throws {
        let process = StoredProcess(
            app: AppID(1), bundle: "a", process: ProcessID(8), kernelPID: 4711, startTicks: .max,
            launchedAt: Instant(microseconds: 12))
        let push = StoredPush(
            id: "id", token: "aa", topic: "a.voip", payload: [0, 255, 13],
            terms: .init(expirationSeconds: 50, priority: 5, collapseID: "c", acceptedAtMilliseconds: 3))
        let late = StoredPush(id: "a", token: "bb", topic: "a", payload: [], terms: .init(expirationSeconds: 49))
        var phone = StoredPhone()
        phone.clockOffsetMicroseconds = -7
        phone.nextDailyJobMilliseconds = 9
        phone.profile = "26.4"
        phone.device.isLocked = true
        phone.device.isFirstUnlocked = false
        phone.lastIDs.call = 77
        #expect(try store.phone() == StoredPhone())
        try store.apply([.saveProcess(process), .storePush(push), .storePush(late), .savePhone(phone)])
        try store.apply([.saveSetting(key: "k", value: "v")])
        let again = try reopened()
        #expect(try again.processes() == [process])
        #expect(try again.pushes() == [late, push])
        #expect(try again.pushes(token: "aa") == [push])
        #expect(try again.phone() == phone)
        #expect(try again.setting("k") == "v")
        phone.profile = nil
        try again.apply([
            .removeExpiredPushes(atSeconds: 50), .removeProcess(ProcessID(8)), .savePhone(phone),
            .saveSetting(key: "k", value: nil),
        ])
        #expect(try again.pushes() == [push])
        #expect(try again.processes().isEmpty)
        #expect(try again.phone().profile == nil)
        #expect(try again.setting("k") == nil)
        try again.apply([.removePush(id: "id")])
        #expect(try again.pushes().isEmpty)
    }

    @Test("Removing an app forgets its processes")
    func removeApp() throws {
        let process = StoredProcess(
            app: AppID(1), bundle: "a", process: ProcessID(8), kernelPID: 1, startTicks: 1, launchedAt: .zero)
        try store.apply([.saveApp(.example()), .saveProcess(process), .removeApp(AppID(1))])
        #expect(try store.processes().isEmpty)
    }
}

@Suite struct StoredTimelineTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("Records are numbered in order and found by what came after, by bundle and from the end")
    func reading() throws {
        let store = try PhoneStore(file: folder.database)
        var first = TimelineRecord.example("one", bundle: "a")
        let last = try store.apply([.appendTimeline([first, .example("two"), .example("three", bundle: "a")])])
        first.sequence = 1
        #expect(last == 3)
        #expect(try store.timeline(after: 0, limit: 1) == [first])
        #expect(try store.timeline(after: 1).map(\.event.text) == ["two", "three"])
        #expect(try store.timeline(after: 0, bundle: "a").map(\.sequence) == [1, 3])
        #expect(try store.newestTimeline(limit: 2).map(\.sequence) == [2, 3])
    }

    @Test("Only the newest records are kept, and no number is used twice")
    func bound() throws {
        var limits = PhoneStore.Limits()
        limits.timelineRecords = 10
        let store = try PhoneStore(file: folder.database, limits: limits)
        for number in 1...7 { try store.apply([.appendTimeline(Array(repeating: .example("\(number)"), count: 3))]) }
        #expect(try store.timeline(after: 0).map(\.sequence) == Array(12...21))
    }

    @Test("Text, call and details of any length are stored within their limits, cut between characters")
    func oversize() throws {
        let store = try PhoneStore(file: folder.database)
        var record = TimelineRecord.example(String(repeating: "ü", count: 100_000))
        record.details = #"{"a":"\#(String(repeating: "x", count: 70_000))"}"#
        record.call = String(repeating: "c", count: 1000)
        try store.apply([.appendTimeline([record])])
        let stored = try #require(try store.timeline(after: 0).first)
        #expect(stored.event.text.utf8.count <= TimelineRecord.textLimit)
        #expect(stored.event.text.hasPrefix("üü") && stored.event.text.hasSuffix("…"))
        #expect(stored.details == #"{"leftOutBytes":70008}"#)
        #expect(stored.call?.utf8.count ?? 0 <= 256)
    }
}
