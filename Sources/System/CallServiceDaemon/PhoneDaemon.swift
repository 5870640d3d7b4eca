import APNsProtocol
import AppSupervisor
import CallPolicy
import CallPolicyRunner
import CallServiceWire
import CallVocabulary
import PhoneStore

/// One phone: the policy's runner, and around it sockets, processes and the store.
///
/// Everything in here happens on one thread, the one that called ``run()``; other threads come in through ``PhoneHandle``.
/// It decides nothing: a message or an exit becomes an ``Input``, the runner answers with effects, the effects are done.
public final class PhoneDaemon {
    let configuration: PhoneConfiguration
    let folder: DataFolder
    let store: PhoneStore
    let mailbox: Mailbox
    let watch = DescriptorWatch()
    let launcher = AppLauncher()

    var clock: PhoneClock
    var runner: CallPolicyRunner
    var phone: StoredPhone
    var apps = AppTable()
    var processes: [ProcessID: AppProcess] = [:]
    var connections: [UInt64: AppConnection] = [:]
    var pushes: [PushID: ArrivedPush] = [:]
    var storedPushes = StoredPushes<ArrivedPush>()
    var calls = CallTable()
    var actions: [ActionID: CallID] = [:]
    var timeline = TimelineRecorder()

    var listener: UnixSocket?
    var lastTag = Tag.firstFree
    var inbox: [Input] = []
    var isFeeding = false
    var isStopping = false
    /// The daemon's end is to look like a crash: nothing is written any more, nobody is ended.
    var isAbandoned = false
    /// Every caller is on the user's block list (K).
    var blocksCallers = false
    /// Set while an app has just been told something: the timeline is written after this instant.
    var writingResumes: Instant?
    /// When the apps that run are looked after next; nil: none runs.
    var looksAgain: Instant?
    /// When their disk usage is looked at next.
    var looksAtDisk = Instant.zero
    /// When an app of a slow phone has to be stopped or to go on.
    var paceResumes: Instant?
    /// Run when no check is pending any more: moving the clock waits for that. With nil when the phone ends before.
    var whenChecksRanOut: [@Sendable (PhoneDaemon?) -> Void] = []

    enum Tag {
        static let listener: UInt64 = 0
        static let mailbox: UInt64 = 1
        static let firstFree: UInt64 = 16
    }

    init(configuration: PhoneConfiguration, folder: DataFolder, store: PhoneStore, mailbox: Mailbox) throws {
        self.configuration = configuration
        self.folder = folder
        self.store = store
        self.mailbox = mailbox
        phone = try store.phone()
        clock = PhoneClock(offset: phone.clockOffsetMicroseconds)
        runner = CallPolicyRunner(policy: PhonePolicy(profile: configuration.profile))
        try restore()
    }

    /// Serves apps, people and the gateway until ``PhoneHandle/stop()`` or ``PhoneHandle/abandon()``.
    func run() {
        while !isStopping {
            if configuration.slowdown > 1 { keepPace() }
            let events = watch.wait(atMost: timeToNextWork)
            handle(events)
            if isAbandoned { return letGo() }
            if isDeadlineDue { fireDeadlines() }
            if isAbandoned { return letGo() }
            runIdleJobs()
            if isWritingDue { flush() }
            lookAfterApps(isIdle: events.isEmpty)
        }
        shutDown()
    }

    private var timeToNextWork: Duration? {
        [runner.nextDeadline, writingResumes, paceResumes, looksAgain].compactMap { $0 }.min().map { $0 - clock.now }
    }

    private var isWritingDue: Bool { writingResumes.map { $0 <= clock.now } ?? true }

    private var isDeadlineDue: Bool { runner.nextDeadline.map { $0 <= clock.now } ?? false }

    /// A slow daemon kills nobody: what apps wrote before their deadline was looked at is read first, however late we are.
    /// The number of rounds is bounded, or an app that never stops writing could never be judged.
    private func fireDeadlines() {
        for _ in 0..<16 {
            let events = watch.wait(atMost: .zero)
            if events.isEmpty { break }
            handle(events)
        }
        if isDeadlineDue && !isAbandoned { feed(.deadlinePassed) }
    }

    private func handle(_ events: [DescriptorWatch.Event]) {
        for event in events where !isAbandoned {
            switch event.tag {
            case Tag.listener: acceptConnections()
            case Tag.mailbox: for job in mailbox.take() { isAbandoned ? job.abandon() : job.run(on: self) }
            default:
                if let connection = connections[event.tag] {
                    if event.isWritable { continueSending(connection) }
                    if event.isReadable { receive(connection) }
                } else if let process = processes.values.first(where: { $0.exitTag == event.tag }) {
                    processEnded(process)
                }
            }
        }
    }

    /// One input, its effects, and whatever inputs those bring about, in order.
    func feed(_ input: Input) {
        inbox.append(input)
        guard !isFeeding else { return }
        isFeeding = true
        defer { isFeeding = false }
        while !inbox.isEmpty {
            let input = inbox.removeFirst()
            let now = clock.now
            let effects = runner.run(input, at: now)
            for effect in effects { carryOut(effect) }
            narrate(input, effects, at: now)
            forget(after: effects)
        }
    }

    private func runIdleJobs() {
        guard !whenChecksRanOut.isEmpty, runner.policy.pendingChecks.isEmpty else { return }
        let jobs = whenChecksRanOut
        whenChecksRanOut = []
        for job in jobs { job(self) }
    }

    /// How long the timeline waits to be written once an app was told something. The kernel likes to wake the app on the
    /// processor that this thread runs on: writing at once, it would keep a push from its delegate for half a millisecond.
    static let writingPause: Duration = .milliseconds(3)

    /// The timeline is written when everything urgent is done: a push must not wait for a disk.
    func flush() {
        writingResumes = nil
        let records = timeline.takePending()
        guard !records.isEmpty else { return }
        apply([.appendTimeline(records), .savePhone(phone)])
    }

    /// Writes to the store. A failure is said and survived: the phone goes on in memory.
    func apply(_ changes: [StoreChange]) {
        do {
            try store.apply(changes)
        } catch {
            configuration.complain("\(error)")
        }
    }

    private func shutDown() {
        for process in processes.values { process.supervised?.kill() }
        // Collected, or a process that runs one phone after another would be left with their zombies.
        for process in processes.values { _ = process.supervised?.reapSoon() }
        for connection in connections.values { connection.socket.close() }
        apply([.removeAllProcesses, .savePhone(phone)])
        flush()
        closeDoors()
    }

    /// What the kernel does for a daemon that has crashed: descriptors are closed, and with them the folder's lock goes.
    private func letGo() {
        for connection in connections.values { connection.socket.close() }
        closeDoors()
    }

    private func closeDoors() {
        for job in whenChecksRanOut { job(nil) }
        listener?.close()
        watch.stop()
        folder.release()
    }
}
