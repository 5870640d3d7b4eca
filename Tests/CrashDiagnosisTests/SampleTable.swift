import Foundation
import Testing

/// A sample report and what it is a report of.
struct Sample: Decodable, CustomTestStringConvertible, Sendable {
    var file: String
    var verdict: String
    var rule: String?
    /// Where a file holds several reports, all of their verdicts.
    var all: [String]?

    var testDescription: String { file }
    var path: String { Self.folder.appending(path: file).path }
    var verdicts: [String] { all ?? [verdict] }
    var isFolder: Bool {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType == .typeDirectory
    }
    var bytes: [UInt8] { (try? Data(contentsOf: URL(filePath: path))).map(Array.init) ?? [] }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Samples")
    static let all: [Sample] = {
        let key = folder.appending(path: "verdicts.json")
        guard let data = try? Data(contentsOf: key) else { return [] }
        return (try? JSONDecoder().decode([Sample].self, from: data)) ?? []
    }()
    static let files = all.filter { !$0.isFolder }
}
