import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// Turns one HTTP request into a call of a handler, or into a refusal that says what is wrong.
struct ControlResponder: HTTPResponder {
    typealias Context = BasicRequestContext

    let token: ControlToken
    let handlers: ControlHandlers

    /// The largest body that is read.
    static let bodyLimit = 1 << 20

    func respond(to request: Request, context: Context) async throws -> Response {
        do throws(ControlRefusal) {
            let answer = try await answer(request)
            return Self.response(.ok, answer)
        } catch {
            return Self.response(error.status, ["error": error.sentence], headers: error.headers)
        }
    }

    private func answer(_ request: Request) async throws(ControlRefusal) -> ControlResponse {
        guard token.authorizes(request.headers[.authorization]) else { throw .unauthorized }
        let path = request.uri.path
        guard path.hasPrefix("/v1/"), case let verb = String(path.dropFirst(4)), Self.isVerb(verb) else {
            throw .notFound(path)
        }
        if verb == "timeline" && request.method == .get {
            let poll = try Self.timelineRequest(request)
            // A server that stops does not wait for what may happen within a minute.
            return await cancelWhenGracefulShutdown { await handlers.timeline(poll) }
        }
        guard request.method == .post else {
            throw .wrongMethod(allowed: verb == "timeline" ? "GET, POST" : "POST")
        }
        return await handlers.call(ControlRequest(verb: verb, arguments: try await Self.arguments(request)))
    }

    private static func isVerb(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    private static func timelineRequest(_ request: Request) throws(ControlRefusal) -> TimelineRequest {
        func number(_ name: String) throws(ControlRefusal) -> Int64 {
            guard let text = request.uri.queryParameters[Substring(name)] else { return 0 }
            guard let number = Int64(text), number >= 0 else {
                throw .badRequest("\(name) must be a whole number, 0 or more")
            }
            return number
        }
        let since = try number("since")
        let limit = TimelineRequest.waitLimit.components.seconds
        return TimelineRequest(since: since, wait: .seconds(min(try number("wait"), limit)))
    }

    private static func arguments(_ request: Request) async throws(ControlRefusal) -> [String: JSONValue] {
        if let length = request.headers[.contentLength].flatMap(Int.init), length > bodyLimit { throw .tooLarge }
        var request = request
        let body: ByteBuffer
        do {
            body = try await request.collectBody(upTo: bodyLimit)
        } catch is NIOTooManyBytesError {
            throw .tooLarge
        } catch {
            throw .badRequest("the body ended early")
        }
        guard body.readableBytes > 0 else { return [:] }
        let value = try? JSONDecoder().decode(JSONValue.self, from: Data(body.readableBytesView))
        guard let members = value?.members else { throw .badRequest("the body must be one JSON object") }
        return members
    }

    private static func response(
        _ status: HTTPResponse.Status, _ body: some Encodable, headers: HTTPFields = [:]
    ) -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Only a number that is not finite cannot be encoded, and that is a handler's mistake.
        guard let data = try? encoder.encode(body) else {
            return response(.internalServerError, ["error": "the answer cannot be written as JSON"])
        }
        var headers = headers
        headers[.contentType] = "application/json"
        headers[.cacheControl] = "no-store"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }
}

/// Why a request reaches no handler.
struct ControlRefusal: Error {
    var status: HTTPResponse.Status
    var sentence: String
    var headers: HTTPFields = [:]

    static let unauthorized = ControlRefusal(
        status: .unauthorized, sentence: "send the header Authorization: Bearer TOKEN, with controlToken of phone.json",
        headers: [.wwwAuthenticate: "Bearer"])
    static let tooLarge = ControlRefusal(
        status: .contentTooLarge, sentence: "the body is larger than \(ControlResponder.bodyLimit) bytes")

    static func notFound(_ path: String) -> ControlRefusal {
        ControlRefusal(
            status: .notFound,
            sentence: "there is nothing at \(path.prefix(100)): send POST /v1/<verb>, or GET /v1/timeline")
    }

    static func wrongMethod(allowed: String) -> ControlRefusal {
        ControlRefusal(
            status: .methodNotAllowed, sentence: "this path takes \(allowed)", headers: [.allow: allowed])
    }

    static func badRequest(_ sentence: String) -> ControlRefusal {
        ControlRefusal(status: .badRequest, sentence: sentence)
    }
}
