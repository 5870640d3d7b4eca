/// The source files below some folders, each once, in the order of their paths.
///
/// Links are followed, but no file or folder is visited twice, so that a loop ends. Folders that cannot be read are
/// named once.
public struct SourceTree: Sendable {
    public private(set) var files: [SourceFile] = []
    public private(set) var notices: [Notice] = []
    private var seen: Set<FileIdentity> = []
    private let excluded: [String]
    private var links: [(file: SourceFile, identity: FileIdentity)] = []

    /// More files than this are not looked at; the notice says so.
    public static let fileLimit = 1_000_000

    /// What goes wrong before anything is read.
    public struct Fault: Error, CustomStringConvertible {
        public var description: String
    }

    /// - Parameters:
    ///   - roots: Folders or files as the user named them. A single folder's files are named relative to it.
    ///   - excluded: Patterns as in `.gitignore`, from the configuration: such files are not read at all.
    ///   - watch: Told now and then how many files were found.
    public init(_ roots: [String], excluded: [String] = [], watch: (Int) -> Void = { _ in }) throws(Fault) {
        self.excluded = excluded
        for root in roots {
            guard let (kind, identity) = DirectoryReading.identity(of: root) else {
                throw Fault(description: "\(root): no such file or folder")
            }
            var root = root
            while root.count > 1, root.hasSuffix("/") { root.removeLast() }
            switch kind {
            case .folder:
                guard DirectoryReading.entries(of: root) != nil else {
                    throw Fault(description: "\(root): the folder cannot be read: check its permissions")
                }
                seen.insert(identity)
                let prefix = roots.count == 1 ? "" : (root == "." ? "" : root + "/")
                walk(root, prefix: prefix, watch: watch)
            case .file:
                guard let language = SourceFile.language(of: root) else {
                    throw Fault(description: "\(root): not a Swift or Objective-C source (.swift, .m, .mm, .h)")
                }
                add(SourceFile(path: root, location: root, language: language, isForeign: false))
            default: throw Fault(description: "\(root): neither a file nor a folder")
            }
        }
        takeLinks()
        files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    private struct Folder {
        /// Relative to the root, in segments.
        var path: [Substring]
        var isForeign: Bool
        /// The ignore files above it, each with the number of segments of its own folder.
        var rules: [(depth: Int, rules: IgnoreRules)]
    }

    private mutating func walk(_ root: String, prefix: String, watch: (Int) -> Void) {
        let excluding = IgnoreRules(excluded.joined(separator: "\n"))
        var waiting = [Folder(path: [], isForeign: false, rules: [])]
        while var folder = waiting.popLast() {
            let relative = folder.path.joined(separator: "/")
            let location = relative.isEmpty ? root : root + "/" + relative
            guard let entries = DirectoryReading.entries(of: location) else {
                notices.append(
                    Notice(prefix + relative, "this folder cannot be read and was left out: check its permissions"))
                continue
            }
            if entries.contains(where: { $0.name == ".gitignore" && $0.kind == .file }),
                let rules = Self.ignoreRules(location + "/.gitignore")
            {
                folder.rules.append((folder.path.count, rules))
            }
            for entry in entries.reversed() {
                visit(entry, in: folder, location, prefix, excluding, &waiting)
                guard files.count < Self.fileLimit else {
                    notices.append(
                        Notice(prefix + relative, "more than \(Self.fileLimit) sources: the rest was left out"))
                    return
                }
            }
            watch(files.count)
        }
    }

    private mutating func visit(
        _ entry: DirectoryEntry, in folder: Folder, _ location: String, _ prefix: String, _ excluding: IgnoreRules,
        _ waiting: inout [Folder]
    ) {
        let language = SourceFile.language(of: entry.name)
        if entry.kind == .file, language == nil { return }
        if entry.kind == .folder || entry.kind == .link, IgnoreRules.hiddenFolders.contains(entry.name) { return }
        var kind = entry.kind
        let place = location + "/" + entry.name
        if kind == .link {
            guard let target = DirectoryReading.identity(of: place), language != nil || target.kind == .folder else {
                return
            }
            kind = target.kind
            if !seen.insert(target.identity).inserted { return }
            if kind == .file, let language {
                let name = prefix + (folder.path + [entry.name[...]]).joined(separator: "/")
                let file = SourceFile(path: name, location: place, language: language, isForeign: folder.isForeign)
                links.append((file, target.identity))
                return
            }
        } else if kind == .folder, let own = DirectoryReading.identity(of: place) {
            guard seen.insert(own.identity).inserted else { return }
        }
        let path = folder.path + [entry.name[...]]
        if !excluding.isEmpty, excluding.verdict(path, isFolder: kind == .folder) == true { return }
        let isForeign = folder.isForeign || Self.isForeign(path, kind, folder.rules)
        if kind == .folder {
            waiting.append(Folder(path: path, isForeign: isForeign, rules: folder.rules))
        } else if kind == .file, let language {
            let name = prefix + path.joined(separator: "/")
            add(SourceFile(path: name, location: place, language: language, isForeign: isForeign))
        }
    }

    private mutating func add(_ file: SourceFile) { files.append(file) }

    /// Files that are reached only through a link; what also lies in the tree itself is there already.
    private mutating func takeLinks() {
        guard !links.isEmpty else { return }
        let known = Set(files.compactMap { DirectoryReading.identity(of: $0.location)?.identity })
        for link in links where !known.contains(link.identity) { files.append(link.file) }
    }

    private static func isForeign(
        _ path: [Substring], _ kind: DirectoryEntry.Kind, _ rules: [(depth: Int, rules: IgnoreRules)]
    ) -> Bool {
        if kind == .folder, let name = path.last, IgnoreRules.foreignFolders.contains(String(name)) { return true }
        for (depth, rules) in rules.reversed() {
            if let verdict = rules.verdict(Array(path[depth...]), isFolder: kind == .folder) { return verdict }
        }
        return false
    }

    private static func ignoreRules(_ path: String) -> IgnoreRules? {
        guard case .success(let bytes)? = DirectoryReading.contents(of: path, limit: 1 << 20) else { return nil }
        let rules = IgnoreRules(String(decoding: bytes, as: UTF8.self))
        return rules.isEmpty ? nil : rules
    }
}
