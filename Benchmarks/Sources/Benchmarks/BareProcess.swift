import Foundation

/// A program started with nothing around it: no phone, no variable that names one.
final class BareProcess {
    let pid: pid_t

    init(program: String, folder: String) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addchdir_np(&actions, folder)
        let variables = ProcessInfo.processInfo.environment
        let kept = ["PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH"].compactMap { name in
            variables[name].map { strdup("\(name)=\($0)") }
        }
        let arguments = [strdup(program)]
        defer { for text in kept + arguments { free(text) } }
        var pid: pid_t = 0
        let failure = posix_spawn(&pid, program, &actions, nil, arguments + [nil], kept + [nil])
        guard failure == 0 else { throw Stuck("\(program) does not start: \(String(cString: strerror(failure)))") }
        self.pid = pid
    }

    func end() {
        kill(pid, SIGKILL)
        waitpid(pid, nil, 0)
    }
}
