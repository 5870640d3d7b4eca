import Foundation

/// Prints a line at once: an app can be suspended or killed at any moment, and what waits in a buffer is lost.
func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
}
