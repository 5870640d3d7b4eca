public import CallFlow

/// What is known of a value on one path.
public struct Value: Hashable, Sendable {
    /// What the value is, as far as a condition can be decided by it.
    public enum Known: Hashable, Sendable {
        case nothing
        case null
        /// Not nil, and no more.
        case present
        case boolean(Bool)
        case integer(Int)
        case text(String)
        case enumCase(String)
        /// A closure or local function, by its number in the walker's table.
        case closure(Int)
        /// A type itself, as in `Type.shared`.
        case type
    }

    /// What the value was made from.
    public struct Origins: OptionSet, Hashable, Sendable {
        public let rawValue: Int
        public init(rawValue: Int) { self.rawValue = rawValue }
        /// The push's payload, or something taken out of it.
        public static let payload = Origins(rawValue: 1)
        /// The handler's completion.
        public static let completion = Origins(rawValue: 2)
        public static let pushType = Origins(rawValue: 4)
        public static let metadata = Origins(rawValue: 8)
        public static let registry = Origins(rawValue: 16)
        /// A weak reference, captured or stored.
        public static let weak = Origins(rawValue: 32)
        /// What an SDK hands to its delegate as a new call.
        public static let invite = Origins(rawValue: 128)
        /// A property of the app's own objects, not a local value.
        public static let stored = Origins(rawValue: 64)
    }

    public var known: Known
    public var type: TypeName
    public var origins: Origins
    /// What the value says of the world: a Boolean that holds in the foreground, a call that is there.
    public var meaning: Meaning?

    public init(_ known: Known = .nothing, type: TypeName = .unknown, origins: Origins = []) {
        self.known = known
        self.type = type
        self.origins = origins
    }

    static let unknown = Value()
    static let null = Value(.null)

    /// True, false, or not known.
    public var truth: Bool? {
        if case .boolean(let value) = known { return value }
        return nil
    }

    /// A closure, or a function of the project as one.
    public var isClosure: Bool {
        if case .closure = known { return true }
        return false
    }

    /// Whether it is nil, where that is known.
    public var isNull: Bool? {
        switch known {
        case .null: true
        case .nothing: nil
        default: false
        }
    }

    /// The same value, known not to be nil.
    func unwrapped() -> Value {
        var value = self
        if known == .nothing { value.known = .present }
        if case .optional(let wrapped) = type { value.type = wrapped }
        if meaning?.isPresence == true { value.meaning = nil }
        return value
    }
}

extension Value.Known {
    /// `pending` and the `TVOCallInviteStatePending` of C.
    private static func isSameCase(_ one: String, _ other: String) -> Bool {
        let (short, long) = one.count < other.count ? (one, other) : (other, one)
        guard let first = short.first, short.count + 2 < long.count else { return false }
        return long.hasSuffix(first.uppercased() + short.dropFirst())
    }

    /// Whether two known values are equal; nil when that cannot be told.
    func equals(_ other: Value.Known) -> Bool? {
        switch (self, other) {
        case (.null, .null): true
        case (.null, .nothing), (.nothing, .null), (.nothing, _), (_, .nothing): nil
        case (.null, _), (_, .null): false
        case (.boolean(let one), .boolean(let two)): one == two
        case (.integer(let one), .integer(let two)): one == two
        case (.text(let one), .text(let two)): one == two
        case (.enumCase(let one), .enumCase(let two)): one == two || Self.isSameCase(one, two)
        default: nil
        }
    }
}

/// A fact about the world outside the code that frees a push from its duty, or explains why a path exists.
public enum Circumstance: Hashable, Sendable {
    /// The app is in the foreground.
    case foreground
    /// The app already has a call.
    case onCall
}

/// What a value says about a circumstance.
public enum Meaning: Hashable, Sendable {
    /// `UIApplication.shared.applicationState`
    case applicationState
    /// A Boolean: the circumstance holds when it equals `when`.
    case truth(Circumstance, when: Bool)
    /// An optional: the circumstance holds when it is not nil.
    case presence(Circumstance)
    /// A collection: the circumstance holds when it is not empty.
    case contents(Circumstance)
    /// A state of a call, an enumeration.
    case callState

    var isPresence: Bool {
        if case .presence = self { return true }
        return false
    }

    func negated() -> Meaning? {
        guard case .truth(let circumstance, let when) = self else { return nil }
        return .truth(circumstance, when: !when)
    }
}
