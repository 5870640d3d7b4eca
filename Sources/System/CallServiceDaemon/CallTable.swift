import CallServiceWire
import CallVocabulary

/// The names of calls: UUIDs, callers and providers for the policy's small integers.
struct CallTable {
    struct Entry {
        var uuid: CallUUID
        var process: ProcessID
        var provider: UInt32
        var details: CallDetails
        var isConnected = false
        var isEnded = false

        /// As `CXCallObserver` shows it.
        var snapshot: CallSnapshot {
            CallSnapshot(call: uuid, isOutgoing: false, isOnHold: false, hasConnected: isConnected, hasEnded: isEnded)
        }
    }

    private var ids: [CallUUID: CallID] = [:]
    private(set) var entries: [CallID: Entry] = [:]
    private var last: Int64 = 0

    /// The id of a UUID; a new one if it was never seen.
    mutating func intern(_ uuid: CallUUID) -> CallID {
        if let id = ids[uuid] { return id }
        last += 1
        ids[uuid] = CallID(last)
        forgetOldest()
        return CallID(last)
    }

    /// The id of a UUID that was seen before.
    func id(of uuid: CallUUID) -> CallID? { ids[uuid] }

    subscript(id: CallID) -> Entry? {
        get { entries[id] }
        set { entries[id] = newValue }
    }

    /// The call that a person means without naming one: the newest that has not ended and satisfies the condition.
    func newest(where condition: (Entry) -> Bool) -> CallID? {
        entries.filter { !$0.value.isEnded && condition($0.value) }.keys.max()
    }

    /// A hostile app may report for ever: only calls that are alive, and the last thousand, keep their names.
    private mutating func forgetOldest() {
        guard ids.count > 2_000 else { return }
        let limit = CallID(last - 1_000)
        entries = entries.filter { $0.key > limit || !$0.value.isEnded }
        ids = ids.filter { $0.value > limit || entries[$0.value] != nil }
    }
}

extension CallDetails {
    /// The fields that are set replace the older ones (`CXCallUpdate`).
    func merged(with update: CallDetails) -> CallDetails {
        var merged = self
        merged.handleType = update.handleType ?? handleType
        merged.handle = update.handle ?? handle
        merged.callerName = update.callerName ?? callerName
        merged.hasVideo = update.hasVideo ?? hasVideo
        merged.supportsHolding = update.supportsHolding ?? supportsHolding
        merged.supportsGrouping = update.supportsGrouping ?? supportsGrouping
        merged.supportsUngrouping = update.supportsUngrouping ?? supportsUngrouping
        merged.supportsDTMF = update.supportsDTMF ?? supportsDTMF
        return merged
    }

    /// Who is calling, in words.
    var caller: String { callerName ?? handle ?? "an unknown caller" }
}
