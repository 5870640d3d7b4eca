import APNsGateway
import APNsProtocol
import CallServiceDaemon
import CallVocabulary
import Foundation
import PhoneControl
import PhoneStore
import Synchronization

/// Wiring.
extension Phone {
    static func startGateway(
        _ setup: PhoneSetup, _ identity: GatewayIdentity, _ keys: ProviderKeys, _ tokens: TokenRegistry,
        _ ahead: ClockLead,
        _ handle: PhoneHandle
    ) async throws -> APNsGateway {
        var configuration = GatewayConfiguration(identity: identity, keys: keys, tokens: tokens) { push in
            handle.deliver(ArrivedPush(push))
        }
        configuration.port = setup.apnsPort
        configuration.byteExactReplies = setup.byteExactReplies
        configuration.phoneClock = { Date().timeIntervalSince1970 + Double(ahead.microseconds) / 1_000_000 }
        configuration.onDecision = { decision in handle.record(.init(decision)) }
        configuration.log = setup.complain
        return try await APNsGateway.start(configuration: configuration)
    }

    static func startControl(
        _ setup: PhoneSetup, _ token: ControlToken, _ verbs: PhoneVerbs, _ feed: TimelineFeed
    ) async throws -> (Task<Void, Never>, Int) {
        let handlers = ControlHandlers(
            call: { request in await verbs.answer(request) },
            timeline: { request in await verbs.timeline(request, feed) }
        )
        let server = ControlServer(port: setup.controlPort, token: token, handlers: handlers)
        let (ports, listening) = AsyncThrowingStream<Int, any Error>.makeStream()
        let task = Task {
            do throws(ControlServerError) {
                try await server.run { port in listening.yield(port) }
                listening.finish()
            } catch {
                listening.finish(throwing: error)
            }
        }
        for try await port in ports { return (task, port) }
        throw CancellationError()
    }
}

extension ArrivedPush {
    /// What the gateway accepted, as the phone takes it.
    init(_ push: AcceptedPush) {
        self.init(
            apnsID: push.apnsID, token: push.token, topic: push.topic, bundle: push.bundle,
            kind: push.pushType == .voip ? .voip : .other(push.pushType.rawValue), payload: push.payload
        )
        priority = push.priority
        expiration = PushExpiration(seconds: push.expiration, now: Int64(push.acceptedAt))
        collapseID = push.collapseID
        acceptedAtMicroseconds = Int64(push.acceptedAt * 1_000_000)
    }
}

extension TokenRegistry.Entry {
    init(_ token: StoredToken) {
        self.init(
            token: token.token, topic: token.topic,
            environment: token.environment == "production" ? .production : .development,
            state: token.state == .active ? .active : .unregistered(since: token.sinceMilliseconds)
        )
    }
}

extension PhoneHandle.Remark {
    /// One request of a provider and what became of it.
    init(_ decision: PushDecision) {
        let what = "\(decision.pushType ?? "alert") push to \(decision.topic ?? "no topic")"
        switch decision.outcome {
        case .accepted:
            self.init(lane: .provider, kind: "push.accepted", text: "sends a \(what): 200, apns-id \(decision.apnsID)")
        case .rejected(let rejection):
            self.init(
                lane: .gateway, kind: "push.refused",
                text: "refuses a \(what): \(rejection.status) \(rejection.reason.rawValue): \(rejection.explanation)"
            )
        }
        bundle = decision.topic.map { $0.hasSuffix(".voip") ? String($0.dropLast(5)) : $0 }
    }
}

/// Wakes those who wait for the timeline's next line.
final class TimelineFeed: Sendable {
    private let waiters = Mutex<[UInt64: CheckedContinuation<Void, Never>]>([:])
    private let last = Atomic<UInt64>(0)

    func signal() {
        let woken = waiters.withLock { waiters in
            defer { waiters = [:] }
            return Array(waiters.values)
        }
        for waiter in woken { waiter.resume() }
    }

    /// Returns at the next line, or after this time.
    func wait(atMost duration: Duration) async {
        let number = last.add(1, ordering: .relaxed).newValue
        let timer = Task {
            try await Task.sleep(for: duration)
            waiters.withLock { $0.removeValue(forKey: number) }?.resume()
        }
        await withCheckedContinuation { waiter in waiters.withLock { $0[number] = waiter } }
        timer.cancel()
    }
}
