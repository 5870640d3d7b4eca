import Foundation

/// Copies a tree byte by byte and writes it through to the disk. Links stay links; nothing is followed.
enum FileCopy {
    /// Folders become 0700, programs 0700 and other files 0600, whatever they were: the copy is this user's alone.
    static func copyTree(from source: String, to target: String) throws(AppInstallationError) {
        var facts = stat()
        guard lstat(source, &facts) == 0 else { throw .changed(path: source, detail: BundleFiles.lastError()) }
        switch facts.st_mode & S_IFMT {
        case S_IFDIR: try copyFolder(from: source, to: target)
        case S_IFLNK: try copyLink(from: source, to: target)
        case S_IFREG: try copyFile(from: source, to: target, mode: facts.st_mode & 0o111 == 0 ? 0o600 : 0o700)
        default: throw .changed(path: source, detail: "neither a file, a folder nor a link")
        }
    }

    /// Makes what a file or folder holds survive a power cut.
    static func sync(_ path: String) throws(AppInstallationError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .failure(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .failure(path) }
    }

    private static func copyFolder(from source: String, to target: String) throws(AppInstallationError) {
        guard mkdir(target, 0o700) == 0 else { throw .failure(target) }
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: source) } catch {
            throw .changed(path: source, detail: error.localizedDescription)
        }
        for name in names { try copyTree(from: source + "/" + name, to: target + "/" + name) }
        try sync(target)
    }

    private static func copyLink(from source: String, to target: String) throws(AppInstallationError) {
        let destination: String
        do { destination = try FileManager.default.destinationOfSymbolicLink(atPath: source) } catch {
            throw .changed(path: source, detail: error.localizedDescription)
        }
        guard symlink(destination, target) == 0 else { throw .failure(target) }
    }

    private static func copyFile(
        from source: String, to target: String, mode: mode_t
    ) throws(AppInstallationError) {
        let input = open(source, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard input >= 0 else { throw .changed(path: source, detail: BundleFiles.lastError()) }
        defer { close(input) }
        let output = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
        guard output >= 0 else { throw .failure(target) }
        defer { close(output) }
        try pump(from: input, to: output, target: target)
        guard fsync(output) == 0 else { throw .failure(target) }
    }

    private static func pump(from input: Int32, to output: Int32, target: String) throws(AppInstallationError) {
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(input, &buffer, buffer.count)
            guard count >= 0 else { throw .failure(target) }
            if count == 0 { return }
            var written = 0
            while written < count {
                let more = buffer.withUnsafeBytes { bytes in
                    let rest = UnsafeRawBufferPointer(rebasing: bytes[written..<count])
                    return write(output, rest.baseAddress, rest.count)
                }
                guard more > 0 else { throw .failure(target) }
                written += more
            }
        }
    }
}

extension AppInstallationError {
    /// The last system call's failure.
    static func failure(_ path: String) -> AppInstallationError {
        errno == ENOSPC || errno == EDQUOT
            ? .diskFull(path: path) : .cannotWrite(path: path, detail: BundleFiles.lastError())
    }
}
