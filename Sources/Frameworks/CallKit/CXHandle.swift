/// Who is called, or who calls: a phone number, an e-mail address, or a name of the app's own making.
///
/// Two handles are equal when type and value are.
open class CXHandle: NSObject, NSCopying, NSSecureCoding {
    /// What kind of name ``CXHandle/value`` is.
    public enum HandleType: Int, Hashable, Sendable {
        case generic = 1
        case phoneNumber = 2
        case emailAddress = 3
    }

    private let kind: HandleType
    private let text: String

    open var type: CXHandle.HandleType { kind }
    open var value: String { text }

    public init(type: CXHandle.HandleType, value: String) {
        kind = type
        text = value
        super.init()
    }

    /// Nil if the archive holds no handle, or one of an unknown type.
    public required init?(coder: NSCoder) {
        guard let kind = HandleType(rawValue: coder.decodeInteger(forKey: "type")),
            let text = coder.decodeText(forKey: "value")
        else { return nil }
        self.kind = kind
        self.text = text
        super.init()
    }

    open class var supportsSecureCoding: Bool { true }

    open func encode(with coder: NSCoder) {
        coder.encode(type.rawValue, forKey: "type")
        coder.encodeText(value, forKey: "value")
    }

    /// Handles do not change: a copy is the handle itself.
    open func copy(with zone: NSZone? = nil) -> Any { self }

    open override func isEqual(_ object: Any?) -> Bool {
        guard let other = object as? CXHandle else { return false }
        return type == other.type && value == other.value
    }

    open override var hash: Int {
        var hasher = Hasher()
        hasher.combine(type)
        hasher.combine(value)
        return hasher.finalize()
    }
}
