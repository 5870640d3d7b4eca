import CallVocabulary
import Foundation
public import YAMLFile

/// Failures that are known: a JSON report of an earlier battery. They are shown, and do not count.
public struct Baseline: Sendable {
    private struct Failure: Hashable {
        var app: String
        var title: String
        var rule: String
    }

    private struct Report: Decodable {
        struct App: Decodable {
            var app: String
            var scenarios: [Entry]
        }
        struct Entry: Decodable { var runs: [Run] }
        struct Run: Decodable {
            var title: String
            var verdict: String
            var rule: String?
        }
        var apps: [App]
    }

    private let known: Set<Failure>

    /// Reads a report as `--report json=FILE` writes it.
    public init(file: String) throws(FileFault) {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw FileFault(file, 0, "the baseline cannot be read: write one with --report json=\(file)")
        }
        do {
            let report = try JSONDecoder().decode(Report.self, from: data)
            known = Set(
                report.apps.flatMap { app in
                    app.scenarios.flatMap(\.runs).filter { $0.verdict == "failed" }.map {
                        Failure(app: app.app, title: $0.title, rule: $0.rule ?? "")
                    }
                })
        } catch {
            throw FileFault(file, 0, "expected a json report of ringtime check (\(error.localizedDescription))")
        }
    }

    /// Marks the failures that are known, by app, scenario and rule.
    public func apply(to result: inout BatteryResult) {
        for index in result.runs.indices {
            let run = result.runs[index]
            guard let rule = run.verdict.rule else { continue }
            let failure = Failure(app: run.app, title: run.run.title, rule: rule.number)
            result.runs[index].isNew = !known.contains(failure)
        }
    }
}
