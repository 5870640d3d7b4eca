import CallFlow
import CallPaths

/// A call that stands still until something else has happened.
struct BlockingCall {
    /// `waits for a semaphore`
    let what: String

    /// nil for every other call.
    init?(_ site: CallSite) {
        guard !site.isResolved, let what = Self.sleep(site) ?? Self.wait(site) ?? Self.load(site) else { return nil }
        self.what = what
    }

    /// A wait on the main queue for work of the main queue, on which every registry of the program delivers.
    init?(_ site: CallSite, queues: Set<RegistryCreation.Queue>, _ program: Program) {
        guard queues == [.main], Self.isSyncToMain(site), !Self.asksForThread(site, program) else { return nil }
        what = "waits for the main queue, on which it runs itself"
    }

    private static func isSyncToMain(_ site: CallSite) -> Bool {
        switch site.name {
        case "sync": site.receiver?.lastName == "main" && site.receiverType == "DispatchQueue"
        case "dispatch_sync": site.call.arguments.first?.value.names == ["dispatch_get_main_queue"]
        default: false
        }
    }

    /// `if Thread.isMainThread { … } else { DispatchQueue.main.sync { … } }`
    private static func asksForThread(_ site: CallSite, _ program: Program) -> Bool {
        let call = program.callSites(of: site.firstName).first { $0.location == site.location }
        guard let body = call?.function?.body else { return true }
        var isAsked = false
        Tree.walk(body.block) { expression in
            if let name = expression.lastName, name.contains("isMainThread") || name.contains("pthread_main_np") {
                isAsked = true
            }
        }
        return isAsked
    }

    private static func sleep(_ site: CallSite) -> String? {
        switch site.firstName {
        case "sleep" where site.receiver == nil, "sleepForTimeInterval", "sleepUntilDate":
            return "sleeps"
        case "sleep" where site.receiverType == "Thread": return "sleeps"
        case "usleep" where site.receiver == nil:
            if case .integer(let microseconds)? = site.arguments.first?.known, microseconds < 500_000 { return nil }
            return "sleeps"
        default: return nil
        }
    }

    private static func wait(_ site: CallSite) -> String? {
        switch site.name {
        case "dispatch_semaphore_wait": return "waits for a semaphore"
        case "dispatch_group_wait": return "waits for a group"
        case "waitUntilAllOperationsAreFinished", "waitUntilFinished": return "waits for operations"
        case "addOperations", "addOperations:waitUntilFinished:":
            return site.arguments.last?.known == .boolean(true) ? "waits for operations" : nil
        case "runMode:beforeDate:", "runUntilDate:": return "runs the run loop"
        case "run" where site.labels.first == "until" || site.labels.contains("before"): return "runs the run loop"
        case "wait" where site.receiver != nil: return isWaitable(site) ? waiting(site) : nil
        default: return nil
        }
    }

    private static let waitables: Set = ["DispatchSemaphore", "DispatchGroup", "NSCondition", "EventLoopFuture"]
    private static let waitableWords: Set = ["semaphore", "sema", "sem", "group", "condition", "future", "promise"]

    private static func isWaitable(_ site: CallSite) -> Bool {
        if let type = site.receiverType { return waitables.contains(type) }
        return words(site).contains(where: waitableWords.contains)
    }

    private static func waiting(_ site: CallSite) -> String {
        let isGroup = site.receiverType == "DispatchGroup" || words(site).contains("group")
        return isGroup ? "waits for a group" : "waits for a semaphore"
    }

    private static func words(_ site: CallSite) -> [String] { site.receiver?.lastName.map(Words.of) ?? [] }

    /// `Data(contentsOf: url)` of an address that came with the push: a request to a server.
    private static func load(_ site: CallSite) -> String? {
        if site.firstName == "sendSynchronousRequest" { return "loads from the network" }
        let isLoad =
            ["Data", "NSData", "String"].contains(site.name) && site.labels.first == "contentsOf"
            || site.firstName == "dataWithContentsOfURL"
        guard isLoad, let address = site.arguments.first, address.origins.contains(.payload) else { return nil }
        let names = site.call.arguments.first.map { $0.value.names.flatMap(Words.of) } ?? []
        let isLocal = names.contains { ["file", "path", "directory", "cache", "folder", "container"].contains($0) }
        return isLocal ? nil : "loads from the network"
    }
}
