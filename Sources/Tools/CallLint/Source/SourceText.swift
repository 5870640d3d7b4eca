import Foundation

/// The bytes of a file as text. Sources are UTF-8; some are older than that.
enum SourceText {
    /// More than this is generated, or no source.
    static let sizeLimit = 8 << 20

    enum Reading {
        case text(String, Notice?)
        case left(Notice)
    }

    static func read(_ file: SourceFile) -> Reading {
        switch DirectoryReading.contents(of: file.location, limit: sizeLimit) {
        case nil: return .left(Notice(file.shown, nil, "not read: check its permissions"))
        case .failure(let fault)?:
            let size = fault.size >> 20
            return .left(
                Notice(
                    file.shown, nil, "not read: \(size) MiB, and the limit for a source is \(sizeLimit >> 20) MiB"))
        case .success(let bytes)?: return decoded(bytes, file.shown)
        }
    }

    static func decoded(_ bytes: [UInt8], _ path: String) -> Reading {
        if let encoding = byteOrderMark(bytes) {
            guard let text = String(data: Data(bytes), encoding: encoding) else {
                return .left(Notice(path, nil, "not read: it begins like UTF-16 and is not: save it as UTF-8"))
            }
            return .text(text, Notice(path, nil, "read as UTF-16; lines and columns are those of the text as UTF-8"))
        }
        if let text = String(validating: bytes, as: UTF8.self) { return .text(text, nil) }
        if bytes.prefix(4096).contains(0) { return .left(Notice(path, nil, "not read: it is no text")) }
        // Latin 1 takes every byte; identifiers are ASCII in either case.
        let text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        return .text(text, Notice(path, nil, "not UTF-8: read as Latin 1"))
    }

    private static func byteOrderMark(_ bytes: [UInt8]) -> String.Encoding? {
        guard bytes.count >= 2 else { return nil }
        if bytes[0] == 0xFF, bytes[1] == 0xFE { return .utf16 }
        return bytes[0] == 0xFE && bytes[1] == 0xFF ? .utf16 : nil
    }
}
