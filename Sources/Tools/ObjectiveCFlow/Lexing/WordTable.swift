/// The words that are no plain identifiers, found by hash without making a string.
struct WordTable: Sendable {
    private struct Entry {
        var text: [UInt8] = []
        var kind = Token.Kind.identifier
    }

    static let plain = WordTable(words)
    static let plusPlus = WordTable(words + wordsOfPlusPlus)
    static let afterAt = WordTable(wordsAfterAt)

    private static let offsetBasis: UInt32 = 2_166_136_261
    private static let prime: UInt32 = 16_777_619

    private var entries: [Entry]
    private let mask: UInt32

    private init(_ words: [(Token.Kind, String)]) {
        entries = Array(repeating: Entry(), count: 1024)
        mask = 1023
        for (kind, list) in words {
            for word in list.split(separator: " ") {
                let text = Array(word.utf8)
                var slot = text.withUnsafeBufferPointer { Self.hash($0[...]) } & mask
                while !entries[Int(slot)].text.isEmpty { slot = (slot + 1) & mask }
                entries[Int(slot)] = Entry(text: text, kind: kind)
            }
        }
    }

    static func hash(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32 {
        var hash = offsetBasis
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* prime }
        return hash
    }

    /// The kind of the word, nil if it is none of the table.
    func kind(of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Token.Kind? {
        guard bytes.count <= 24 else { return nil }
        var slot = Self.hash(bytes) & mask
        while true {
            let text = entries[Int(slot)].text
            if text.isEmpty { return nil }
            if text.count == bytes.count, text.elementsEqual(bytes) { return entries[Int(slot)].kind }
            slot = (slot + 1) & mask
        }
    }

    private static let words: [(Token.Kind, String)] = [
        (.if, "if"), (.else, "else"), (.for, "for"), (.while, "while"), (.do, "do"), (.switch, "switch"),
        (.case, "case"), (.default, "default"), (.break, "break"), (.continue, "continue"), (.return, "return"),
        (.goto, "goto"), (.typedef, "typedef"), (.structure, "struct"), (.enumeration, "enum"), (.union, "union"),
        (.externWord, "extern"), (.sizeof, "sizeof _Alignof __alignof__"),
        (.staticAssert, "static_assert _Static_assert"), (.assembly, "asm __asm __asm__"),
        (.selfWord, "self"), (.superWord, "super"), (.null, "nil Nil NULL nullptr"), (.yes, "YES TRUE true"),
        (.no, "NO FALSE false"),
        (
            .qualifier,
            """
            const volatile static inline register restrict \
            _Nullable _Nonnull _Null_unspecified _Nullable_result __nullable __nonnull __null_unspecified \
            __weak __strong __block __unsafe_unretained __autoreleasing __kindof __unused __bridge \
            __bridge_transfer __bridge_retained __inline __inline__ __const __restrict __volatile__ __thread \
            _Noreturn __extension__ __covariant __contravariant _Atomic __private_extern__ \
            __block_unused NS_INLINE CF_INLINE NS_NOESCAPE CF_NOESCAPE IBOutlet IBInspectable
            """
        ),
        (
            .primitive,
            """
            void int char short long float double unsigned signed bool _Bool BOOL id instancetype Class SEL IMP \
            IBAction wchar_t
            """
        ),
        (.typeOf, "typeof __typeof __typeof__ decltype"), (.inferred, "auto __auto_type"),
        (.attribute, "__attribute__ __attribute __declspec alignas _Alignas"),
    ]

    /// Plain identifiers in Objective-C.
    private static let wordsOfPlusPlus: [(Token.Kind, String)] = [
        (.classWord, "class"), (.namespace, "namespace"), (.template, "template"), (.using, "using"),
        (.new, "new"), (.delete, "delete"), (.tryWord, "try"), (.catchWord, "catch"), (.throwWord, "throw"),
        (.castWord, "static_cast dynamic_cast reinterpret_cast const_cast"), (.sizeof, "alignof"),
        (.qualifier, "constexpr thread_local mutable virtual explicit friend typename noexcept"),
    ]

    private static let wordsAfterAt: [(Token.Kind, String)] = [
        (.atInterface, "interface"), (.atImplementation, "implementation"), (.atProtocol, "protocol"),
        (.atEnd, "end"), (.atClass, "class compatibility_alias"), (.atProperty, "property"),
        (.atSynthesize, "synthesize dynamic"), (.atImport, "import"), (.atSelector, "selector"),
        (.atEncode, "encode"), (.atTry, "try"), (.atCatch, "catch"), (.atFinally, "finally"), (.atThrow, "throw"),
        (.atSynchronized, "synchronized"), (.atAutoreleasepool, "autoreleasepool"), (.atAvailable, "available"),
        (.atSection, "optional required private protected public package"),
    ]
}
