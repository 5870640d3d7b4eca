public import APNsProtocol
internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL

/// A provider: sends pushes as any back-end does, over HTTP/2 with a signed token.
///
/// Close it when done.
public final class PushProvider: Sendable {
    private let origin: String
    private let signer: ProviderTokenSigner
    private let client: HTTPClient
    private static let longestAnswer = 1 << 16

    /// - Parameters:
    ///   - host: name or address of the gateway; it must be one the server's certificate is for.
    ///   - caFile: PEM file of the authority to trust; nil for the system's.
    ///   - keyFile: a .p8 file.
    public init(
        host: String, port: Int, caFile: String?, keyFile: String, keyID: String, teamID: String
    ) throws(PushProviderError) {
        signer = try ProviderTokenSigner(keyFile: keyFile, keyID: keyID, teamID: teamID)
        origin = "https://\(host.contains(":") ? "[\(host)]" : host):\(port)"
        var configuration = HTTPClient.Configuration()
        var tls = TLSConfiguration.makeClientConfiguration()
        if let caFile {
            do {
                tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(caFile))
            } catch {
                throw .unusableAuthority(path: caFile, why: "\(error)")
            }
        }
        configuration.tlsConfiguration = tls
        configuration.timeout.connect = .seconds(10)
        // A port nobody listens on is said at once, not after ten seconds of trying.
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Sends one push and waits for the answer; the answer may be a refusal.
    /// - Parameters:
    ///   - token: hexadecimal text.
    ///   - payload: the body as it is.
    ///   - expiration: unix seconds; 0 for one attempt; nil to leave the header out.
    ///   - id: `apns-id`; nil to let the gateway choose one.
    public func send(
        token: String, topic: String, pushType: PushType, payload: [UInt8], priority: Int = 10,
        expiration: Int64? = nil, id: String? = nil
    ) async throws(PushProviderError) -> PushAnswer {
        var request = HTTPClientRequest(url: "\(origin)/3/device/\(token)")
        request.method = .POST
        request.headers.add(name: "authorization", value: "bearer \(try signer.token())")
        request.headers.add(name: "apns-topic", value: topic)
        request.headers.add(name: "apns-push-type", value: pushType.rawValue)
        request.headers.add(name: "apns-priority", value: String(priority))
        if let expiration { request.headers.add(name: "apns-expiration", value: String(expiration)) }
        if let id { request.headers.add(name: "apns-id", value: id) }
        request.body = .bytes(payload)
        do {
            let response = try await client.execute(request, timeout: .seconds(30))
            let body = try await response.body.collect(upTo: Self.longestAnswer)
            return PushAnswer(
                status: Int(response.status.code), apnsID: response.headers.first(name: "apns-id"),
                body: Array(body.readableBytesView))
        } catch {
            throw .unreachable(address: origin, why: "\(error)")
        }
    }

    /// Ends the connections.
    public func close() async { try? await client.shutdown() }
}

/// What came back.
public struct PushAnswer: Hashable, Sendable {
    public var status: Int
    public var apnsID: String?
    /// Apple's reason; nil with 200.
    public var reason: String?
    /// What is wrong and how to mend it, where the gateway says so.
    public var explanation: String?
    /// With 410: milliseconds since 1970 from which on the device token was invalid.
    public var timestamp: Int64?

    public var isAccepted: Bool { status == 200 }

    init(status: Int, apnsID: String?, body: [UInt8]) {
        self.status = status
        self.apnsID = apnsID
        guard let members = JSONText(object: body)?.members else { return }
        if case .string(let text) = members["reason"] { reason = text }
        if case .string(let text) = members["ringtime"] { explanation = text }
        if case .number(let text) = members["timestamp"] { timestamp = Int64(text) }
    }
}

/// Why a push could not be sent at all.
public enum PushProviderError: Error, Hashable, Sendable, CustomStringConvertible {
    case unusableKey(path: String, why: String)
    case unusableAuthority(path: String, why: String)
    case unreachable(address: String, why: String)

    public var description: String {
        switch self {
        case .unusableKey(let path, let why): "\(path) is no usable provider key: \(why)."
        case .unusableAuthority(let path, let why): "\(path) is no usable CA file: \(why)."
        case .unreachable(let address, let why): "The push did not reach \(address): \(why)."
        }
    }
}
