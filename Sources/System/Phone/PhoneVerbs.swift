import APNsGateway
import AppBundle
import CallServiceDaemon
import CallVocabulary
import CrashReport
import Foundation
import PhoneControl
import PhoneStore

/// The control API's verbs, each one order or question to the phone.
struct PhoneVerbs: Sendable {
    let handle: PhoneHandle
    let keys: ProviderKeys

    /// Never throws: what went wrong is the answer, with the exit code that the command passes on.
    func answer(_ request: ControlRequest) async -> ControlResponse {
        let arguments = Arguments(request)
        do {
            switch request.verb {
            case "install", "update", "uninstall", "launch", "terminate", "token", "tokens-new", "keys-add":
                return try await answerAboutApps(request.verb, arguments)
            case "call", "device", "dnd", "advance": return try await answerAboutThePhone(request.verb, arguments)
            case "status", "ledger", "log", "crashes", "output":
                return try await answerQuestion(request.verb, arguments)
            default:
                return .failure(2, "there is no verb \(request.verb): ringtime help lists them")
            }
        } catch let error as ArgumentError {
            return .failure(2, "\(error)")
        } catch let error as AppBundleError {
            return .failure(2, "\(error)")
        } catch let error as PhoneQuestionError {
            return .failure(2, "\(error)")
        } catch let error as SimulatedTokenError {
            return .failure(2, "\(error)")
        } catch let error as GatewayError {
            return .failure(2, "\(error)")
        } catch {
            return .failure(3, "\(error)")
        }
    }

    /// The records after a sequence number; waits for the first if asked to.
    func timeline(_ request: TimelineRequest, _ feed: TimelineFeed) async -> ControlResponse {
        let deadline = ContinuousClock.now + request.wait
        do {
            while true {
                let records = try await handle.timeline(since: request.since, limit: 1_000)
                let left = deadline - .now
                if !records.isEmpty || left <= .zero || Task.isCancelled { return try .records(records) }
                // A line may come between the look and the wait: so no wait is long.
                await feed.wait(atMost: min(left, .milliseconds(200)))
            }
        } catch {
            return .failure(3, "\(error)")
        }
    }
}

/// A verb's arguments, taken out one by one with an error that names the missing or misspelt one.
struct Arguments {
    let request: ControlRequest

    init(_ request: ControlRequest) { self.request = request }

    func text(_ name: String) throws(ArgumentError) -> String {
        guard let value = request.arguments[name]?.text else {
            throw ArgumentError(verb: request.verb, name: name, wanted: "text")
        }
        return value
    }

    func optionalText(_ name: String) -> String? { request.arguments[name]?.text }

    func flag(_ name: String) -> Bool { request.arguments[name]?.flag ?? false }

    func integer(_ name: String) throws(ArgumentError) -> Int64 {
        guard let value = request.arguments[name]?.integer else {
            throw ArgumentError(verb: request.verb, name: name, wanted: "a whole number")
        }
        return value
    }
}

struct ArgumentError: Error, CustomStringConvertible {
    var verb: String
    var name: String
    var wanted: String

    var description: String { "\(verb): the argument \"\(name)\" must be \(wanted)" }
}

extension ControlResponse {
    static func failure(_ code: Int32, _ text: String) -> ControlResponse {
        ControlResponse(exitCode: code, result: ["error": .string(text)], text: text)
    }

    static func done(_ text: String, _ result: JSONValue = .null) -> ControlResponse {
        ControlResponse(result: result, text: text)
    }

    static func records(_ records: [TimelineRecord]) throws -> ControlResponse {
        ControlResponse(
            result: .array(records.map(\.json)), text: records.map(\.line).joined(separator: "\n")
        )
    }
}
