/// The table apps × scenarios: under each scenario the rules by which apps fail it, and which apps; whoever is not named
/// passes.
enum VerdictTable {
    /// Where the model differs from real processes, and why. Five at most.
    struct Exception {
        var scenario: String
        /// Nil: the scenario is not played in the model at all.
        var app: String?
        /// The rule by which it fails in the model; nil: it passes there.
        var inModel: String?
        var why: String
    }

    static let exceptions = [
        Exception(
            scenario: "through-the-gateway",
            why: "TLS, provider tokens and refusals are the gateway's; the policy begins where it hands a push over")
    ]

    static let text = """
        a-day-later
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        a-hundred-calls-in-the-foreground
            C2.5  ForceUnwrap
            D9    NotLinked
            P3    NoBackgroundMode RegistryNotRetained
        alert-and-voip
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        answered
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            A2    OwnAudio
            D9    NotLinked
            T2    SilentAnswer
            W3    LocksItsDatabase
        answered-and-never-fulfilled
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            T2    SilentAnswer
            W3    LocksItsDatabase
        answered-locked
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            A2    OwnAudio
            A6    SilentAnswer
            D9    NotLinked
            W3    LocksItsDatabase
        asleep-again
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        async-delegate@15.0
            C1.1  AskServerFirst AsyncDelegate CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C1.1  UnknownRoom WaitForBegin
            C2.1  BlockedDelegate DelegateNotRetained LateRegistry NoBackgroundMode RegisterAfterLogin
            C2.1  RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D5    CrashesAtLaunch
            D9    NotLinked
            W1    SlowLaunch25
            W3    LocksItsDatabase
        async-delegate@17.0
            C1.1  AskServerFirst AsyncDelegate CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C1.1  UnknownRoom WaitForBegin
            C2.1  BlockedDelegate DelegateNotRetained LateRegistry NoBackgroundMode RegisterAfterLogin
            C2.1  RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D5    CrashesAtLaunch
            D9    NotLinked
            W1    SlowLaunch25
            W3    LocksItsDatabase
        before-first-unlock
            C1.1  AskServerFirst CompletionBuysTime ReadsProtectedData ReportAfterDelay ReportInTask ReportLater
            C1.1  UnknownRoom WaitForBegin
            C2.1  BlockedDelegate DelegateNotRetained LateRegistry NoBackgroundMode RegisterAfterLogin
            C2.1  RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D5    CrashesAtLaunch
            D9    NotLinked
            W1    SlowLaunch25
            W3    LocksItsDatabase
        before-first-unlock-stalled
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater UnknownRoom
            C1.1  WaitForBegin
            C2.1  BlockedDelegate DelegateNotRetained LateRegistry NoBackgroundMode RegisterAfterLogin
            C2.1  RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D5    CrashesAtLaunch
            D9    NotLinked
            W1    SlowLaunch25
            W3    LocksItsDatabase
        blocked-caller
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        call-ends-as-push-arrives
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  AlreadyOnCall BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained
            C2.1  SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            E3    SilentAnswer
            W3    LocksItsDatabase
        call-ends-as-push-arrives-late
            C1.1  AlreadyOnCall AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            E3    SilentAnswer
            W3    LocksItsDatabase
        cancelled-call-pushed
            C1.1  AskServerFirst CancelPush CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        cancelled-while-ringing
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        chat-message-pushed
            C1.1  AskServerFirst CancelPush CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        cold-launch
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater UnknownRoom
            C1.1  WaitForBegin
            C2.1  BlockedDelegate DelegateNotRetained LateRegistry NoBackgroundMode RegisterAfterLogin
            C2.1  RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D5    CrashesAtLaunch
            D9    NotLinked
            W1    SlowLaunch25
            W3    LocksItsDatabase
        cold-launch-locked
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater UnknownRoom
            C1.1  WaitForBegin
            C2.1  BlockedDelegate DelegateNotRetained LateRegistry NoBackgroundMode RegisterAfterLogin
            C2.1  RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D5    CrashesAtLaunch
            D9    NotLinked
            W1    SlowLaunch15 SlowLaunch25
            W3    LocksItsDatabase
        cold-launch-unreadable
            C1.1  AskServerFirst CompletionBuysTime EarlyReturn ReportAfterDelay ReportInTask ReportLater
            C1.1  UnknownRoom WaitForBegin
            C2.1  BlockedDelegate DelegateNotRetained LateRegistry NoBackgroundMode RegisterAfterLogin
            C2.1  RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport ForceUnwrap
            D5    CrashesAtLaunch
            D9    NotLinked
            W1    SlowLaunch25
            W3    LocksItsDatabase
        completion-buys-nothing
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        control-centre-open
            C1.1  AskServerFirst CompletionBuysTime EarlyReturn ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegisterAfterLogin RegistryNotRetained
            C2.1  SpoofedFlag
            C2.5  ForceUnwrap
            D9    NotLinked
        daemon-restarts-in-mid-check
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D11   RegisterAfterLogin
            D9    NotLinked
            W3    LocksItsDatabase
        dead-and-reported-later
            C1.1  AskServerFirst CompletionBuysTime EarlyReturn ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport ForceUnwrap
            D9    NotLinked
            W3    LocksItsDatabase
        declined
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        development-build
            C1.1  AskServerFirst CompletionBuysTime EarlyReturn ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport ForceUnwrap
            D9    NotLinked
            W3    LocksItsDatabase
        dies-while-ringing
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater UnknownRoom
            C1.1  WaitForBegin
            C2.1  BlockedDelegate DelegateNotRetained LateRegistry NoBackgroundMode RegisterAfterLogin
            C2.1  RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D5    CrashesAtLaunch
            D9    NotLinked
            W1    SlowLaunch25
            W3    LocksItsDatabase
        do-not-disturb
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        do-not-disturb-in-the-car
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        five-at-a-dead-app
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater UnknownRoom
            C1.1  WaitForBegin
            C2.1  BlockedDelegate DelegateNotRetained LateRegistry NoBackgroundMode RegisterAfterLogin
            C2.1  RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D5    CrashesAtLaunch
            D9    NotLinked
            W1    SlowLaunch25
            W3    LocksItsDatabase
        five-at-once
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        force-quit
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater UnknownRoom
            C1.1  WaitForBegin
            C2.1  BlockedDelegate DelegateNotRetained LateRegistry NoBackgroundMode RegisterAfterLogin
            C2.1  RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D5    CrashesAtLaunch
            D9    NotLinked
            W1    SlowLaunch25
            W3    LocksItsDatabase
        foreground
            D9    NotLinked
            E1    NoBackgroundMode RegistryNotRetained
        foreground-unreadable
            C2.5  ForceUnwrap
            D9    NotLinked
            E6    NoBackgroundMode RegistryNotRetained
        ios-13-race
            C1.1  AskServerFirst AsyncDelegate CompletionBuysTime EarlyReturn ReportAfterDelay ReportInTask
            C1.1  ReportLater
            C2.4  BlockedDelegate DelegateNotRetained FastPhoneOnly NoBackgroundMode RegisterAfterLogin
            C2.4  RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport ForceUnwrap
            D9    NotLinked
            W3    LocksItsDatabase
        largest-payload
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        late-push-before-26-4
            C1.1  AskServerFirst AsyncDelegate CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        late-registry-gets-the-payload
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater UnknownRoom
            C1.1  WaitForBegin
            C2.1  BlockedDelegate DelegateNotRetained LateRegistry NoBackgroundMode RegisterAfterLogin
            C2.1  RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D5    CrashesAtLaunch
            D9    NotLinked
            W1    SlowLaunch25
            W3    LocksItsDatabase
        left-before-the-check
            C2.5  ForceUnwrap
            D9    NotLinked
            E2    NoBackgroundMode RegisterAfterLogin RegistryNotRetained
        left-with-a-lock
            D9    NotLinked
            W3    LocksItsDatabase
        linked-against-sdk-12
            C2.5  ExitsBeforeReport ForceUnwrap
            C2.3  NoBackgroundMode RegisterAfterLogin RegistryNotRetained
            D9    NotLinked
            W3    LocksItsDatabase
        locked
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        malformed-payloads
            C1.1  AskServerFirst CompletionBuysTime EarlyReturn ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport ForceUnwrap
            D9    NotLinked
            W3    LocksItsDatabase
        memory-is-short
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater UnknownRoom
            C1.1  WaitForBegin
            C2.1  BlockedDelegate DelegateNotRetained LateRegistry NoBackgroundMode RegisterAfterLogin
            C2.1  RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D5    CrashesAtLaunch
            D9    NotLinked
            W1    SlowLaunch25
            W3    LocksItsDatabase
        missed-call-pushed
            C1.1  AskServerFirst CancelPush CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        never-opened
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater UnknownRoom
            C1.1  WaitForBegin
            C2.1  BlockedDelegate DelegateNotRetained LateRegistry NoBackgroundMode RegisterAfterLogin
            C2.1  RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D5    CrashesAtLaunch
            D9    NotLinked
            W1    SlowLaunch25
        no-race-from-ios-14
            C1.1  AskServerFirst AsyncDelegate CompletionBuysTime EarlyReturn ReportAfterDelay ReportInTask
            C1.1  ReportLater UnknownRoom WaitForBegin
            C2.1  BlockedDelegate DelegateNotRetained FastPhoneOnly LateRegistry NoBackgroundMode
            C2.1  RegisterAfterLogin RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport ForceUnwrap
            D5    CrashesAtLaunch
            D9    NotLinked
            W1    SlowLaunch25
            W3    LocksItsDatabase
        nobody-answers
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        offline-and-expired
            D9    NotLinked
            W3    LocksItsDatabase
        offline-and-stored
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        opened-before-the-check
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        out-of-order
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        push-after-a-daemon-restart
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode SpoofedFlag
            C2.5  ExitsBeforeReport
            C2.7  RegisterAfterLogin RegistryNotRetained
            D9    NotLinked
            W3    LocksItsDatabase
        push-on-a-call
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport ForceUnwrap
            D9    NotLinked
            E1    SilentAnswer
            W3    LocksItsDatabase
        rebooted-and-still-restricted
            D9    NotLinked
            W3    LocksItsDatabase
        rebooted-in-mid-check
            C2.1  NoBackgroundMode RegistryNotRetained
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        registers-when-opened
            D12   RegisterAfterLogin
            D9    NoBackgroundMode NotLinked
            N1    DelegateNotRetained RegistryNotRetained
        reinstalled
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        report-before-return@18.0
            C1.1  AskServerFirst AsyncDelegate CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        report-before-return@26.4
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        reported-and-ended
            C1.1  AskServerFirst CompletionBuysTime EarlyReturn ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport ForceUnwrap
            D9    NotLinked
            W3    LocksItsDatabase
        restricted
            D9    NotLinked
            W3    LocksItsDatabase
        restricted-in-the-foreground
            D9    NotLinked
            L3    NoBackgroundMode RegistryNotRetained
        second-call-while-ringing
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        second-push-after-the-end
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SkipsDuplicate
            C2.1  SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        second-push-while-ringing
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        slow-phone
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained FastPhoneOnly NoBackgroundMode RegistryNotRetained
            C2.1  SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        stale-push
            C2.5  ExitsBeforeReport
            D9    NotLinked
            E4    NoBackgroundMode RegistryNotRetained
            W3    LocksItsDatabase
        store-build
            C1.1  AskServerFirst CompletionBuysTime EarlyReturn ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport ForceUnwrap
            D9    NotLinked
            W3    LocksItsDatabase
        taken-away-after-the-report
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        taken-away-idle
            D9    NotLinked
            W3    LocksItsDatabase
        third-strike
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        through-the-gateway
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D3    NoBackgroundMode RegisterAfterLogin RegistryNotRetained
            D9    NotLinked
            W3    LocksItsDatabase
        token-at-every-launch
            D12   RegisterAfterLogin
            D9    NotLinked
            N1    DelegateNotRetained NoBackgroundMode RegistryNotRetained
            W3    LocksItsDatabase
        two-calls-in-a-second
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        uninstalled
            D9    NotLinked
            W3    LocksItsDatabase
        unrestricted-below-sdk-15
            C2.5  ExitsBeforeReport ForceUnwrap
            D9    NotLinked
            E5    NoBackgroundMode RegistryNotRetained
            W3    LocksItsDatabase
        unrestricted-from-sdk-15
            C1.1  AskServerFirst CompletionBuysTime EarlyReturn ReportAfterDelay ReportInTask ReportLater
            C2.1  BlockedDelegate DelegateNotRetained NoBackgroundMode RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport ForceUnwrap
            D9    NotLinked
            W3    LocksItsDatabase
        updated
            C1.1  AskServerFirst CompletionBuysTime ReportAfterDelay ReportInTask ReportLater UnknownRoom
            C1.1  WaitForBegin
            C2.1  BlockedDelegate DelegateNotRetained LateRegistry NoBackgroundMode RegisterAfterLogin
            C2.1  RegistryNotRetained SpoofedFlag
            C2.5  ExitsBeforeReport
            D5    CrashesAtLaunch
            D9    NotLinked
            W1    SlowLaunch25
            W3    LocksItsDatabase
        updated-in-mid-check
            C2.1  NoBackgroundMode RegistryNotRetained
            C2.5  ExitsBeforeReport
            D9    NotLinked
            W3    LocksItsDatabase
        """
}
