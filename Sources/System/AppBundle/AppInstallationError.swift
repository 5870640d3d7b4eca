public import Foundation

/// Why a checked bundle could not be copied into the phone.
public enum AppInstallationError: Error, Hashable, Sendable {
    case cannotWrite(path: String, detail: String)
    case diskFull(path: String)
    /// The bundle changed while it was being copied.
    case changed(path: String, detail: String)
}

extension AppInstallationError: CustomStringConvertible {
    /// One line for people.
    public var description: String {
        switch self {
        case .cannotWrite(let path, let detail): "\(path) cannot be written: \(detail)"
        case .diskFull(let path): "\(path) cannot be written: the disk is full; make room and install again"
        case .changed(let path, let detail): "\(path) changed while it was being installed (\(detail)): install again"
        }
    }
}

extension AppInstallationError: LocalizedError {
    /// The same line.
    public var errorDescription: String? { description }
}
