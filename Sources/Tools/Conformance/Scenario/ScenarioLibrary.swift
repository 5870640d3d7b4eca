public import Foundation
public import YAMLFile

/// The scenarios that come with the command: files in the folder `Scenarios`, which lies beside or above it.
public enum ScenarioLibrary {
    /// The folder's name.
    static let folderName = "Scenarios"

    /// Every scenario of a folder, by name; nil: of the built-in one.
    public static func scenarios(in folder: URL? = nil) throws(FileFault) -> [Scenario] {
        let folder = if let folder { folder } else { try builtIn() }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let files = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
        guard !files.isEmpty else {
            throw FileFault(folder.path, 0, "expected a folder with scenarios, files that end in .yaml")
        }
        var scenarios: [Scenario] = []
        for file in files { scenarios.append(try Scenario(file: folder.appending(path: file).path)) }
        return scenarios
    }

    /// Above the program: beside `bin` in a distribution, at the top of the package in a build.
    private static func builtIn() throws(FileFault) -> URL {
        let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        var folder = program.deletingLastPathComponent()
        for _ in 0..<6 {
            let candidate = folder.appending(path: folderName, directoryHint: .isDirectory)
            if FileManager.default.fileExists(atPath: candidate.appending(path: "report-before-return.yaml").path) {
                return candidate
            }
            folder = folder.deletingLastPathComponent()
        }
        throw FileFault(
            program.path, 0,
            "the folder Scenarios, which comes with this program, is not above it: keep them together, or use --scenarios"
        )
    }
}
