/// Who fails which scenario, by which rule; whoever is not named passes.
enum VerdictTable {
    /// Where the model differs from real processes, and why. Five at most.
    struct Exception {
        var scenario: String
        var app: String
        /// The rule by which it fails in the model; nil: it passes there.
        var inModel: String?
        var why: String
    }

    static let exceptions: [Exception] = []

    static let text = """
        a-day-later: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, DelegateNotRetained \
            C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, \
            RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SpoofedFlag \
            C2.1
        a-hundred-calls-in-the-foreground: ForceUnwrap C2.5, NoBackgroundMode P3, NotLinked D9, \
            RegistryNotRetained P3
        alert-and-voip: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, DelegateNotRetained \
            C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, \
            RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SpoofedFlag \
            C2.1
        answered: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, DelegateNotRetained C2.1, \
            ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, OwnAudio A2, \
            RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SilentAnswer \
            T2, SpoofedFlag C2.1
        answered-and-never-fulfilled: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, \
            NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, \
            SilentAnswer T2, SpoofedFlag C2.1
        answered-locked: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, DelegateNotRetained \
            C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, OwnAudio A2, \
            RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SilentAnswer \
            A6, SpoofedFlag C2.1
        asleep-again: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, DelegateNotRetained \
            C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, \
            RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SpoofedFlag \
            C2.1
        async-delegate@15.0: AskServerFirst C1.1, AsyncDelegate C1.1, BlockedDelegate C2.1, CompletionBuysTime \
            C1.1, CrashesAtLaunch C2.5, DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LateRegistry C2.1, \
            LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, RegisterAfterLogin C2.1, \
            RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SlowLaunch25 \
            W1, SpoofedFlag C2.1, UnknownRoom C1.1, WaitForBegin C1.1
        async-delegate@17.0: AskServerFirst C1.1, AsyncDelegate C1.1, BlockedDelegate C2.1, CompletionBuysTime \
            C1.1, CrashesAtLaunch C2.5, DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LateRegistry C2.1, \
            LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, RegisterAfterLogin C2.1, \
            RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SlowLaunch25 \
            W1, SpoofedFlag C2.1, UnknownRoom C1.1, WaitForBegin C1.1
        before-first-unlock: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, CrashesAtLaunch \
            C2.5, DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LateRegistry C2.1, LocksItsDatabase W3, \
            NoBackgroundMode C2.1, NotLinked D9, ReadsProtectedData C1.1, RegisterAfterLogin C2.1, \
            RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SlowLaunch25 \
            W1, SpoofedFlag C2.1, UnknownRoom C1.1, WaitForBegin C1.1
        before-first-unlock-stalled: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            CrashesAtLaunch C2.5, DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LateRegistry C2.1, \
            LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, RegisterAfterLogin C2.1, \
            RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SlowLaunch25 \
            W1, SpoofedFlag C2.1, UnknownRoom C1.1, WaitForBegin C1.1
        blocked-caller: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, DelegateNotRetained \
            C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, \
            RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SpoofedFlag \
            C2.1
        call-ends-as-push-arrives: AlreadyOnCall C2.1, AskServerFirst C1.1, BlockedDelegate C2.1, \
            CompletionBuysTime C1.1, DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, \
            NoBackgroundMode C2.1, NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask \
            C1.1, ReportLater C1.1, SilentAnswer E3, SpoofedFlag C2.1
        call-ends-as-push-arrives-late: AlreadyOnCall C1.1, AskServerFirst C1.1, BlockedDelegate C2.1, \
            CompletionBuysTime C1.1, DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, \
            NoBackgroundMode C2.1, NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask \
            C1.1, ReportLater C1.1, SilentAnswer E3, SpoofedFlag C2.1
        cancelled-call-pushed: AskServerFirst C1.1, BlockedDelegate C2.1, CancelPush C1.1, CompletionBuysTime \
            C1.1, DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, \
            NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, \
            SpoofedFlag C2.1
        cancelled-while-ringing: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, \
            NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, \
            SpoofedFlag C2.1
        chat-message-pushed: AskServerFirst C1.1, BlockedDelegate C2.1, CancelPush C1.1, CompletionBuysTime \
            C1.1, DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, \
            NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, \
            SpoofedFlag C2.1
        cold-launch: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, CrashesAtLaunch C2.5, \
            DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LateRegistry C2.1, LocksItsDatabase W3, \
            NoBackgroundMode C2.1, NotLinked D9, RegisterAfterLogin C2.1, RegistryNotRetained C2.1, \
            ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SlowLaunch25 W1, SpoofedFlag C2.1, \
            UnknownRoom C1.1, WaitForBegin C1.1
        cold-launch-locked: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, CrashesAtLaunch \
            C2.5, DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LateRegistry C2.1, LocksItsDatabase W3, \
            NoBackgroundMode C2.1, NotLinked D9, RegisterAfterLogin C2.1, RegistryNotRetained C2.1, \
            ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SlowLaunch25 W1, SpoofedFlag C2.1, \
            UnknownRoom C1.1, WaitForBegin C1.1
        cold-launch-unreadable: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            CrashesAtLaunch C2.5, DelegateNotRetained C2.1, EarlyReturn C1.1, ExitsBeforeReport C2.5, \
            ForceUnwrap C2.5, LateRegistry C2.1, LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, \
            RegisterAfterLogin C2.1, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, \
            ReportLater C1.1, SlowLaunch25 W1, SpoofedFlag C2.1, UnknownRoom C1.1, WaitForBegin C1.1
        completion-buys-nothing: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, \
            NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, \
            SpoofedFlag C2.1
        control-centre-open: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            DelegateNotRetained C2.1, EarlyReturn C1.1, ForceUnwrap C2.5, NoBackgroundMode C2.1, NotLinked D9, \
            RegisterAfterLogin C2.1, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, \
            ReportLater C1.1, SpoofedFlag C2.1
        daemon-restarts-in-mid-check: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, \
            NotLinked D9, RegisterAfterLogin D11, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask \
            C1.1, ReportLater C1.1, SpoofedFlag C2.1
        dead-and-reported-later: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            DelegateNotRetained C2.1, EarlyReturn C1.1, ExitsBeforeReport C2.5, ForceUnwrap C2.5, \
            LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay \
            C1.1, ReportInTask C1.1, ReportLater C1.1, SpoofedFlag C2.1
        declined: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, DelegateNotRetained C2.1, \
            ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, \
            RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SpoofedFlag \
            C2.1
        development-build: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            DelegateNotRetained C2.1, EarlyReturn C1.1, ExitsBeforeReport C2.5, ForceUnwrap C2.5, \
            LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay \
            C1.1, ReportInTask C1.1, ReportLater C1.1, SpoofedFlag C2.1
        dies-while-ringing: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, CrashesAtLaunch \
            C2.5, DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LateRegistry C2.1, LocksItsDatabase W3, \
            NoBackgroundMode C2.1, NotLinked D9, RegisterAfterLogin C2.1, RegistryNotRetained C2.1, \
            ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SlowLaunch25 W1, SpoofedFlag C2.1, \
            UnknownRoom C1.1, WaitForBegin C1.1
        do-not-disturb: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, DelegateNotRetained \
            C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, \
            RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SpoofedFlag \
            C2.1
        do-not-disturb-in-the-car: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, \
            NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, \
            SpoofedFlag C2.1
        five-at-a-dead-app: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, CrashesAtLaunch \
            C2.5, DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LateRegistry C2.1, LocksItsDatabase W3, \
            NoBackgroundMode C2.1, NotLinked D9, RegisterAfterLogin C2.1, RegistryNotRetained C2.1, \
            ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SlowLaunch25 W1, SpoofedFlag C2.1, \
            UnknownRoom C1.1, WaitForBegin C1.1
        five-at-once: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, DelegateNotRetained \
            C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, \
            RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SpoofedFlag \
            C2.1
        force-quit: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, CrashesAtLaunch C2.5, \
            DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LateRegistry C2.1, LocksItsDatabase W3, \
            NoBackgroundMode C2.1, NotLinked D9, RegisterAfterLogin C2.1, RegistryNotRetained C2.1, \
            ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SlowLaunch25 W1, SpoofedFlag C2.1, \
            UnknownRoom C1.1, WaitForBegin C1.1
        foreground: NoBackgroundMode E1, NotLinked D9, RegistryNotRetained E1
        foreground-unreadable: ForceUnwrap C2.5, NoBackgroundMode E6, NotLinked D9, RegistryNotRetained E6
        ios-13-race: AskServerFirst C1.1, AsyncDelegate C1.1, BlockedDelegate C2.4, CompletionBuysTime C1.1, \
            CrashesAtLaunch C2.5, DelegateNotRetained C2.4, EarlyReturn C1.1, ExitsBeforeReport C2.5, \
            FastPhoneOnly C2.4, ForceUnwrap C2.5, LocksItsDatabase W3, NoBackgroundMode C2.4, NotLinked D9, \
            RegisterAfterLogin C2.4, RegistryNotRetained C2.4, ReportAfterDelay C1.1, ReportInTask C1.1, \
            ReportLater C1.1, SpoofedFlag C2.4
        largest-payload: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, DelegateNotRetained \
            C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, \
            RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SpoofedFlag \
            C2.1
        late-push-before-26-4: AskServerFirst C1.1, AsyncDelegate C1.1, BlockedDelegate C2.1, CompletionBuysTime \
            C1.1, DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, \
            NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, \
            SpoofedFlag C2.1
        late-registry-gets-the-payload: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            CrashesAtLaunch C2.5, DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LateRegistry C2.1, \
            LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, RegisterAfterLogin C2.1, \
            RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SlowLaunch25 \
            W1, SpoofedFlag C2.1, UnknownRoom C1.1, WaitForBegin C1.1
        left-before-the-check: ForceUnwrap C2.5, NoBackgroundMode E2, NotLinked D9, RegisterAfterLogin E2, \
            RegistryNotRetained E2
        left-with-a-lock: LocksItsDatabase W3, NotLinked D9
        linked-against-sdk-12: ExitsBeforeReport C2.5, ForceUnwrap C2.5, LocksItsDatabase W3, NoBackgroundMode \
            C2.3, NotLinked D9, RegisterAfterLogin C2.3, RegistryNotRetained C2.3
        locked: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, DelegateNotRetained C2.1, \
            ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, \
            RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SpoofedFlag \
            C2.1
        malformed-payloads: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            DelegateNotRetained C2.1, EarlyReturn C1.1, ExitsBeforeReport C2.5, ForceUnwrap C2.5, \
            LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay \
            C1.1, ReportInTask C1.1, ReportLater C1.1, SpoofedFlag C2.1
        memory-is-short: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, CrashesAtLaunch \
            C2.5, DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LateRegistry C2.1, LocksItsDatabase W3, \
            NoBackgroundMode C2.1, NotLinked D9, RegisterAfterLogin C2.1, RegistryNotRetained C2.1, \
            ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SlowLaunch25 W1, SpoofedFlag C2.1, \
            UnknownRoom C1.1, WaitForBegin C1.1
        missed-call-pushed: AskServerFirst C1.1, BlockedDelegate C2.1, CancelPush C1.1, CompletionBuysTime C1.1, \
            DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, \
            NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, \
            SpoofedFlag C2.1
        never-opened: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, CrashesAtLaunch C2.5, \
            DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LateRegistry C2.1, NoBackgroundMode C2.1, \
            NotLinked D9, RegisterAfterLogin C2.1, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask \
            C1.1, ReportLater C1.1, SlowLaunch25 W1, SpoofedFlag C2.1, UnknownRoom C1.1, WaitForBegin C1.1
        no-race-from-ios-14: AskServerFirst C1.1, AsyncDelegate C1.1, BlockedDelegate C2.1, CompletionBuysTime \
            C1.1, CrashesAtLaunch C2.5, DelegateNotRetained C2.1, EarlyReturn C1.1, ExitsBeforeReport C2.5, \
            FastPhoneOnly C2.1, ForceUnwrap C2.5, LateRegistry C2.1, LocksItsDatabase W3, NoBackgroundMode C2.1, \
            NotLinked D9, RegisterAfterLogin C2.1, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask \
            C1.1, ReportLater C1.1, SlowLaunch25 W1, SpoofedFlag C2.1, UnknownRoom C1.1, WaitForBegin C1.1
        nobody-answers: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, DelegateNotRetained \
            C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, \
            RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SpoofedFlag \
            C2.1
        offline-and-expired: LocksItsDatabase W3, NotLinked D9
        offline-and-stored: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, \
            NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, \
            SpoofedFlag C2.1
        opened-before-the-check: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, \
            NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, \
            SpoofedFlag C2.1
        out-of-order: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, DelegateNotRetained \
            C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, \
            RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SpoofedFlag \
            C2.1
        push-after-a-daemon-restart: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, \
            NotLinked D9, RegisterAfterLogin C2.7, RegistryNotRetained C2.7, ReportAfterDelay C1.1, ReportInTask \
            C1.1, ReportLater C1.1, SpoofedFlag C2.1
        push-on-a-call: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, DelegateNotRetained \
            C2.1, ExitsBeforeReport C2.5, ForceUnwrap C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, \
            NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, \
            SilentAnswer E1, SpoofedFlag C2.1
        rebooted-and-still-restricted: LocksItsDatabase W3, NotLinked D9
        rebooted-in-mid-check: ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, \
            RegistryNotRetained C2.1
        registers-when-opened: NoBackgroundMode D9, NotLinked D9, RegisterAfterLogin D12
        reinstalled: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, DelegateNotRetained \
            C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, \
            RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SpoofedFlag \
            C2.1
        report-before-return@18.0: AskServerFirst C1.1, AsyncDelegate C1.1, BlockedDelegate C2.1, \
            CompletionBuysTime C1.1, DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, \
            NoBackgroundMode C2.1, NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask \
            C1.1, ReportLater C1.1, SpoofedFlag C2.1
        report-before-return@26.4: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, \
            NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, \
            SpoofedFlag C2.1
        reported-and-ended: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            DelegateNotRetained C2.1, EarlyReturn C1.1, ExitsBeforeReport C2.5, ForceUnwrap C2.5, \
            LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay \
            C1.1, ReportInTask C1.1, ReportLater C1.1, SpoofedFlag C2.1
        restricted: LocksItsDatabase W3, NotLinked D9
        restricted-in-the-foreground: NoBackgroundMode L3, NotLinked D9, RegistryNotRetained L3
        second-call-while-ringing: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, \
            NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, \
            SpoofedFlag C2.1
        second-push-after-the-end: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, \
            NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, \
            SkipsDuplicate C2.1, SpoofedFlag C2.1
        second-push-while-ringing: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, \
            NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, \
            SpoofedFlag C2.1
        slow-phone: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, DelegateNotRetained \
            C2.1, ExitsBeforeReport C2.5, FastPhoneOnly C2.1, LocksItsDatabase W3, NoBackgroundMode C2.1, \
            NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, \
            SpoofedFlag C2.1
        stale-push: ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode E4, NotLinked D9, \
            RegistryNotRetained E4
        store-build: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, DelegateNotRetained \
            C2.1, EarlyReturn C1.1, ExitsBeforeReport C2.5, ForceUnwrap C2.5, LocksItsDatabase W3, \
            NoBackgroundMode C2.1, NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask \
            C1.1, ReportLater C1.1, SpoofedFlag C2.1
        taken-away-after-the-report: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, \
            NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, \
            SpoofedFlag C2.1
        taken-away-idle: LocksItsDatabase W3, NotLinked D9
        third-strike: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, DelegateNotRetained \
            C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, \
            RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SpoofedFlag \
            C2.1
        token-at-every-launch: LocksItsDatabase W3, NoBackgroundMode N1, NotLinked D9, RegisterAfterLogin D12
        two-calls-in-a-second: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, \
            NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, \
            SpoofedFlag C2.1
        uninstalled: LocksItsDatabase W3, NotLinked D9
        unrestricted-below-sdk-15: ExitsBeforeReport C2.5, ForceUnwrap C2.5, LocksItsDatabase W3, \
            NoBackgroundMode E5, NotLinked D9, RegistryNotRetained E5
        unrestricted-from-sdk-15: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, \
            DelegateNotRetained C2.1, EarlyReturn C1.1, ExitsBeforeReport C2.5, ForceUnwrap C2.5, \
            LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, RegistryNotRetained C2.1, ReportAfterDelay \
            C1.1, ReportInTask C1.1, ReportLater C1.1, SpoofedFlag C2.1
        updated: AskServerFirst C1.1, BlockedDelegate C2.1, CompletionBuysTime C1.1, CrashesAtLaunch C2.5, \
            DelegateNotRetained C2.1, ExitsBeforeReport C2.5, LateRegistry C2.1, LocksItsDatabase W3, \
            NoBackgroundMode C2.1, NotLinked D9, RegisterAfterLogin C2.1, RegistryNotRetained C2.1, \
            ReportAfterDelay C1.1, ReportInTask C1.1, ReportLater C1.1, SlowLaunch25 W1, SpoofedFlag C2.1, \
            UnknownRoom C1.1, WaitForBegin C1.1
        updated-in-mid-check: ExitsBeforeReport C2.5, LocksItsDatabase W3, NoBackgroundMode C2.1, NotLinked D9, \
            RegistryNotRetained C2.1
        """
}
