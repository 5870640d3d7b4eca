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
        switch Pose(main) {
        case .idle where facts.threadCount < 2:
            (way, blockedIn) = (Self.lacksPushKit(facts) ? .neverRegistered : nil, nil)
            clue = Clue("the main thread waits for work", at: "thread 0")
        case .idle:
            way = Self.wayOfAnIdleApp(facts)
            (blockedIn, clue) = (
                nil, Clue("the main thread waits for work and no thread stands in the push handler", at: "thread 0")
            )
        case .busy:
            let place = Self.wait(in: main)
            (way, blockedIn) = (.blocked, place)
            clue = place.map {
                Clue("the main thread is busy in \($0), so that the handler cannot be called on it", at: "thread 0")
            }
        case .unknown: (way, blockedIn, clue) = (nil, nil, nil)
        }
    }

    private static func lacksPushKit(_ facts: Facts) -> Bool {
        facts.hasAllImages && !facts.images.contains("PushKit") && !facts.has(.registry)
    }

    /// No check 1 came, so the handler was not even called (C1.4), or the flag was set and no call made (C1.2). A process
    /// that dies seven seconds after its launch has not got far.
    private static func wayOfAnIdleApp(_ facts: Facts) -> Way? {
        if lacksPushKit(facts) { return .neverRegistered }
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

    /// The innermost function and the first of the app's own below it.
    static func wait(in stack: Stack) -> String? {
        guard let top = stack.frames.first else { return nil }
        let name = top.symbol.map(plain) ?? top.image
        let own = stack.frames.first { $0.isOfApp && $0.symbol != nil && !($0.symbol ?? "").hasPrefix("main") }
        guard let caller = own?.symbol.map(plain), caller != name else { return name.isEmpty ? nil : name }
        return "\(name), called from \(caller)"
    }

    /// Without the offset.
    static func plain(_ symbol: String) -> String {
        guard let end = symbol.end(of: " + ") else { return symbol.firstBytes(160) }
        return String(symbol[..<symbol.utf8.index(end, offsetBy: -3)]).firstBytes(160)
    }
}

/// What the main thread does, as far as its stack tells.
enum Pose {
    case idle, busy
    /// The stack is cut off before it tells.
    case unknown

    init(_ stack: Stack) {
        let top = stack.frames.prefix { Self.isMessage($0) }
        let next = stack.frames.dropFirst(top.count).first
        if let next, !top.isEmpty {
            if Self.isLoop(next) || next.symbol == nil && next.image == "CoreFoundation" {
                self = .idle
            } else {
                // It waits for an answer: who asked stands below.
                self = Self.hasOwn(stack) || Self.isWhole(stack) ? .busy : .unknown
            }
            return
        }
        guard !stack.frames.isEmpty, top.isEmpty else {
            self = .unknown
            return
        }
        self = Self.isIdle(stack) ? .idle : Self.hasOwn(stack) || Self.isWhole(stack) ? .busy : .unknown
    }

    private static func isMessage(_ frame: Frame) -> Bool {
        guard let symbol = frame.symbol else { return frame.image == "libsystem_kernel.dylib" }
        return ["mach_msg", "epoll", "poll"].contains { symbol.holds($0) }
    }

    private static func isLoop(_ frame: Frame) -> Bool {
        frame.image == "GraphicsServices"
            || ["RunLoop", "NSRunLoop", "ServiceMachPort"].contains { frame.symbol?.holds($0) == true }
    }

    private static func hasOwn(_ stack: Stack) -> Bool {
        stack.frames.contains { $0.isOfApp && !($0.symbol ?? "main").hasPrefix("main") }
    }

    /// It goes down to where every main thread begins.
    private static func isWhole(_ stack: Stack) -> Bool {
        stack.frames.contains { ["UIApplicationMain", "start"].contains($0.symbol.map(Check2Story.plain) ?? "") }
            || stack.frames.contains { $0.image == "dyld" || $0.image == "GraphicsServices" }
    }

    /// Nothing of the app above UIKit's loop.
    private static func isIdle(_ stack: Stack) -> Bool {
        guard let loop = stack.frames.firstIndex(where: isLoop) else { return false }
        let above = stack.frames[..<loop]
        return above.contains(where: isMessage) && !above.contains { $0.isOfApp }
    }
}
