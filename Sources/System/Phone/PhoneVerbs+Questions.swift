import CallServiceDaemon
import CallVocabulary
import CrashReport
import Foundation
import PhoneControl
public import PhoneStore

/// What the phone can tell of itself.
extension PhoneVerbs {
    func answerQuestion(_ verb: String, _ arguments: Arguments) async throws -> ControlResponse {
        switch verb {
        case "status":
            let status = try await handle.status()
            return ControlResponse(result: try JSONValue(encoding: status), text: status.text)
        case "ledger":
            let entries = try await handle.ledger(
                bundle: arguments.optionalText("bundle"), includesCleared: arguments.flag("all")
            )
            let text = entries.isEmpty ? "the ledger is empty" : entries.map(\.line).joined(separator: "\n")
            return ControlResponse(result: .array(entries.map(\.json)), text: text)
        case "log":
            let limit = Int(clamping: (try? arguments.integer("limit")) ?? 200)
            return try .records(try await handle.timeline(since: nil, limit: max(1, min(limit, 10_000))))
        case "crashes": return try await crashes(arguments)
        default:
            let output = try await handle.output(of: try arguments.text("bundle"))
            let lines = output.output + output.errors.map { "stderr: " + $0 }
            return .done(
                lines.joined(separator: "\n"),
                [
                    "stdout": .array(output.output.map { .string($0) }),
                    "stderr": .array(output.errors.map { .string($0) }),
                ]
            )
        }
    }

    private func crashes(_ arguments: Arguments) async throws -> ControlResponse {
        let files = try await handle.crashes()
        guard let wanted = arguments.optionalText("show") else {
            let rows = files.map { file in (file: file, report: Self.report(at: file)) }
            let text = rows.map {
                "\($0.report?.ringtime.rule?.number ?? "-")  \($0.report?.app.bundleID ?? "?")  \($0.file)"
            }
            return .done(
                text.isEmpty ? "nothing has crashed" : text.joined(separator: "\n"), .array(rows.map(Self.json)))
        }
        let chosen = wanted == "latest" ? files.last : files.first { $0 == wanted || $0.hasSuffix("/" + wanted) }
        guard let chosen, let text = try? String(contentsOfFile: chosen, encoding: .utf8) else {
            return .failure(2, "there is no crash report \(wanted): ringtime crashes lists them")
        }
        return .done(text, ["file": .string(chosen), "text": .string(text)])
    }

    private static func report(at file: String) -> CrashReport? {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return nil }
        return try? CrashReport(text: text)
    }

    private static func json(_ row: (file: String, report: CrashReport?)) -> JSONValue {
        let report = row.report
        return [
            "file": .string(row.file), "bundle": report.map { .string($0.app.bundleID) } ?? .null,
            "rule": (report?.ringtime.rule?.number).map { .string($0) } ?? .null,
            "verdict": report.map { .string($0.ringtime.verdict) } ?? .null,
        ]
    }
}

extension JSONValue {
    /// Through JSON text: what encodes there, encodes here.
    init(encoding value: some Encodable) throws {
        self = try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(value))
    }
}

extension PhoneStatus {
    /// For people.
    var text: String {
        var lines = [
            "iOS \(system), \(isLocked ? "locked" : "unlocked")" + (isFirstUnlocked ? "" : " (before first unlock)")
                + (isOnline ? "" : ", offline") + (doNotDisturb ? ", Do Not Disturb" : ""),
            "clock \(clock)" + (aheadSeconds > 0 ? " (\(aheadSeconds) s ahead)" : "")
                + ", ledgers are cleared \(nextDailyJob) (L4)",
        ]
        for app in apps {
            let limits = app.isRestricted ? "RESTRICTED, " : ""
            lines.append(
                "  \(app.name) \(app.version)  \(app.bundle)  \(app.state)" + (app.pid.map { " (pid \($0))" } ?? "")
                    + "  \(limits)\(app.violations) violations" + (app.isSimulated ? "  simulated" : "")
            )
        }
        if apps.isEmpty { lines.append("  no app is installed") }
        for call in calls { lines.append("  call \(call.uuid)  \(call.caller)  \(call.state)  \(call.bundle)") }
        return lines.joined(separator: "\n")
    }
}

extension LedgerEntry {
    var line: String {
        let date = Date(timeIntervalSince1970: Double(atMilliseconds) / 1_000).ISO8601Format()
        return "\(date)  \(bundle)  \(rule.number)  \(note)" + (clearedAtMilliseconds == nil ? "" : "  (cleared)")
    }

    var json: JSONValue {
        [
            "bundle": .string(bundle), "rule": .string(rule.number), "atMilliseconds": .int(atMilliseconds),
            "push": push.map { .int($0.value) } ?? .null, "note": .string(note),
            "clearedAtMilliseconds": clearedAtMilliseconds.map { .int($0) } ?? .null,
        ]
    }
}

extension TimelineRecord {
    /// `12:00:07.031  phone     Parley  delivers the push  [D5]`
    public var line: String {
        let seconds = wallMilliseconds / 1_000
        func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let thousandths = String(wallMilliseconds % 1_000 + 1_000).dropFirst()
        let time = "\(two(seconds / 3_600 % 24)):\(two(seconds / 60 % 60)):\(two(seconds % 60)).\(thousandths)"
        let lane = event.lane.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)
        let who = bundle.map { "  " + ($0.split(separator: ".").last.map(String.init) ?? $0) } ?? ""
        return "\(time)  \(lane)\(who)  \(event.text)" + (event.rule.map { "  [\($0.number)]" } ?? "")
    }

    var json: JSONValue {
        [
            "sequence": .int(sequence), "wallMilliseconds": .int(wallMilliseconds),
            "atMicroseconds": .int(event.at.microseconds),
            "lane": .string(event.lane.rawValue), "kind": .string(event.kind), "text": .string(event.text),
            "rule": event.rule.map { .string($0.number) } ?? .null, "bundle": bundle.map { .string($0) } ?? .null,
            "push": push.map { .int($0.value) } ?? .null, "call": call.map { .string($0) } ?? .null,
        ]
    }
}
