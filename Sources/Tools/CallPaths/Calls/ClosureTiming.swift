import CallFlow

/// When a call runs a closure that it is given.
public enum ClosureTiming: Hashable, Sendable {
    /// Before it returns, once.
    case now
    /// Before it returns, for each element or not at all.
    case nowMaybe
    /// After it has returned, or nobody knows.
    case later

    /// The timing of a call that leads out of the project. What the project's own functions do with a closure is
    /// seen by following them.
    public static func timing(of site: CallSite, closure index: Int) -> ClosureTiming {
        let name = site.firstName
        if let receiver = site.receiverType, streams.contains(receiver) { return .later }
        if name == "async" || name == "asyncAfter" { return .later }
        if once.contains(name) || name.hasPrefix("withUnsafe") { return .now }
        if name == "run", site.receiverType == "MainActor" { return .now }
        if ["read", "write"].contains(name), site.arguments.count == 1, site.labels[0] == nil { return .now }
        if name == "DispatchWorkItem" || name == "BlockOperation" { return .later }
        return perElement.contains(name) ? .nowMaybe : .later
    }

    private static let once: Set = [
        "assumeIsolated", "sync", "withLock", "withLockUnchecked", "withExtendedLifetime", "autoreleasepool",
        "performAndWait", "performWithoutAnimation", "performBlockAndWait", "inDatabase", "inTransaction",
        "withCheckedContinuation", "withCheckedThrowingContinuation", "withValue", "locked", "synchronized",
        "dispatch_sync", "dispatch_barrier_sync", "dispatch_once", "dispatch_async_and_wait", "asyncAndWait",
        "withTaskGroup", "withThrowingTaskGroup", "performAsCurrent", "measure", "withMutableValue", "modify",
        "performBatchUpdatesAndWait", "with", "apply", "configure", "also", "then_", "concurrentPerform",
    ]

    private static let perElement: Set = [
        "map", "compactMap", "flatMap", "filter", "forEach", "reduce", "first", "firstIndex", "last", "lastIndex",
        "contains", "sorted", "sort", "allSatisfy", "min", "max", "mapValues", "compactMapValues", "removeAll",
        "drop", "prefix", "partition", "enumerateObjectsUsingBlock", "enumerateKeysAndObjectsUsingBlock",
        "enumerateObjects", "enumerateKeysAndObjects", "split", "starts", "count", "indexOfObjectPassingTest",
        "sortedArrayUsingComparator", "enumerateMatches", "grouping", "Dictionary", "zip", "mapError", "flatMapError",
    ]

    /// Types whose `map` and `filter` are a pipeline for values to come.
    private static let streams: Set = [
        "AnyPublisher", "Published", "PassthroughSubject", "CurrentValueSubject", "Observable", "PublishSubject",
        "BehaviorSubject", "BehaviorRelay", "PublishRelay", "Driver", "Single", "Completable", "Maybe", "Promise",
        "Future", "EventLoopFuture", "AsyncStream",
    ]

    /// A wait until work that was started before is done: `semaphore.wait()`, `group.wait()`.
    static func isWait(_ site: CallSite) -> Bool {
        switch site.name {
        case "dispatch_semaphore_wait", "dispatch_group_wait": return true
        case "wait": break
        default: return false
        }
        if let type = site.receiverType { return type == "DispatchSemaphore" || type == "DispatchGroup" }
        let words = site.receiver?.lastName.map(Words.of) ?? []
        return words.contains { ["semaphore", "sema", "sem", "group", "lock"].contains($0) }
    }
}
