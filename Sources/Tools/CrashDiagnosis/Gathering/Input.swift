import Foundation

/// One file to read.
struct Input: Sendable {
    var path: String
    /// For the answer.
    var name: String
    var isInFolder = false

    /// In a folder, what is no text is passed over.
    var isOptional: Bool { !["ips", "crash", "zip", "synced"].contains((path as NSString).pathExtension.lowercased()) }

    /// The file, or everything below the folder, by path.
    static func all(at path: String) throws(ReadingFailure) -> [Input] {
        if path == "-" { return [Input(path: path, name: "standard input")] }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw ReadingFailure("there is no such file")
        }
        guard isFolder.boolValue else { return [Input(path: path, name: path)] }
        guard let names = FileManager.default.enumerator(atPath: path) else {
            throw ReadingFailure("the folder cannot be read")
        }
        var inputs: [Input] = []
        while let name = names.nextObject() as? String {
            if name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { continue }
            guard inputs.count < Gathering.mostFiles else {
                throw ReadingFailure("the folder has more than \(Gathering.mostFiles) files")
            }
            inputs.append(Input(path: path + "/" + name, name: name, isInFolder: true))
        }
        guard !inputs.isEmpty else { throw ReadingFailure("the folder is empty") }
        return inputs.sorted { $0.name < $1.name }
    }

    /// Asked of the system itself: a folder may hold thousands.
    private var isRegular: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// What the file holds.
    func diagnoses(standardInput: FileHandle) throws(ReadingFailure) -> [Diagnosis] {
        if path == "-" { return try StreamedDocument(standardInput, name: name).diagnoses() }
        // A folder lists its own folders, and a pipe would be waited for.
        if isInFolder, !isRegular { return [] }
        guard let handle = FileHandle(forReadingAtPath: path) else { throw ReadingFailure("it cannot be opened") }
        defer { try? handle.close() }
        return try StreamedDocument(handle, name: name, isOptional: isInFolder && isOptional).diagnoses()
    }
}
