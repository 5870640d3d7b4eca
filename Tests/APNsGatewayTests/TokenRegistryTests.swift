import APNsGateway
import APNsProtocol
import Synchronization
import Testing

@Suite("Device tokens")
struct TokenRegistryTests {
    struct StoreFailed: Error {}

    @Test("A topic has one token in each environment, and keeps it")
    func issue() throws {
        let tokens = TokenRegistry()
        let first = try tokens.issue(topic: "a.voip", environment: .production)
        #expect(try tokens.issue(topic: "a.voip", environment: .production) == first)
        #expect(try tokens.issue(topic: "a.voip", environment: .development).token != first.token)
        #expect(try tokens.issue(topic: "a", environment: .production).token != first.token)
        #expect(first.token.count == 64)
        #expect(tokens.lookup(first.token.uppercased()) == first)
        #expect(tokens.all.count == 3)
    }

    @Test("An invalid token keeps the time it became so; the topic then gets a new one")
    func invalidate() throws {
        let tokens = TokenRegistry()
        let first = try tokens.issue(topic: "a.voip", environment: .production)
        #expect(try tokens.invalidate(first.token, at: 5))
        #expect(try !tokens.invalidate(first.token, at: 9))
        #expect(try !tokens.expire(first.token, at: 9))
        #expect(try !tokens.invalidate("beef", at: 9))
        #expect(tokens.lookup(first.token)?.state == .unregistered(since: 5))
        let second = try tokens.issue(topic: "a.voip", environment: .production)
        #expect(second.token != first.token)
        #expect(try tokens.expire(second.token, at: 7))
        #expect(tokens.lookup(second.token)?.state == .expired(since: 7))
    }

    @Test("Every change is written through, in order; what the store refuses did not happen")
    func writeThrough() throws {
        let written = Mutex<[TokenRegistry.Entry]>([])
        let isFull = Mutex(false)
        let tokens = TokenRegistry { entry in
            if isFull.withLock({ $0 }) { throw StoreFailed() }
            written.withLock { $0.append(entry) }
        }
        let first = try tokens.issue(topic: "a.voip", environment: .production)
        _ = try tokens.issue(topic: "a.voip", environment: .production)
        try tokens.register(.init(token: "BEEF", topic: "b", environment: .development))
        isFull.withLock { $0 = true }
        #expect(throws: StoreFailed.self) { try tokens.invalidate(first.token, at: 1) }
        #expect(throws: StoreFailed.self) { try tokens.issue(topic: "c", environment: .production) }
        #expect(tokens.lookup(first.token) == first)
        #expect(tokens.all.count == 2)
        #expect(written.withLock { $0 }.map(\.token) == [first.token, "beef"])
    }

    @Test("A registry begins with what the store holds")
    func stored() {
        let entry = TokenRegistry.Entry(token: "beef", topic: "a", environment: .production, state: .expired(since: 3))
        #expect(TokenRegistry(entries: [entry]).all == [entry])
    }
}
