import Foundation

/// Findings that are known and do not count: a json report of an earlier run.
public struct Baseline: Sendable {
    private let known: Set<String>

    /// What is wrong with the file.
    public struct Fault: Error, CustomStringConvertible {
        public var description: String
    }

    public init(file path: String) throws(Fault) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Fault(description: "\(path): the baseline cannot be read: make one with --report json=\(path)")
        }
        struct Report: Decodable {
            struct Entry: Decodable { var fingerprint: String }
            var findings: [Entry]
        }
        guard let report = try? JSONDecoder().decode(Report.self, from: data) else {
            throw Fault(description: "\(path): no json report of ringtime lint: make one with --report json=\(path)")
        }
        known = Set(report.findings.map(\.fingerprint))
    }

    func contains(_ fingerprint: Fingerprint) -> Bool { known.contains(fingerprint.description) }
}
