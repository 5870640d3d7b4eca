import APNsProtocol
import Testing

@Suite("What a connection remembers of provider tokens")
struct ProviderConnectionTests {
    /// Pushes with these tokens, at these seconds, on one connection; what the last one gets.
    func outcome(_ pushes: [(at: Int64, token: ProviderToken)]) -> Reason? {
        var connection = ProviderConnection()
        var reason: Reason?
        for push in pushes {
            let facts = Sample { $0.credential = .verified(push.token) }.facts
            let judged = PushJudge().judge(facts, on: connection, at: Sample.now + push.at)
            connection = judged.connection
            reason = if case .rejected(let rejection) = judged.verdict { rejection.reason } else { nil }
        }
        return reason
    }

    @Test("The same token may be used again and again")
    func sameToken() {
        #expect(outcome((0..<50).map { ($0, .sample("a")) }) == nil)
    }

    @Test("A new token is refused before 20 minutes and accepted from then on")
    func updates() {
        let new = ProviderToken.sample("b", issuedAt: Sample.now + 1_000)
        #expect(outcome([(0, .sample("a")), (1_199, new)]) == .tooManyProviderTokenUpdates)
        #expect(outcome([(0, .sample("a")), (1_200, new)]) == nil)
    }

    @Test("A refused token changes nothing: the one before it goes on working, and no new time begins")
    func refusedToken() {
        let new = ProviderToken.sample("b")
        #expect(outcome([(0, .sample("a")), (10, new), (11, .sample("a"))]) == nil)
        #expect(outcome([(0, .sample("a")), (1_000, new), (1_200, new)]) == nil)
    }

    @Test("Going back to an older token is an update too")
    func backAndForth() {
        let pushes: [(Int64, ProviderToken)] = [(0, .sample("a")), (1_200, .sample("b")), (1_300, .sample("a"))]
        #expect(outcome(pushes) == .tooManyProviderTokenUpdates)
    }

    @Test("The first team binds the connection")
    func teams() {
        let other = ProviderToken.sample("b", key: "KEY7654321", team: "TEAM654321")
        #expect(outcome([(0, .sample("a")), (2_000, other)]) == .forbidden)
        #expect(outcome([(0, other)]) == nil)
    }

    @Test("Another key of the same team is accepted once 20 minutes have passed")
    func secondKey() {
        #expect(outcome([(0, .sample("a")), (1_200, .sample("b", key: "KEY7654321"))]) == nil)
    }

    @Test("Team keys and topic keys do not mix, and a topic key stays alone")
    func topicKeys() {
        let topicKey = ProviderToken.sample("b", key: "KEY7654321", bundles: ["org.example.Parley"])
        let otherTopicKey = ProviderToken.sample("c", key: "KEY1111111", bundles: ["org.example.Parley"])
        #expect(outcome([(0, .sample("a")), (2_000, topicKey)]) == .unrelatedKeyIDInToken)
        #expect(outcome([(0, topicKey), (2_000, .sample("a"))]) == .unrelatedKeyIDInToken)
        #expect(outcome([(0, topicKey), (2_000, otherTopicKey)]) == .unrelatedKeyIDInToken)
        #expect(outcome([(0, topicKey), (2_000, topicKey)]) == nil)
    }

    @Test("A key of the other environment does not fit a connection that began with one")
    func environments() {
        let production = ProviderToken.sample("a", environment: .production)
        let development = ProviderToken.sample("b", key: "KEY7654321", environment: .development)
        #expect(outcome([(0, production), (2_000, development)]) == .badEnvironmentKeyIDInToken)
    }

    @Test("A token wears out on the connection that it served")
    func ageing() {
        #expect(outcome([(0, .sample("a")), (3_600, .sample("a"))]) == nil)
        #expect(outcome([(0, .sample("a")), (3_601, .sample("a"))]) == .expiredProviderToken)
    }

    @Test("Trust begins with the first valid token, even if the push itself is refused")
    func trust() {
        func isTrusted(_ change: (inout Sample) -> Void) -> Bool {
            PushJudge().judge(Sample(change).facts, on: ProviderConnection(), at: Sample.now).connection.isTrusted
        }
        #expect(isTrusted { _ in })
        #expect(isTrusted { $0.device = .unknown })
        #expect(!isTrusted { $0.credential = .absent })
        #expect(!isTrusted { $0.credential = .unusable(.noKeyID) })
        #expect(!isTrusted { $0.credential = .verified(.sample("x", issuedAt: 0)) })
        #expect(!isTrusted { $0.method = "GET" })
    }
}
