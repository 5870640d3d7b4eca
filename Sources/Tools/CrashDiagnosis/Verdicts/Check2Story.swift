/// Why no report came in time, as far as the threads tell (C2.6).
public struct Check2Story: Hashable, Sendable {
    /// The three ways to miss the deadline.
    public enum Way: String, Hashable, Sendable {
        /// No registry, or no delegate, when the push came: the handler was never called.
        case neverRegistered = "never-registered"
        /// The handler, or the queue it is called on, stood still.
        case blocked
        /// The app ran, and nothing was reported.
        case neverReported = "never-reported"
    }

    /// Nil: the threads do not tell.
    public let way: Way?
    /// What it waited in: `semaphore_wait_trap, called from Parley.fetchToken()`.
    public let blockedIn: String?
    /// What the threads show.
    let clue: Clue?

    init(way: Way?, blockedIn: String?, clue: Clue?) {
        (self.way, self.blockedIn, self.clue) = (way, blockedIn, clue)
    }

    init(_ facts: Facts) {
        if let stack = Self.stackInHandler(facts) {
            let place = Self.wait(in: stack)
            (way, blockedIn) = (.blocked, place)
            clue = Clue(
                "thread \(stack.index) stands in the push handler" + (place.map { ", in \($0)" } ?? ""),
                at: "thread \(stack.index)")
            return
        }
        guard let main = facts.mainThread, !main.frames.isEmpty else {
            let idle = facts.first(.runLoopService) { $0 == .crashedThread || $0 == .thread(0) }
            (way, blockedIn) = (nil, nil)
            clue = idle.map { Clue("the main thread waits for work", $0) }
            return
        }
        if Self.isIdle(main) {
            way = Self.wayOfAnIdleApp(facts)
            (blockedIn, clue) = (
                nil, Clue("the main thread waits for work and no thread stands in the push handler", at: "thread 0")
            )
        } else if let place = Self.wait(in: main) {
            (way, blockedIn) = (.blocked, place)
            clue = Clue(
                "the main thread is busy in \(place), so that the handler cannot be called on it", at: "thread 0")
        } else {
            (way, blockedIn, clue) = (nil, nil, nil)
        }
    }

    /// No check 1 came, so the handler was not even called (C1.4), or the flag was set and no call made (C1.2). A process
    /// that dies seven seconds after its launch has not got far.
    private static func wayOfAnIdleApp(_ facts: Facts) -> Way? {
        let hasPushKit = facts.images.contains("PushKit") || facts.has(.registry)
        if facts.hasAllImages, !hasPushKit { return .neverRegistered }
        if let lifetime = facts.lifetime { return lifetime < 12 ? .neverRegistered : .neverReported }
        return facts.form == .metricKit ? nil : .neverRegistered
    }

    private static func stackInHandler(_ facts: Facts) -> Stack? {
        facts.stacks.first { stack in
            stack.frames.contains { frame in
                guard let symbol = frame.symbol else { return false }
                let isHandler = SignFinder.signs(in: symbol).contains { $0 == .pushHandler || $0 == .payloadReceived }
                return isHandler
            }
        }
    }

    /// Nothing of the app above UIKit's loop.
    static func isIdle(_ stack: Stack) -> Bool {
        let loop = stack.frames.firstIndex { frame in
            frame.image == "GraphicsServices" || frame.symbol?.holds("RunLoopRun") == true
                || frame.symbol?.holds("NSRunLoop") == true || frame.symbol?.holds("RunLoop.run") == true
        }
        guard let loop else { return false }
        let above = stack.frames[..<loop]
        let isWaiting = above.contains { frame in
            guard let symbol = frame.symbol else { return frame.image == "libsystem_kernel.dylib" }
            return ["mach_msg", "ServiceMachPort", "epoll", "poll"].contains { symbol.holds($0) }
        }
        return isWaiting && !above.contains { $0.isOfApp }
    }

    /// The innermost function and the first of the app's own below it.
    static func wait(in stack: Stack) -> String? {
        guard let top = stack.frames.first else { return nil }
        let name = top.symbol.map(plain) ?? top.image
        let own = stack.frames.first { $0.isOfApp && $0.symbol != nil && !($0.symbol ?? "").hasPrefix("main") }
        guard let caller = own?.symbol.map(plain), caller != name else { return name.isEmpty ? nil : name }
        return "\(name), called from \(caller)"
    }

    /// Without the offset.
    private static func plain(_ symbol: String) -> String {
        guard let end = symbol.end(of: " + ") else { return symbol.clipped(to: 160) }
        return String(symbol[..<symbol.utf8.index(end, offsetBy: -3)]).clipped(to: 160)
    }
}
