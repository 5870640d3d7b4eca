import Foundation
import LinuxProcess

/// A program started by the call that the phone uses, with nothing around it: no phone, no variable that names one.
final class BareProcess {
    let pid: pid_t

    init(program: String, folder: String) throws {
        let variables = ProcessInfo.processInfo.environment
        let kept = ["PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH"].compactMap { name in
            variables[name].map { strdup("\(name)=\($0)") }
        }
        let arguments = [strdup(program)]
        defer { for text in kept + arguments { free(text) } }
        let null = open("/dev/null", O_WRONLY | O_CLOEXEC)
        defer { close(null) }
        var pid: pid_t = 0
        let failure = ringtime_spawn_in_session(&pid, program, arguments + [nil], kept + [nil], folder, null, null)
        guard failure == 0 else { throw Stuck("\(program) does not start: \(String(cString: strerror(failure)))") }
        self.pid = pid
    }

    func end() {
        kill(pid, SIGKILL)
        waitpid(pid, nil, 0)
    }
}
