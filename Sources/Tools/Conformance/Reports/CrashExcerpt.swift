import Foundation
import ReportText

/// The lines of a crash report that say why the process ended. Reads what it can and trusts nothing: an app may have
/// had its hands in the file.
struct CrashExcerpt {
    /// Of the form `Termination Reason: FRONTBOARD 0xbaadca11`; empty if nothing was found.
    private(set) var lines: [String] = []

    private static let mostLines = 10
    private static let longest = 300

    /// - Parameter report: an .ips file, a line of JSON and then JSON; else text is searched for the same lines.
    init(_ report: String) {
        let body = report.firstIndex(of: "\n").map { report[$0...] } ?? report[...]
        let json = try? JSONSerialization.jsonObject(with: Data(body.utf8))
        if let report = json as? [String: Any] {
            add("Exception Type", Self.exception(report["exception"]))
            add("Termination Reason", Self.termination(report["termination"]))
            add("Information", Self.information(report["asi"]))
            add("Raised in", Self.frames(report["lastExceptionBacktrace"], most: 4))
            add("Stood in", Self.frames(of: report))
        } else {
            let words = ["Exception Type", "Exception Reason", "Termination Reason", "Termination Description"]
            for line in report.split(separator: "\n").prefix(2_000)
            where words.contains(where: { line.trimmingPrefix(while: \.isWhitespace).hasPrefix($0) }) {
                lines.append(line.clipped(to: Self.longest).harmless)
            }
        }
        lines = Array(lines.prefix(Self.mostLines))
    }

    private mutating func add(_ name: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        lines.append("\(name): " + value.clipped(to: Self.longest).harmless)
    }

    private static func exception(_ value: Any?) -> String? {
        guard let exception = value as? [String: Any], let type = exception["type"] as? String else { return nil }
        return type + ((exception["signal"] as? String).map { " (\($0))" } ?? "")
    }

    private static func termination(_ value: Any?) -> String? {
        guard let termination = value as? [String: Any], let namespace = termination["namespace"] as? String else {
            return nil
        }
        let code = (termination["code"] as? NSNumber)?.int64Value
        var words = [namespace]
        // The great codes are words spelt in hexadecimal, and nobody knows them by their decimal.
        if let code { words.append(code > 0xFFFF ? "0x" + String(code, radix: 16) : String(code)) }
        if let indicator = termination["indicator"] as? String { words.append(indicator) }
        words += (termination["reasons"] as? [Any] ?? []).compactMap { $0 as? String }.prefix(2)
        return words.joined(separator: " ")
    }

    private static func information(_ value: Any?) -> String? {
        guard let libraries = value as? [String: Any] else { return nil }
        let lines = libraries.keys.sorted().flatMap { (libraries[$0] as? [Any] ?? []).compactMap { $0 as? String } }
        return lines.prefix(3).joined(separator: " · ")
    }

    /// Of the thread in which it happened: where the main thread stood when the phone lost patience.
    private static func frames(of report: [String: Any]) -> String? {
        let threads = (report["threads"] as? [Any] ?? []).compactMap { $0 as? [String: Any] }
        return frames(threads.first { $0["triggered"] as? Bool == true }?["frames"], most: 6)
    }

    /// The innermost first.
    private static func frames(_ value: Any?, most: Int) -> String? {
        let symbols = (value as? [Any] ?? []).lazy.compactMap { ($0 as? [String: Any])?["symbol"] as? String }
        return symbols.prefix(most).joined(separator: " ← ")
    }
}

extension RunResult {
    /// Out of its crash report; empty without one.
    var crashLines: [String] { crashReport.map { CrashExcerpt($0).lines } ?? [] }
}
