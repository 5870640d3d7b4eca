import Glibc

/// Names as people write them: `Parley.AppDelegate.wait() -> ()` for `$s6Parley…`.
enum Demangling {
    /// The linker's name itself when it is not one of Swift's.
    static func readable(_ linkName: String) -> String {
        guard linkName.hasPrefix("$s") || linkName.hasPrefix("$S") || linkName.hasPrefix("_T"),
            let text = demangle(linkName, linkName.utf8.count, nil, nil, 0)
        else { return linkName }
        defer { free(text) }
        return String(cString: text)
    }

    // Exported by the Swift runtime for exactly this; it has no header.
    @_silgen_name("swift_demangle")
    private static func demangle(
        _ name: UnsafePointer<CChar>, _ count: Int, _ output: UnsafeMutablePointer<CChar>?,
        _ capacity: UnsafeMutablePointer<Int>?, _ flags: UInt32
    ) -> UnsafeMutablePointer<CChar>?
}
