import Foundation

/// The few things asked of the file system. Sizes and kinds are checked before anything is read.
enum BundleFiles {
    static func requireBundleFolder(_ url: URL) throws(AppBundleError) {
        guard exists(url) else { throw .noSuchFolder(path: url.path) }
        guard kind(url) == S_IFDIR, url.pathExtension == "app" else { throw .notABundle(path: url.path) }
    }

    static func requireProgram(_ url: URL) throws(AppBundleError) {
        guard exists(url), kind(url.resolvingSymlinksInPath()) == S_IFREG else {
            throw .executableMissing(path: url.path)
        }
        guard access(url.path, X_OK) == 0 else { throw .notExecutable(path: url.path) }
    }

    static func exists(_ url: URL) -> Bool { access(url.path, F_OK) == 0 }

    static func names(in folder: URL) throws(AppBundleError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.path)
        } catch {
            throw .unreadable(path: folder.path, detail: error.localizedDescription)
        }
    }

    /// Reads a regular file of at most `limit` bytes.
    static func read(_ url: URL, limit: Int) throws(AppBundleError) -> Data {
        // Without O_NONBLOCK the opening of a FIFO would wait for its writer.
        let descriptor = open(url.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(path: url.path, detail: lastError()) }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw .unreadable(path: url.path, detail: lastError()) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw .specialFile(path: url.path) }
        var bytes = [UInt8](repeating: 0, count: min(Int(facts.st_size), limit) + 1)
        var count = 0
        while count < bytes.count {
            let more = bytes.withUnsafeMutableBytes { buffer in
                let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
                return Foundation.read(descriptor, rest.baseAddress, rest.count)
            }
            guard more >= 0 else { throw .unreadable(path: url.path, detail: lastError()) }
            if more == 0 { break }
            count += more
        }
        guard count <= limit else { throw .plistTooLarge(path: url.path, limit: limit) }
        return Data(bytes[..<count])
    }

    /// The file type bits, of a link itself and not of what it leads to.
    static func kind(_ url: URL) -> mode_t? {
        var facts = stat()
        return lstat(url.path, &facts) == 0 ? facts.st_mode & S_IFMT : nil
    }

    static func lastError() -> String { String(cString: strerror(errno)) }
}

extension BundleFiles {
    /// Walks the bundle: only files, folders and links that stay inside, and not too many.
    static func check(_ bundle: URL) throws(AppBundleError) {
        var walk = Walk(bundle: bundle.path)
        try walk.enter(bundle.path, depth: 0)
    }

    private struct Walk {
        let bundle: String
        var entries = 0
        var bytes: Int64 = 0

        mutating func enter(_ folder: String, depth: Int) throws(AppBundleError) {
            guard depth <= AppBundle.Limit.depth else {
                throw .tooLarge(path: bundle, limit: "folders \(AppBundle.Limit.depth) deep")
            }
            for name in try names(in: URL(filePath: folder)) {
                try look(at: folder + "/" + name, depth: depth)
            }
        }

        mutating func look(at path: String, depth: Int) throws(AppBundleError) {
            entries += 1
            guard entries <= AppBundle.Limit.entries else {
                throw .tooLarge(path: bundle, limit: "\(AppBundle.Limit.entries) files")
            }
            var facts = stat()
            guard lstat(path, &facts) == 0 else { throw .unreadable(path: path, detail: lastError()) }
            switch facts.st_mode & S_IFMT {
            case S_IFDIR: try enter(path, depth: depth + 1)
            case S_IFLNK: try checkLink(path)
            case S_IFREG:
                bytes += Int64(facts.st_size)
                guard bytes <= AppBundle.Limit.bytes else {
                    throw .tooLarge(path: bundle, limit: "\(AppBundle.Limit.bytes >> 30) GiB")
                }
            default: throw .specialFile(path: path)
            }
        }

        /// An absolute link is refused even if it leads inside: it would lead to the original from every copy.
        private func checkLink(_ path: String) throws(AppBundleError) {
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
            guard let target, !target.hasPrefix("/"), let resolved = realpath(path, nil) else {
                throw .escapingLink(path: path, target: AppBundleError.short(target ?? "nothing"))
            }
            defer { free(resolved) }
            guard String(cString: resolved).hasPrefix(bundle + "/") else {
                throw .escapingLink(path: path, target: AppBundleError.short(target))
            }
        }
    }
}
