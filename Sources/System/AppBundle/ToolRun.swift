import Foundation

/// Runs a tool to its end and hands over what it writes. The tool stays in our process group: Ctrl-C ends both.
struct ToolRun {
    let path: String
    let arguments: [String]

    enum Stream { case output, errors }

    /// The first program of that name in `PATH`.
    static func find(_ name: String, path: String) -> String? {
        path.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 && !isFolder($0) }
    }

    private static func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }

    /// Calls `receive` for every piece of output, and with an empty piece about once a second.
    ///
    /// Returns the exit status, 128 + signal for a tool that was killed, nil if it could not be started.
    func run(_ receive: (Stream, ArraySlice<UInt8>) -> Void) -> Int32? {
        guard let (output, errors) = Self.pipes() else { return nil }
        let child = spawn(output: output, errors: errors)
        for end in [output.write, errors.write] { close(end) }
        defer { for end in [output.read, errors.read] { close(end) } }
        guard let child else { return nil }
        Self.drain(output.read, errors.read, receive)
        return Self.wait(for: child)
    }

    private typealias PipeEnds = (read: Int32, write: Int32)

    private static func pipes() -> (PipeEnds, PipeEnds)? {
        guard let output = pipe() else { return nil }
        guard let errors = pipe() else {
            close(output.read)
            close(output.write)
            return nil
        }
        return (output, errors)
    }

    private static func pipe() -> PipeEnds? {
        var ends: [Int32] = [-1, -1]
        guard Foundation.pipe(&ends) == 0 else { return nil }
        // Else the tool would hold the ends that it is not meant to have, and we would never see the end of its output.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    private func spawn(output: PipeEnds, errors: PipeEnds) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output.write, 1)
        posix_spawn_file_actions_adddup2(&actions, errors.write, 2)
        // Whatever else is open here, a listening socket for instance, would stay open for as long as the tool runs.
        // Closing one that is closed already is no error there.
        for descriptor in Self.openDescriptors() where descriptor > 2 {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        var words = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        return posix_spawn(&child, path, &actions, nil, &words, environ) == 0 ? child : nil
    }

    private static func openDescriptors() -> [Int32] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
        return (names ?? []).compactMap { Int32($0) }
    }

    private static func drain(_ output: Int32, _ errors: Int32, _ receive: (Stream, ArraySlice<UInt8>) -> Void) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var waiting = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
        waiting.append(pollfd(fd: errors, events: Int16(POLLIN), revents: 0))
        while waiting.contains(where: { $0.fd >= 0 }) {
            guard poll(&waiting, nfds_t(waiting.count), 1000) > 0 else {
                receive(.output, [])
                continue
            }
            for index in waiting.indices where waiting[index].revents != 0 {
                let count = read(waiting[index].fd, &buffer, buffer.count)
                if count > 0 {
                    receive(index == 0 ? .output : .errors, buffer[..<count])
                } else {
                    // A negative descriptor is left out by poll.
                    waiting[index] = pollfd(fd: -1, events: 0, revents: 0)
                }
            }
        }
    }

    private static func wait(for child: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
}
