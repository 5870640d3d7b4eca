import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Talks to the phone that runs on a data folder.
public struct ControlClient: Sendable {
    /// The phone it talks to.
    public let announcement: PhoneAnnouncement

    /// More than any answer; a phone never sends more than the newest records of its timeline at once.
    private static let answerLimit = 64 << 20

    /// Shared and never shut down, as its event loops are.
    private static let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)

    private static var configuration: HTTPClient.Configuration {
        // The token goes to the announced address and nowhere else.
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        // A refused connection means that no phone runs; trying again for ten seconds would not start one.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.timeout.connect = .seconds(5)
        return configuration
    }

    /// Finds the phone through the file that it wrote.
    public init(dataFolder: String) throws(ControlClientError) {
        do {
            guard let announcement = try PhoneAnnouncement.read(from: dataFolder) else {
                throw ControlClientError.noPhoneRunning(data: dataFolder)
            }
            self.announcement = announcement
        } catch let error as ControlClientError {
            throw error
        } catch {
            throw .unreadable(what: "\(error)")
        }
    }

    /// A client of the announced phone.
    public init(announcement: PhoneAnnouncement) { self.announcement = announcement }

    /// Asks the phone for something and waits for its answer.
    public func call(
        _ verb: String, _ arguments: [String: JSONValue] = [:], timeout: Duration = .seconds(600)
    ) async throws(ControlClientError) -> ControlResponse {
        var request = HTTPClientRequest(url: "\(announcement.controlURL)/v1/\(verb)")
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        let body: Data
        do { body = try JSONEncoder().encode(arguments) } catch { throw .unreadable(what: "the arguments: \(error)") }
        request.body = .bytes(ByteBuffer(bytes: body))
        return try await send(request, timeout: timeout)
    }

    /// Waits for the timeline's records after a sequence number.
    public func timeline(_ poll: TimelineRequest) async throws(ControlClientError) -> ControlResponse {
        let seconds = poll.wait.components.seconds
        let request = HTTPClientRequest(
            url: "\(announcement.controlURL)/v1/timeline?since=\(poll.since)&wait=\(seconds)")
        return try await send(request, timeout: poll.wait + .seconds(30))
    }

    private func send(
        _ request: HTTPClientRequest, timeout: Duration
    ) async throws(ControlClientError) -> ControlResponse {
        var request = request
        request.headers.add(name: "Authorization", value: "Bearer \(announcement.controlToken)")
        let (status, data): (UInt, Data)
        do {
            let response = try await Self.http.execute(
                request, timeout: .nanoseconds(timeout.wholeNanoseconds))
            let body = try await response.body.collect(upTo: Self.answerLimit)
            (status, data) = (response.status.code, Data(body.readableBytesView))
        } catch {
            throw translate(error)
        }
        return try read(status, data)
    }

    private func read(_ status: UInt, _ data: Data) throws(ControlClientError) -> ControlResponse {
        if status == 401 { throw .unauthorized(data: announcement.data) }
        guard status == 200 else {
            let value = try? JSONDecoder().decode(JSONValue.self, from: data)
            guard let sentence = value?["error"]?.text else {
                throw .unreadable(what: "an answer with status \(status)")
            }
            throw .refused(status: Int(status), sentence: sentence)
        }
        guard let response = try? JSONDecoder().decode(ControlResponse.self, from: data) else {
            throw .unreadable(what: "the answer of \(announcement.controlURL)")
        }
        return response
    }

    private func translate(_ error: any Error) -> ControlClientError {
        if let error = error as? IOError, error.errnoCode == ECONNREFUSED {
            return .noPhoneRunning(data: announcement.data)
        }
        return switch error as? HTTPClientError {
        case .connectTimeout: .noPhoneRunning(data: announcement.data)
        case .deadlineExceeded, .readTimeout: .timedOut(data: announcement.data)
        case .cancelled: .cancelled
        case .invalidURL, .emptyScheme, .emptyHost: .unreadable(what: "the address \(announcement.controlURL)")
        default: error is CancellationError ? .cancelled : .lost(data: announcement.data, detail: "\(error)")
        }
    }
}

extension Duration {
    /// Within what the client library counts with.
    fileprivate var wholeNanoseconds: Int64 {
        let seconds = max(0, min(components.seconds, 1 << 32))
        return seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
}
