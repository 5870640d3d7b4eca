import Foundation
public import YAMLFile
import Yams

/// What `ringtime.yml` beside an app says: what its server sends, and how it is started.
public struct AppConfiguration: Hashable, Sendable {
    public var payloads: [PayloadKind: PayloadValue] = [:]
    /// Launch arguments.
    public var arguments: [String] = []
    /// Added to the app's environment.
    public var environment: [String: String] = [:]
    /// Values of `UserDefaults.standard` before the first launch.
    public var defaults: [DefaultsValue] = []
    /// Files in the app's folder before the first launch.
    public var files: [SeededFile] = []
    /// Where it was read.
    public var file: String

    /// A value of `UserDefaults.standard`.
    public struct DefaultsValue: Hashable, Sendable {
        public var key: String
        public var value: PayloadValue
    }

    /// A file in the app's folder.
    public struct SeededFile: Hashable, Sendable {
        /// Relative to the app's folder.
        public var path: String
        public var content: [UInt8]
    }

    /// The name of the file.
    public static let fileName = "ringtime.yml"
    private static let keys = ["payloads", "arguments", "environment", "defaults", "files"]

    /// Reads the file.
    public init(file path: String) throws(FileFault) {
        try self.init(YAMLMapping(file: path))
    }

    init(_ mapping: YAMLMapping) throws(FileFault) {
        var mapping = mapping
        file = mapping.file
        let folder = URL(filePath: mapping.file).deletingLastPathComponent()
        payloads = try Self.payloads(&mapping, folder)
        for node in try mapping.list("arguments") {
            guard let text = node.scalar?.string else { throw mapping.fault(node, "expected text for an argument") }
            arguments.append(text)
        }
        if var entries = try mapping.mapping("environment") {
            for key in entries.keys {
                guard let text = entries.take(key)?.scalar?.string else {
                    throw entries.fault(nil, "expected text for the variable “\(key)”")
                }
                environment[key] = text
            }
        }
        if var entries = try mapping.mapping("defaults") {
            for key in entries.keys {
                guard let node = entries.take(key), let value = PayloadValue(node) else {
                    throw entries.fault(nil, "expected a value for the default “\(key)”")
                }
                defaults.append(DefaultsValue(key: key, value: value))
            }
        }
        files = try Self.files(&mapping, folder)
        try mapping.end(known: Self.keys)
    }

    /// Each is written here, or is the name of a file with JSON.
    private static func payloads(
        _ mapping: inout YAMLMapping, _ folder: URL
    ) throws(FileFault) -> [PayloadKind: PayloadValue] {
        guard var entries = try mapping.mapping("payloads") else { return [:] }
        var payloads: [PayloadKind: PayloadValue] = [:]
        for kind in PayloadKind.allCases {
            guard let node = entries.take(kind.rawValue) else { continue }
            var value = PayloadValue(node)
            if case .string(let name) = value {
                let inner = try YAMLMapping(file: folder.appending(path: name).path)
                value = inner.value
            }
            guard let value, case .object = value else {
                throw entries.fault(
                    node, "expected the payload's keys and values for “\(kind.rawValue)”, or a JSON file")
            }
            guard value.json.utf8.count <= 5_120 else {
                throw entries.fault(
                    node,
                    "the payload “\(kind.rawValue)” has \(value.json.utf8.count) bytes; a VoIP push has 5,120 (D3)")
            }
            payloads[kind] = value
        }
        try entries.end(known: PayloadKind.allCases.map(\.rawValue))
        return payloads
    }

    private static func files(_ mapping: inout YAMLMapping, _ folder: URL) throws(FileFault) -> [SeededFile] {
        guard var entries = try mapping.mapping("files") else { return [] }
        var files: [SeededFile] = []
        for path in entries.keys {
            let node = entries.take(path)
            guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
                throw entries.fault(node, "expected a path inside the app's folder, not “\(path)”")
            }
            if let text = node?.scalar?.string {
                files.append(SeededFile(path: path, content: Array(text.utf8)))
                continue
            }
            guard let node else { continue }
            var source = try YAMLMapping(node, file: mapping.file, what: "the file “\(path)”")
            let from = try source.wantedText("from", example: "from: Fixtures/contacts.json")
            guard let data = FileManager.default.contents(atPath: folder.appending(path: from).path) else {
                throw entries.fault(node, "the file \(from) cannot be read; it is looked for in \(folder.path)")
            }
            files.append(SeededFile(path: path, content: Array(data)))
            try source.end(known: ["from"])
        }
        return files
    }

    /// What to write when there is none.
    public static var example: String {
        """
        payloads:
          call:                                       # what your server sends for a call
            call: 3F1C2A5E-0B7D-4E53-9C1D-6A0F5B7E2D10  # UUIDs are replaced by fresh ones at every push
            caller: Ada Lovelace
          # cancel, missed, chat: what it sends for these, if it sends VoIP pushes for them
        # arguments: [--uitest]                       # launch arguments
        # environment: {LOG_LEVEL: debug}
        # defaults: {isLoggedIn: true}                # UserDefaults before the first launch
        # files: {Documents/account.json: '{"id": 1}'}
        """
    }
}

extension YAMLMapping {
    /// The whole of it as a value.
    fileprivate var value: PayloadValue? {
        var rest = self
        var members: [PayloadValue.Member] = []
        for key in keys {
            guard let node = rest.take(key), let value = PayloadValue(node) else { return nil }
            members.append(.init(key: key, value: value))
        }
        return .object(members)
    }
}
