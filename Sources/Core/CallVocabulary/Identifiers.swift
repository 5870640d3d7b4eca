// Small integers stand for everything that has a name outside: the policy value holds no strings.

/// An installed app on this phone.
public struct AppID: Hashable, Comparable, Sendable {
    public var value: Int32
    public init(_ value: Int32) { self.value = value }
    public static func < (lhs: AppID, rhs: AppID) -> Bool { lhs.value < rhs.value }
}

/// One life of an app's process: a new one at every launch, whatever the kernel's pid is.
public struct ProcessID: Hashable, Comparable, Sendable {
    public var value: Int32
    public init(_ value: Int32) { self.value = value }
    public static func < (lhs: ProcessID, rhs: ProcessID) -> Bool { lhs.value < rhs.value }
}

/// One push, from its arrival at the phone to its last consequence.
public struct PushID: Hashable, Comparable, Sendable {
    public var value: Int64
    public init(_ value: Int64) { self.value = value }
    public static func < (lhs: PushID, rhs: PushID) -> Bool { lhs.value < rhs.value }
}

/// The UUID under which an app reports a call, interned by the shell: equal UUIDs have equal ids.
public struct CallID: Hashable, Comparable, Sendable {
    public var value: Int64
    public init(_ value: Int64) { self.value = value }
    public static func < (lhs: CallID, rhs: CallID) -> Bool { lhs.value < rhs.value }
}

/// One CallKit action handed to an app.
public struct ActionID: Hashable, Comparable, Sendable {
    public var value: Int64
    public init(_ value: Int64) { self.value = value }
    public static func < (lhs: ActionID, rhs: ActionID) -> Bool { lhs.value < rhs.value }
}

/// An app's question that wants an answer (a report, a transaction), numbered by the app's process.
public struct RequestID: Hashable, Comparable, Sendable {
    public var value: UInt64
    public init(_ value: UInt64) { self.value = value }
    public static func < (lhs: RequestID, rhs: RequestID) -> Bool { lhs.value < rhs.value }
}
