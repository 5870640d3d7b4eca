import Foundation

/// The provider, in a process of its own.
final class ProviderProcess {
    private let process = Process()
    private let orders = Pipe()
    private let answers = Pipe()

    init(data: String, port: Int) throws {
        process.executableURL = Programs.provider
        process.arguments = [data, String(port)]
        process.standardInput = orders
        process.standardOutput = answers
        try process.run()
    }

    deinit {
        try? orders.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// Sends one push; returns its apns-id once the gateway has accepted it.
    func push(token: String, topic: String, payload: String) throws -> String {
        try orders.fileHandleForWriting.write(contentsOf: Data("\(token) \(topic) \(payload)\n".utf8))
        var line = Data()
        while line.last != UInt8(ascii: "\n") {
            let more = answers.fileHandleForReading.availableData
            guard !more.isEmpty else { throw Stuck("the provider is gone") }
            line += more
        }
        let parts = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace).map(String.init)
        guard parts.count == 2, parts[0] == "200" else {
            throw Stuck("the gateway answers \(parts.joined(separator: " "))")
        }
        return parts[1]
    }
}
