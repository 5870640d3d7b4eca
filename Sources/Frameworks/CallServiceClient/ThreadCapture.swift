import Glibc
import LinuxProcess

/// Lets the phone take this process's threads before it ends the process.
///
/// Installed once at start. When the phone asks, every thread writes one record, its return addresses, into a file that
/// the phone had made, and stops for good: the app's own code does not go on between the capture and the end. The
/// handler is C, allocates nothing and takes no lock.
package enum ThreadCapture {
    /// Names the file; set by the phone at launch. Without it nothing is installed and reports have no threads.
    package static let fileVariable = "RINGTIME_THREADS_FILE"

    /// Installs the handler if the phone gave a file; returns whether it did. Later calls change nothing.
    @discardableResult
    package static func install() -> Bool {
        guard let path = getenv(fileVariable) else { return false }
        return ringtime_thread_capture_install(path) == 0
    }
}
