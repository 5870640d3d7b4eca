/// The source files below some folders, each once, in the order of their paths.
///
/// Links are followed, but no file or folder is visited twice, so that a loop ends. Folders that cannot be read are
/// named once.
public struct SourceTree: Sendable {
    public private(set) var files: [SourceFile] = []
    public private(set) var notices: [Notice] = []
    private var seen: Set<FileIdentity> = []
    private let excluded: [String]
    private let naming = PathNaming()
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
                let prefix = roots.count == 1 || root == "." ? "" : root + "/"
                walk(Root(location: root, prefix: prefix, shown: naming.shown(root)), watch: watch)
            case .file:
                guard let language = SourceFile.language(of: root) else {
                    throw Fault(description: "\(root): not a Swift or Objective-C source (.swift, .m, .mm, .h)")
                }
                files.append(single(root, language))
            default: throw Fault(description: "\(root): neither a file nor a folder")
            }
        }
        takeLinks()
        files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// A file that was named itself.
    private func single(_ path: String, _ language: SourceFile.Language) -> SourceFile {
        let names = path.split(separator: "/")
        let folder = (path.hasPrefix("/") ? "/" : "./") + names.dropLast().joined(separator: "/")
        let stable = (naming.wayFromRepository(folder) + names.suffix(1)).joined(separator: "/")
        return SourceFile(
            path: path, shown: naming.shown(path), stable: stable, location: path, language: language, isForeign: false)
    }

    /// A folder that was asked for.
    private struct Root {
        var location: String
        /// In front of the paths below it, as rules know them and as people do.
        var prefix: String
        var shown: String
    }

    private struct Folder {
        /// Relative to the root, in segments.
        var path: [Substring]
        /// Relative to the repository.
        var stable: [Substring]
        var isForeign: Bool
        /// The ignore files above it, each with the number of segments of its own folder.
        var rules: [(depth: Int, rules: IgnoreRules)]
    }

    private mutating func walk(_ root: Root, watch: (Int) -> Void) {
        let excluding = IgnoreRules(excluded.joined(separator: "\n"))
        let way = naming.wayFromRepository(root.location)
        var waiting = [Folder(path: [], stable: way, isForeign: false, rules: [])]
        while var folder = waiting.popLast() {
            let relative = folder.path.joined(separator: "/")
            let location = relative.isEmpty ? root.location : root.location + "/" + relative
            let shown = location == "." ? location : PathNaming.joined(root.shown, relative)
            guard let entries = DirectoryReading.entries(of: location) else {
                notices.append(
                    Notice(shown, "this folder cannot be read and was left out: check its permissions"))
                continue
            }
            if entries.contains(where: { $0.name == ".gitignore" && $0.kind == .file }),
                let rules = Self.ignoreRules(location + "/.gitignore")
            {
                folder.rules.append((folder.path.count, rules))
            }
            if entries.contains(where: { PathNaming.marks.contains($0.name) }) { folder.stable = [] }
            for entry in entries.reversed() {
                visit(entry, in: folder, of: root, excluding, &waiting)
                guard files.count < Self.fileLimit else {
                    notices.append(Notice(shown, "more than \(Self.fileLimit) sources: the rest was left out"))
                    return
                }
            }
            watch(files.count)
        }
    }

    private mutating func visit(
        _ entry: DirectoryEntry, in folder: Folder, of root: Root, _ excluding: IgnoreRules, _ waiting: inout [Folder]
    ) {
        let language = SourceFile.language(of: entry.name)
        if entry.kind == .file, language == nil { return }
        if entry.kind == .folder || entry.kind == .link, IgnoreRules.isHidden(entry.name) { return }
        var kind = entry.kind
        let path = folder.path + [entry.name[...]]
        let relative = path.joined(separator: "/")
        let place = root.location + "/" + relative
        func file(_ language: SourceFile.Language, isForeign: Bool) -> SourceFile {
            SourceFile(
                path: root.prefix + relative, shown: PathNaming.joined(root.shown, relative),
                stable: (folder.stable + [entry.name[...]]).joined(separator: "/"), location: place, language: language,
                isForeign: isForeign)
        }
        if kind == .link {
            guard let target = DirectoryReading.identity(of: place), language != nil || target.kind == .folder else {
                return
            }
            kind = target.kind
            if !seen.insert(target.identity).inserted { return }
            if kind == .file, let language {
                links.append((file(language, isForeign: folder.isForeign), target.identity))
                return
            }
        } else if kind == .folder, let own = DirectoryReading.identity(of: place) {
            guard seen.insert(own.identity).inserted else { return }
        }
        if !excluding.isEmpty, excluding.verdict(path, isFolder: kind == .folder) == true { return }
        let isForeign = folder.isForeign || Self.isForeign(path, kind, folder.rules)
        if kind == .folder {
            let stable = folder.stable + [entry.name[...]]
            waiting.append(Folder(path: path, stable: stable, isForeign: isForeign, rules: folder.rules))
        } else if kind == .file, let language {
            files.append(file(language, isForeign: isForeign))
        }
    }

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
