/// What a release build for a device defines, and what the file defines itself.
struct BuildSettings {
    /// Object-like macros of the file with their text; function-like ones with none.
    private var macros: [String: [UInt8]] = [:]
    private let isPlusPlus: Bool

    init(isPlusPlus: Bool) {
        self.isPlusPlus = isPlusPlus
    }

    private static let values: [String: Int] = [
        "TARGET_OS_MAC": 1, "TARGET_OS_IPHONE": 1, "TARGET_OS_IOS": 1, "TARGET_OS_EMBEDDED": 1,
        "TARGET_OS_SIMULATOR": 0, "TARGET_IPHONE_SIMULATOR": 0, "TARGET_OS_OSX": 0, "TARGET_OS_TV": 0,
        "TARGET_OS_WATCH": 0, "TARGET_OS_VISION": 0, "TARGET_OS_MACCATALYST": 0, "TARGET_OS_UIKITFORMAC": 0,
        "TARGET_OS_XR": 0, "TARGET_OS_WIN32": 0, "TARGET_OS_WINDOWS": 0, "TARGET_OS_LINUX": 0,
        "TARGET_RT_64_BIT": 1, "__OBJC__": 1, "__APPLE__": 1, "__MACH__": 1, "__clang__": 1, "__GNUC__": 4,
        "__LP64__": 1, "__arm64__": 1, "__aarch64__": 1, "NDEBUG": 1, "__BLOCKS__": 1,
        "__IPHONE_OS_VERSION_MAX_ALLOWED": 260_400, "__IPHONE_OS_VERSION_MIN_REQUIRED": 150_000,
        "__has_objc_arc": 1,
    ]

    private static let undefined: Set = [
        "DEBUG", "_DEBUG", "__i386__", "__x86_64__", "__arm__", "__ANDROID__", "ANDROID", "_WIN32", "WIN32",
        "__linux__", "_MSC_VER", "__EMSCRIPTEN__", "__wasm__",
    ]

    // MARK: - Questions

    /// The integer that a macro stands for; nil if it is not known.
    func value(of name: String, depth: Int = 0) -> Int? {
        if let text = macros[name] {
            guard !text.isEmpty, depth < 8 else { return nil }
            return DirectiveCondition(text, settings: self, depth: depth + 1).value()
        }
        if let value = Self.values[name] { return value }
        if Self.undefined.contains(name) { return 0 }
        if name == "__cplusplus" { return isPlusPlus ? 201_703 : 0 }
        return Self.systemVersion(name)
    }

    func isDefined(_ text: [UInt8]) -> Verdict {
        let words = text.split { !(Lexer.isWordStart($0) || Lexer.isDigit($0)) }
        guard let word = words.first else { return .unknown }
        return isDefined(name: String(decoding: word, as: UTF8.self))
    }

    func isDefined(name: String) -> Verdict {
        if macros[name] != nil || Self.values[name] != nil { return .yes }
        if Self.undefined.contains(name) { return .no }
        if name == "__cplusplus" { return isPlusPlus ? .yes : .no }
        return Self.systemVersion(name) == nil ? .unknown : .yes
    }

    func verdict(on text: [UInt8]) -> Verdict {
        guard let value = DirectiveCondition(text, settings: self, depth: 0).value() else { return .unknown }
        return value == 0 ? .no : .yes
    }

    /// `__IPHONE_10_3` is 100300.
    private static func systemVersion(_ name: String) -> Int? {
        guard name.hasPrefix("__IPHONE_") else { return nil }
        let parts = name.dropFirst("__IPHONE_".count).split(separator: "_").map { Int($0) }
        guard parts.count == 2, let major = parts[0], let minor = parts[1], major < 1000, minor < 100 else {
            return nil
        }
        return major * 10_000 + minor * 100
    }

    // MARK: - Definitions

    mutating func define(_ text: [UInt8]) {
        let trimmed = text.drop { $0 <= 32 }
        let name = trimmed.prefix { Lexer.isWordStart($0) || Lexer.isDigit($0) }
        let rest = trimmed.dropFirst(name.count)
        let isFunctionLike = rest.first == UInt8(ascii: "(")
        // Longer texts are no conditions.
        let value = isFunctionLike || rest.count > 200 ? [] : Array(rest.drop { $0 <= 32 })
        macros[String(decoding: name, as: UTF8.self)] = value
    }

    mutating func undefine(_ text: [UInt8]) {
        let name = text.drop { $0 <= 32 }.prefix { Lexer.isWordStart($0) || Lexer.isDigit($0) }
        macros[String(decoding: name, as: UTF8.self)] = nil
    }
}
