import Foundation
import Glibc

/// A program, run to its end.
///
/// By posix_spawn and waitpid: Foundation's `Process` loses the end of one now and then when several run at a time.
enum Command {
    struct Result: Sendable {
        /// 128 + the signal's number for a program that was killed.
        var status: Int32
        var output: String
        var errors: String
    }

    struct CannotRun: Error {
        var program: String
        var code: Int32
    }

    static func run(_ program: String, _ arguments: [String], environment: [String: String]) async throws -> Result {
        let folder = try TemporaryFolder()
        let (output, errors) = (folder.path + "/out", folder.path + "/err")
        let process = try spawn(program, arguments, environment: environment, output: output, errors: errors)
        let status = await withCheckedContinuation { (done: CheckedContinuation<Int32, Never>) in
            Thread.detachNewThread {
                var status: Int32 = 0
                while waitpid(process, &status, 0) < 0, errno == EINTR {}
                done.resume(returning: status)
            }
        }
        let signal = status & 0x7F
        return Result(
            status: signal == 0 ? status >> 8 & 0xFF : 128 + signal,
            output: try String(contentsOfFile: output, encoding: .utf8),
            errors: try String(contentsOfFile: errors, encoding: .utf8))
    }

    private static func spawn(
        _ program: String, _ arguments: [String], environment: [String: String], output: String, errors: String
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT, 0o600)
        // NIO's sockets are inherited otherwise: a port would stay open as long as the program runs.
        for descriptor in 3..<Int32(1_024) { posix_spawn_file_actions_addclose(&actions, descriptor) }
        let texts = [program] + arguments
        var argv = texts.map { strdup($0) } + [nil]
        var envp = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, program, &actions, nil, &argv, &envp)
        guard code == 0 else { throw CannotRun(program: program, code: code) }
        return process
    }
}
