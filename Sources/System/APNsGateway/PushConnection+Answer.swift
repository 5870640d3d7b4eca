internal import APNsProtocol
internal import Foundation
internal import NIOCore
internal import NIOHPACK
internal import NIOHTTP2

extension PushConnection {
    /// Judges a request and writes the answer.
    func answer(_ stream: PushStream, on id: HTTP2StreamID, _ context: ChannelHandlerContext) {
        let head = stream.head
        let apnsID = head["apns-id"] ?? UUID().uuidString.lowercased()
        let configuration = server.configuration
        let now = configuration.phoneClock()
        let facts = facts(of: stream)
        let providerNow = configuration.providerClock()
        let judged = server.judge.judge(facts, on: credentials, at: Self.seconds(providerNow))
        credentials = judged.connection
        raiseStreamLimit(context)
        let outcome: PushDecision.Outcome
        switch judged.verdict {
        case .accepted(let acceptance):
            outcome = .accepted
            configuration.onAccept(
                push(acceptance, stream: stream, apnsID: apnsID, now: now, providerNow: providerNow))
            writeSuccess(apnsID: apnsID, environment: acceptance.environment, on: id, context)
        case .rejected(let rejection):
            outcome = .rejected(rejection)
            writeRefusal(rejection, apnsID: apnsID, environment: Self.environment(of: facts), on: id, context)
        }
        configuration.onDecision(
            PushDecision(
                apnsID: apnsID, token: Self.token(of: head), topic: head["apns-topic"],
                pushType: head["apns-push-type"], outcome: outcome, decidedAt: now))
    }

    private func facts(of stream: PushStream) -> RequestFacts {
        let head = stream.head
        let size = stream.received
        let isJSON = size <= PushType.voip.payloadLimit && JSONText.isObject(stream.body)
        let entry = Self.token(of: head).flatMap(server.configuration.tokens.lookup)
        var facts = RequestFacts(
            head: head, body: BodyFacts(size: size, isJSONObject: isJSON),
            credential: server.verifier.credential(authorization: head["authorization"]),
            device: entry.map { .known(topic: $0.topic, environment: $0.environment, state: $0.state) } ?? .unknown)
        if let entry {
            facts.isTooFrequent = server.rates.isTooFrequent(entry.token, at: server.configuration.providerClock())
        }
        facts.fault = server.faults.next()
        return facts
    }

    /// The provider's expiration moves onto the phone's clock, so that a push to a phone whose clock was advanced lives
    /// as long as its provider meant.
    private func push(
        _ acceptance: Acceptance, stream: PushStream, apnsID: String, now: Double, providerNow: Double
    ) -> AcceptedPush {
        let expiration: Int64?
        switch PushExpiration(seconds: acceptance.expiration, now: Self.seconds(providerNow)) {
        case .absent: expiration = nil
        case .onlyNow: expiration = 0
        case .until(let seconds):
            let moved = seconds.addingReportingOverflow(Self.seconds(now - providerNow))
            expiration = moved.overflow ? .max : moved.partialValue
        }
        return AcceptedPush(
            apnsID: apnsID, token: (Self.token(of: stream.head) ?? "").lowercased(), topic: acceptance.topic,
            bundle: acceptance.bundle, environment: acceptance.environment, pushType: acceptance.pushType,
            payload: stream.body, priority: acceptance.priority, expiration: expiration,
            collapseID: acceptance.collapseID, acceptedAt: now)
    }

    /// END_STREAM on HEADERS: an empty DATA frame makes one client parse an empty JSON text and drop the connection.
    private func writeSuccess(
        apnsID: String, environment: APNsEnvironment, on id: HTTP2StreamID, _ context: ChannelHandlerContext
    ) {
        let headers = Self.headers(status: "200", apnsID: apnsID, environment: environment)
        write(.headers(.init(headers: headers, endStream: true)), on: id, context)
    }

    /// One DATA frame with the whole JSON text: clients parse each frame by itself.
    private func writeRefusal(
        _ rejection: Rejection, apnsID: String, environment: APNsEnvironment?, on id: HTTP2StreamID,
        _ context: ChannelHandlerContext
    ) {
        var headers = Self.headers(status: String(rejection.status), apnsID: apnsID, environment: environment)
        headers.add(name: "content-type", value: "application/json")
        write(.headers(.init(headers: headers, endStream: false)), on: id, context)
        let body = RefusalBody(
            rejection, spelling: server.configuration.environmentKeySpelling,
            isByteExact: server.configuration.byteExactReplies)
        write(.data(.init(data: .byteBuffer(ByteBuffer(string: body.text)), endStream: true)), on: id, context)
    }

    private static func headers(status: String, apnsID: String, environment: APNsEnvironment?) -> HPACKHeaders {
        var headers = HPACKHeaders([(":status", status), ("apns-id", apnsID)])
        // Only in the development environment ([A]); there it is the key into Apple's delivery log.
        if environment == .development { headers.add(name: "apns-unique-id", value: UUID().uuidString.lowercased()) }
        return headers
    }

    private static func environment(of facts: RequestFacts) -> APNsEnvironment? {
        if let environment = facts.head.environment { return environment }
        if case .known(_, let environment, _) = facts.device { return environment }
        return nil
    }

    private static func token(of head: RequestHead) -> String? {
        if case .device(let token) = head.target { return token }
        return nil
    }

    /// Whole seconds; a clock that makes no sense stands at 0.
    private static func seconds(_ time: Double) -> Int64 { Int64(exactly: time.rounded(.down)) ?? 0 }
}
