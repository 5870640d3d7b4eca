public import Foundation

/// Why a bundle cannot be used. Each case prints one line that names the thing, the rule and the mend.
public enum AppBundleError: Error, Hashable, Sendable {
    // The folder
    case noSuchFolder(path: String)
    case notABundle(path: String)
    case tooLarge(path: String, limit: String)
    case escapingLink(path: String, target: String)
    case specialFile(path: String)
    case unreadable(path: String, detail: String)
    // The property lists
    case noInfoPlist(path: String)
    case plistTooLarge(path: String, limit: Int)
    case plistUnreadable(path: String, detail: String)
    case missingKey(String, path: String)
    case invalidValue(key: String, value: String, rule: String, path: String)
    case severalEntitlements(path: String, names: [String])
    // The executable
    case executableMissing(path: String)
    case notExecutable(path: String)
    case notELF(path: String, looksLike: String)
}

extension AppBundleError: CustomStringConvertible {
    /// One line for people.
    public var description: String {
        switch self {
        case .noSuchFolder(let path):
            "\(path) does not exist: name a bundle (Foo.app) or a package with one"
        case .notABundle(let path):
            "\(path) is not a folder whose name ends in .app: name a bundle, or the folder of a Swift package"
        case .tooLarge(let path, let limit):
            "\(path) is too large: an app may have \(limit)"
        case .escapingLink(let path, let target):
            "\(path) is a symbolic link to \(target), outside the bundle: links must be relative and stay inside it"
        case .specialFile(let path):
            "\(path) is neither a file, a folder nor a link: take it out of the bundle"
        case .unreadable(let path, let detail):
            "\(path): \(detail)"
        default: plistDescription
        }
    }

    private var plistDescription: String {
        switch self {
        case .noInfoPlist(let path):
            "\(path) has no Info.plist: every app has one at the top of its bundle, with CFBundleIdentifier and "
                + "CFBundleExecutable"
        case .plistTooLarge(let path, let limit):
            "\(path) is larger than \(limit) bytes: no property list of an app is"
        case .plistUnreadable(let path, let detail):
            "\(path) is not a property list with a dictionary at its top (\(detail)): check it with plutil or an editor"
        case .missingKey(let key, let path):
            "\(path) has no \(key), which every app needs: add it"
        case .invalidValue(let key, let value, let rule, let path):
            "\(path): \(key) is \"\(Self.short(value))\", but \(rule)"
        case .severalEntitlements(let path, let names):
            "\(path) has several entitlements files (\(names.joined(separator: ", "))): keep one, or name it after the app"
        default: executableDescription
        }
    }

    private var executableDescription: String {
        switch self {
        case .executableMissing(let path):
            "\(path) is missing: CFBundleExecutable names the program, which lies at the top of the bundle"
        case .notExecutable(let path):
            "\(path) is not executable: run chmod +x on it"
        case .notELF(let path, let kind):
            "\(path) is \(kind), not a Linux program for this machine: build the app on Linux, for instance with "
                + "`ringtime install <package>`"
        default: ""
        }
    }

    /// One line, of bounded length, whatever stands in the file.
    static func short(_ text: String) -> String {
        let line = String(
            text.unicodeScalars.prefix(80).map { $0.value < 0x20 || $0.value == 0x7F ? "?" : Character($0) })
        return text.unicodeScalars.count > 80 ? line + "…" : line
    }
}

extension AppBundleError: LocalizedError {
    /// The same line.
    public var errorDescription: String? { description }
}
