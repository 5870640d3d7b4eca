import APNsProtocol
import Testing

@Suite("Pushes kept for a phone that is offline")
struct StoredPushesTests {
    let now: Int64 = 1_000
    typealias Pushes = StoredPushes<String>

    @Test("Absent, past and future are three inputs")
    func expirations() {
        #expect(PushExpiration(seconds: nil, now: now) == .absent)
        #expect(PushExpiration(seconds: 0, now: now) == .onlyNow)
        #expect(PushExpiration(seconds: 300, now: now) == .onlyNow)
        #expect(PushExpiration(seconds: now, now: now) == .onlyNow)
        #expect(PushExpiration(seconds: now + 1, now: now) == .until(now + 1))
    }

    @Test("A push that may not wait is not stored")
    func onlyNow() {
        var pushes = Pushes()
        #expect(pushes.store("a", topic: "t", expiration: .onlyNow, at: now) == .notStored)
        #expect(pushes.store("a", topic: "t", expiration: .until(now), at: now) == .notStored)
        #expect(pushes.isEmpty)
    }

    @Test("A push that is not stored leaves the older one of its topic alone")
    func notStoredReplacesNothing() {
        var pushes = Pushes()
        _ = pushes.store("a", topic: "t", expiration: .absent, at: now)
        _ = pushes.store("b", topic: "t", expiration: .onlyNow, at: now)
        #expect(pushes.takeAll(at: now).valid == ["a"])
    }

    @Test("The newest push of a topic replaces the older one, other topics stay")
    func onePerTopic() {
        var pushes = Pushes()
        #expect(pushes.store("a", topic: "x.voip", expiration: .absent, at: now) == .stored)
        #expect(pushes.store("b", topic: "x", expiration: .absent, at: now) == .stored)
        #expect(pushes.store("c", topic: "x.voip", expiration: .absent, at: now) == .replaced("a"))
        #expect(pushes.count == 2)
        #expect(pushes.takeAll(at: now).valid == ["b", "c"])
        #expect(pushes.isEmpty)
    }

    @Test("A push is valid until the second before its expiration")
    func expiry() {
        var pushes = Pushes()
        _ = pushes.store("a", topic: "t", expiration: .until(now + 10), at: now)
        var later = pushes
        #expect(pushes.takeAll(at: now + 9).valid == ["a"])
        let taken = later.takeAll(at: now + 10)
        #expect(taken.valid.isEmpty)
        #expect(taken.expired == ["a"])
    }

    @Test("Nothing is kept longer than thirty days")
    func thirtyDays() {
        let limit = PushExpiration.longestStorage
        for expiration in [PushExpiration.absent, .until(.max)] {
            var pushes = Pushes()
            _ = pushes.store("a", topic: "t", expiration: expiration, at: now)
            #expect(pushes.removeExpired(at: now + limit - 1).isEmpty)
            #expect(pushes.removeExpired(at: now + limit) == ["a"])
            #expect(pushes.isEmpty)
        }
    }

    @Test("A topic can be forgotten")
    func forget() {
        var pushes = Pushes()
        _ = pushes.store("a", topic: "t", expiration: .absent, at: now)
        #expect(pushes.remove(topic: "u") == nil)
        #expect(pushes.remove(topic: "t") == "a")
        #expect(pushes.isEmpty)
    }

    @Test("The end of time does not overflow")
    func endOfTime() {
        var pushes = Pushes()
        #expect(pushes.store("a", topic: "t", expiration: .absent, at: .max - 1) == .stored)
    }
}

@Suite("Environments and push types")
struct EnvironmentTests {
    @Test(
        "Apple's host names mean an environment, others none",
        arguments: [
            ("api.push.apple.com", APNsEnvironment?.some(.production)), ("api.push.apple.com:443", .production),
            ("api.sandbox.push.apple.com:2197", .development), ("api.development.push.apple.com", .development),
            ("API.PUSH.APPLE.COM", .production), ("localhost", nil), ("127.0.0.1:1234", nil), ("[::1]:1234", nil),
            ("", nil),
            ("api.push.apple.com.evil.example", nil),
        ] as [(String, APNsEnvironment?)])
    func hosts(authority: String, environment: APNsEnvironment?) {
        #expect(APNsEnvironment(authority: authority) == environment)
    }

    @Test("Only VoIP may have 5120 bytes")
    func sizes() {
        for type in PushType.allCases { #expect(type.payloadLimit == (type == .voip ? 5_120 : 4_096)) }
    }

    @Test("A suffix alone is no topic of its type")
    func suffixAlone() {
        #expect(!PushType.voip.matches(topic: ".voip"))
        #expect(PushType.voip.matches(topic: "a.voip"))
        #expect(!PushType.voip.matches(topic: "a.voip-ptt"))
        #expect(PushType.pushtotalk.matches(topic: "a.voip-ptt"))
    }
}
