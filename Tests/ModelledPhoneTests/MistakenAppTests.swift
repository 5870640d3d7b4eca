import CallPolicy
import CallVocabulary
import ModelledPhone
import Testing

/// An app with one mistake, a story in which it shows, and one in which it does not.
private struct Mistaken: CustomTestStringConvertible, Sendable {
    let name: String
    let app: ModelledApp
    let fate: Fate
    let shows: @Sendable (inout ModelledPhone) -> Void
    let hides: @Sendable (inout ModelledPhone) -> Void
    var testDescription: String { name }

    init(
        _ name: String, _ app: ModelledApp, _ fate: Fate,
        shows: @escaping @Sendable (inout ModelledPhone) -> Void = { $0.push(a1) },
        hides: @escaping @Sendable (inout ModelledPhone) -> Void = { phone in
            phone.open(a1)
            phone.run(for: .seconds(1))
            phone.push(a1)
        }
    ) {
        self.name = name
        self.app = app
        self.fate = fate
        self.shows = shows
        self.hides = hides
    }
}

private let incomplete = AppCondition.all([.not(.payload(.chat)), .payloadIsIncomplete])

private let apps: [Mistaken] = [
    Mistaken("returns without a report", .faulty(.neverReports), .check1),
    Mistaken("reports in a task", .faulty(.reportsInTask), Fate(crashes: 1, violations: 1)),
    Mistaken("reports 0.3 s after the return", .faulty(.reportsAfterReturn(by: .milliseconds(300))), .check1),
    Mistaken("blocks for 8 s", .faulty(.blocks(.seconds(8))), .check2),
    Mistaken("spoofs the flag", .faulty(.spoofs), .check2),
    Mistaken("exits in the handler", .faulty(.exits()), Fate(violations: 1)) { phone in
        phone.push(a1)
    } hides: { _ in
    },
    Mistaken("registers late", ModelledApp(registry: .after(.seconds(8))), .check2) { phone in
        phone.kill(a1)
        phone.push(a1)
    } hides: { phone in
        phone.run(for: .seconds(10))
        phone.open(a1)
        phone.run(for: .seconds(10))
        phone.goHome()
        phone.run(for: .seconds(10))
        phone.push(a1)
    },
    Mistaken("registers in a view", ModelledApp(registry: .whenInFront), .check2) { phone in
        phone.kill(a1)
        phone.push(a1)
    } hides: { phone in
        phone.push(a1)
    },
    Mistaken("never registers", ModelledApp(registry: .never), .check2),
    Mistaken("lets its delegate go", ModelledApp(registry: .withoutDelegate), .check2),
    Mistaken("lets its registry go", ModelledApp(registry: .notKept), .check2),
    Mistaken(
        "returns when it cannot read the payload", ModelledApp().but(when: incomplete, .neverReports), .check1
    ) { phone in
        phone.push(a1, .init(.call, call: .missing))
    } hides: { phone in
        phone.push(a1)
        phone.push(a1, .chat)
    },
    Mistaken(
        "unwraps the caller by force",
        ModelledApp().but(when: incomplete, .exits(by: .ownCrash(signal: 4))), Fate(violations: 1)
    ) { phone in
        phone.push(a1, .init(.call, namesCaller: false))
    } hides: { phone in
        phone.push(a1)
    },
    Mistaken(
        "only withdraws what is over", ModelledApp().but(when: .payload(.cancel, .missed, .chat), .withdraws), .check1
    ) { phone in
        phone.push(a1, .cancel(7))
    } hides: { phone in
        phone.push(a1, .call(7))
        phone.run(for: .seconds(3))
        phone.push(a1, .cancel(7))
    },
    Mistaken("skips what it has seen", ModelledApp().but(when: .hasSeenCall, .neverReports), .check1) { phone in
        phone.push(a1, .call(7))
        phone.run(for: .seconds(2))
        phone.decline()
        phone.run(for: .seconds(10))
        phone.push(a1, .call(7))
    } hides: { phone in
        phone.push(a1, .call(7))
        phone.run(for: .seconds(2))
        phone.push(a1, .call(7))
        phone.run(for: .seconds(2))
        phone.decline()
        phone.run(for: .seconds(10))
        phone.push(a1, .call(8))
    },
    Mistaken(
        "believes itself on a call",
        ModelledApp(calls: .forgetsCalls(after: .seconds(2)))
            .but(when: .isOnCall, .neverReports), .check1
    ) { phone in
        call(&phone, for: .seconds(20), thenWaits: .microseconds(1_999_999))
    } hides: { phone in
        call(&phone, for: .seconds(20), thenWaits: .seconds(2))
    },
    Mistaken("is ready once it was in front", ModelledApp().but(when: .not(.hasBeenInFront), .neverReports), .check1) {
        phone in
        phone.kill(a1)
        phone.push(a1)
    } hides: { phone in
        phone.push(a1)
    },
    Mistaken("has a session only in front", ModelledApp().but(when: .not(.isInFront), .exits()), Fate(violations: 1)),
    Mistaken(
        "reads protected data", ModelledApp().but(when: .not(.protectedDataIsAvailable), .neverReports), .check1
    ) { phone in
        phone.reboot()
        phone.push(a1)
    } hides: { phone in
        phone.reboot()
        phone.unlock()
        phone.push(a1)
    },
]

/// A call that is answered and ended, and a push so long after the end.
private func call(_ phone: inout ModelledPhone, for time: Duration, thenWaits wait: Duration) {
    phone.push(a1)
    phone.run(for: .seconds(2))
    phone.answer()
    phone.run(for: time)
    phone.goHome()
    phone.endCall()
    phone.run(for: wait)
    phone.push(a1)
}

@Suite("Apps with one mistake")
struct MistakenAppTests {
    @Test("fail by it, and by nothing else", arguments: apps)
    fileprivate func fates(_ entry: Mistaken) {
        let shown = play(entry.app) { phone in
            entry.shows(&phone)
            phone.run(for: .seconds(30))
        }
        #expect(shown.fate == entry.fate)
        let hidden = play(entry.app) { phone in
            entry.hides(&phone)
            phone.run(for: .seconds(30))
        }
        #expect(hidden.fate == .spared)
    }

    @Test("An async delegate is late before iOS 26.4, and in time from then on", arguments: [Profile.iOS26, .iOS26_4])
    func asynchronous(profile: Profile) {
        let phone = play(.faulty(.asynchronous()), profile) { phone in
            phone.push(a1)
            phone.run(for: .seconds(20))
        }
        #expect(phone.fate == (profile == .iOS26 ? .check1 : .spared))
    }

    @Test("A crash in didFinishLaunching when a push launches is no violation: nothing rings")
    func crashesAtLaunch() {
        let phone = play(ModelledApp().but(when: .launchedByPush, launch: .crashes)) { phone in
            phone.kill(a1)
            phone.push(a1)
            phone.run(for: .seconds(30))
        }
        #expect(phone.fate == .spared && phone.screens.isEmpty)
        #expect(phone.reasons == [.memoryPressure, .ownCrash(signal: 6)])
    }

    @Test("A launch by a push that takes 25 s ends by the watchdog; one of 15 s rings late", arguments: [15, 25])
    func slowLaunch(seconds: Int) {
        let app = ModelledApp().but(when: .launchedByPush, launch: .takes(.seconds(seconds)))
        let phone = play(app) { phone in
            phone.kill(a1)
            phone.push(a1)
            phone.run(for: .seconds(30))
        }
        #expect(phone.fate == .spared)
        #expect(phone.watchdogKills == (seconds == 25 ? 1 : 0) && phone.screens.count == (seconds == 25 ? 0 : 1))
    }

    @Test("Without CallKit the process ends when it asks for pushes (D9)")
    func notLinked() {
        let phone = play { phone in
            phone.install(a1, ModelledApp(facts: AppFacts(linksCallKit: false)))
            phone.open(a1)
            phone.run(for: .seconds(2))
        }
        #expect(phone.reasons == [.callKitNotLinked])
    }

    @Test("Without the background mode the registration is ignored, and check 2 kills")
    func noBackgroundMode() {
        let phone = play(ModelledApp(facts: AppFacts(declaresVoIPBackgroundMode: false))) { phone in
            phone.push(a1)
            phone.run(for: .seconds(30))
        }
        #expect(phone.deliveries.isEmpty && phone.fate == .check2)
    }

    @Test("An answer that is never fulfilled fails the call when its time is over")
    func neverAnswers() {
        let phone = play(ModelledApp(calls: .neverAnswers)) { phone in
            phone.push(a1)
            phone.run(for: .seconds(2))
            phone.answer()
            phone.run(for: .seconds(61))
        }
        #expect(phone.endings.map(\.reason) == [.failed] && phone.fate == .spared)
    }

    @Test("A file locked at suspension ends the app (W3)")
    func holdsFileLock() {
        let phone = play { phone in
            let isSuspended = phone.installSuspended(a1, ModelledApp(holdsFileLock: true))
            #expect(!isSuspended)
        }
        #expect(phone.reasons == [.fileLockedAtSuspension])
    }

    @Test("An app that activates its audio itself is told of, when the user answers")
    func ownAudio() {
        let phone = play(ModelledApp(calls: .activatesAudioItself)) { phone in
            phone.push(a1)
            phone.run(for: .seconds(2))
            phone.answer()
        }
        #expect(phone.remarks.last?.matter == .audioActivatedByApp(ProcessID(1)))
    }
}

@Suite("The well made app")
struct WellMadeTests {
    @Test("is spared whatever a push says, on every system, running or not", arguments: Profile.all)
    func everyPayload(profile: Profile) {
        for app in [ModelledApp.wellMade, ModelledApp()] {
            for kind in ModelledPayload.Kind.allCases {
                for isDead in [false, true] {
                    let phone = play(app, profile) { phone in
                        if isDead { phone.kill(a1) }
                        phone.push(a1, .init(kind, call: .missing, namesCaller: false))
                        phone.run(for: .seconds(30))
                        phone.push(a1, .init(kind))
                        phone.run(for: .seconds(30))
                    }
                    #expect(phone.fate == .spared)
                }
            }
        }
    }

    @Test("ends at once what is no call, and lets a call ring")
    func ends() {
        func endings(_ payload: ModelledPayload) -> [Instant] {
            play(.wellMade) { phone in
                phone.push(a1, payload)
                phone.run(for: .seconds(10))
            }.endings.map(\.at)
        }
        let afterMinimumRing = [Instant(microseconds: 7_000_001)]
        for payload in [ModelledPayload.cancel(1), .missed(1), .chat, .unreadable] {
            #expect(endings(payload) == afterMinimumRing)
        }
        #expect(endings(.call) == [])
    }

    @Test("without a duty to report says only that the call is over (E4)")
    func withdraws() {
        let phone = play(.wellMade) { phone in
            phone.push(a1, .call(7))
            phone.run(for: .seconds(3))
            phone.push(a1, .cancel(7))
            phone.run(for: .seconds(1))
        }
        #expect(phone.refusals == [nil])
        #expect(phone.endings.map(\.reason) == [.remoteEnded])
        let older = play(.wellMade, .iOS26) { phone in
            phone.push(a1, .call(7))
            phone.run(for: .seconds(3))
            phone.push(a1, .cancel(7))
            phone.run(for: .seconds(1))
        }
        #expect(older.refusals == [nil, .callUUIDAlreadyExists])
        #expect(older.endings.map(\.reason) == [.remoteEnded])
    }
}
