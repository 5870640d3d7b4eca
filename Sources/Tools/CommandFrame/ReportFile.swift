import Foundation

/// `--report FORMAT=PATH`: in which form a result is written, and where to.
package struct ReportFile<Format> where Format: RawRepresentable<String> & CaseIterable {
    package let format: Format
    private let path: String

    /// Refuses an unknown form, and a folder that cannot be written to: before the work, not after it.
    package init(_ text: String) throws {
        guard let equals = text.firstIndex(of: "="), let format = Format(rawValue: String(text[..<equals])) else {
            let known = Format.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(2, "--report wants FORMAT=PATH with one of \(known), not \(text)")
        }
        self.format = format
        path = absolutePath(String(text[text.index(after: equals)...]))
        let folder = URL(filePath: path).deletingLastPathComponent().path
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw Failure(2, "the report cannot be written to \(path): \(folder) is no folder that can be written to")
        }
    }

    package func write(_ text: String) throws {
        do { try Data(text.endingInLine.utf8).write(to: URL(filePath: path)) } catch {
            throw Failure(3, "the report cannot be written to \(path): \(error.localizedDescription)")
        }
    }
}
