import CallPolicy
import CallVocabulary
import ModelledPhone
import Testing

@Suite("What is done with a modelled phone")
struct VerbTests {
    @Test("Two pushes with one number are for one call, and the second report is refused")
    func callNumbers() {
        let phone = play(.wellMade) { phone in
            for payload in [ModelledPayload.call(7), .call(7), .call, .call] {
                phone.push(a1, payload)
                phone.run(for: .seconds(1))
            }
        }
        #expect(phone.refusals == [nil, .callUUIDAlreadyExists, nil, nil])
        #expect(phone.call(7) == CallID(1) && phone.call(8) == nil)
        #expect(phone.policy.calls.map(\.id) == [CallID(1), CallID(2), CallID(3)])
    }

    @Test("Answer and decline mean the newest call that is not connected, end means the newest")
    func newest() {
        let phone = play(.wellMade) { phone in
            var meant = [phone.answer(), phone.decline(), phone.endCall()]
            phone.push(a1, .call(1))
            phone.run(for: .seconds(2))
            meant.append(phone.answer())
            phone.run(for: .seconds(1))
            meant.append(phone.answer())
            phone.push(a1, .call(2))
            phone.run(for: .seconds(1))
            meant.append(phone.decline())
            phone.run(for: .seconds(1))
            meant.append(phone.endCall())
            phone.run(for: .seconds(1))
            #expect(meant == [nil, nil, nil, phone.call(1), nil, phone.call(2), phone.call(1)])
        }
        #expect(phone.endings.map(\.reason) == [.declined, .hungUp])
    }

    @Test("Advancing lets pending checks run out first, and the clocks of apps stand still")
    func advance() {
        let app = ModelledApp().startingWith(.reportsAndEnds, .neverReports)
        let phone = play(app) { phone in
            phone.push(a1)
            phone.run(for: .seconds(1))
            phone.advance(by: .seconds(2 * 24 * 3600))
            #expect(phone.now > .zero + .seconds(2 * 24 * 3600 + 12))
            #expect(phone.policy.pendingChecks.isEmpty)
            phone.push(a1)
            phone.run(for: .zero)
        }
        #expect(phone.crashes.count == 1)
        #expect(phone.remarks.contains { $0.matter == .clockMoved(.seconds(2 * 24 * 3600)) })
    }

    @Test("... so that what an app waits for is as far away as before")
    func advanceBeforeRegistration() {
        let phone = play { phone in
            phone.install(a1, ModelledApp(registry: .after(.seconds(100))))
            phone.open(a1)
            phone.run(for: .milliseconds(300))
            phone.advance(by: .seconds(3600))
            phone.run(for: .microseconds(99_999_999))
            #expect(phone.process(of: a1)?.isRegistered == false)
            phone.run(for: .microseconds(1))
        }
        #expect(phone.process(of: a1)?.isRegistered == true)
    }

    @Test("... so that for check 1 a report is as recent as the app's own clock says")
    func advanceWithinCredit() {
        let phone = play(.faulty(PushBehaviour(report: .never, completesAfter: nil))) { phone in
            phone.open(a1)
            let call = phone.report(from: ProcessID(1))
            phone.run(for: .seconds(3))
            phone.feed(.callEnded(ProcessID(1), call, .remoteEnded))
            phone.goHome()
            phone.advance(by: .seconds(3600))
            let push = phone.push(a1)
            #expect(phone.decision(on: push) == .mustReport)
            phone.run(for: .seconds(20))
        }
        #expect(phone.fate == .check2)
    }

    @Test("Offline, a push is stored or gone; online again, what has not expired comes in, with its age")
    func offline() {
        let phone = play(.wellMade) { phone in
            phone.setOnline(false)
            phone.push(a1)
            phone.push(a1, expiresIn: .seconds(3600))
            phone.push(a1, .call(9), expiresIn: .seconds(3600))
            phone.run(for: .seconds(40))
            #expect(phone.deliveries.isEmpty)
            phone.setOnline(true)
            phone.run(for: .seconds(1))
        }
        #expect(phone.deliveries.map(\.push) == [PushID(3)])
        #expect(phone.decision(on: PushID(3)) == .exemptStale)
        let matters = phone.remarks.map(\.matter)
        #expect(matters.contains(.pushDiscarded(PushID(1), a1)) && matters.contains(.pushStored(PushID(2), a1)))
        let expired = play(.wellMade) { phone in
            phone.setOnline(false)
            phone.push(a1, expiresIn: .seconds(10))
            phone.run(for: .seconds(11))
            phone.setOnline(true)
        }
        #expect(expired.deliveries.isEmpty)
        #expect(expired.remarks.last?.matter == .pushExpired(PushID(1), a1))
    }

    @Test("An alert push is the system's: nobody is asked")
    func alert() {
        let phone = play(.wellMade) { phone in
            let before = phone.history
            let push = phone.push(a1, .alert)
            #expect(phone.history == before && phone.remarks.last?.matter == .alertShown(push, a1))
        }
        #expect(phone.deliveries.isEmpty)
    }

    @Test("The block list and Do Not Disturb refuse, a car lets through")
    func filters() {
        let phone = play(.wellMade) { phone in
            phone.setBlocksCallers(true)
            phone.push(a1)
            phone.run(for: .seconds(10))
            phone.setBlocksCallers(false)
            phone.setDoNotDisturb(true)
            phone.push(a1)
            phone.run(for: .seconds(10))
            phone.setCar(true)
            phone.push(a1)
            phone.run(for: .seconds(1))
        }
        #expect(phone.refusals == [.filteredByBlockList, .filteredByDoNotDisturb, nil])
        #expect(phone.fate == .spared)
    }

    @Test("A process that the system takes away is gone, whatever it was doing")
    func kill() {
        let phone = play(.wellMade) { phone in
            phone.push(a1)
            phone.run(for: .seconds(1))
            let killed = [phone.kill(a1), phone.kill(a1), phone.kill(a2)]
            #expect(killed == [true, false, false])
        }
        #expect(phone.reasons == [.memoryPressure] && phone.endings.map(\.reason) == [.failed])
        #expect(phone.app(of: ProcessID(1)) == a1)
    }

    @Test("Memory pressure ends only what is suspended; a force-quit, an update and a removal end whatever runs")
    func ends() {
        let phone = play(.wellMade) { phone in
            phone.install(a2)
            phone.open(a2)
            phone.run(for: .seconds(1))
            phone.runShortOfMemory()
            phone.forceQuit(a2)
            phone.open(a2)
            phone.run(for: .seconds(1))
            phone.update(a2, to: .faulty(.neverReports))
            phone.open(a2)
            phone.run(for: .seconds(1))
            phone.uninstall(a2)
        }
        #expect(phone.reasons == [.memoryPressure, .userQuit, .update, .uninstall])
        #expect(phone.deaths.map(\.app) == [a1, a2, a2, a2])
    }

    @Test("An update brings the new behaviour, a reinstallation a new count of pushes")
    func updates() {
        let phone = play(ModelledApp().startingWith(.neverReports)) { phone in
            phone.push(a1)
            phone.run(for: .seconds(10))
            phone.push(a1)
            phone.run(for: .seconds(10))
            #expect(phone.crashes.count == 1)
            phone.reinstall(a1)
            phone.push(a1)
            phone.run(for: .seconds(10))
            #expect(phone.crashes.count == 2)
            phone.update(a1, to: .wellMade)
            phone.reinstall(a1)
            phone.push(a1)
            phone.run(for: .seconds(10))
        }
        #expect(phone.crashes.count == 2 && phone.screens.count == 2)
    }

    @Test("A daemon restart registers again who has registered, and nobody else")
    func restart() {
        let phone = play(.wellMade) { phone in
            phone.install(a2, ModelledApp(registry: .after(.seconds(60))))
            phone.open(a2)
            phone.run(for: .seconds(1))
            phone.restartDaemon()
        }
        let registrations = phone.history.suffix(3).compactMap { step -> ProcessID? in
            if case .voipRegistrationChanged(let process, true) = step.input { process } else { nil }
        }
        #expect(registrations == [ProcessID(1)])
    }

    @Test("A cover, a lock and the home screen take the foreground away; a reboot takes everything")
    func foreground() {
        let phone = play { phone in
            phone.install(a1)
            phone.open(a1)
            phone.run(for: .seconds(1))
            #expect(phone.state(a1) == .active)
            phone.cover(true)
            #expect(phone.state(a1) == .inactive)
            phone.cover(false)
            phone.lock()
            #expect(phone.state(a1) == .background)
            phone.unlock()
            #expect(phone.state(a1) == .active)
            phone.goHome()
            phone.run(for: .seconds(2))
            #expect(phone.state(a1) == .suspended)
            phone.reboot()
        }
        #expect(phone.state(a1) == nil && phone.policy.device.isLocked && phone.reasons == [.reboot])
    }

    @Test("Waiting ends with the condition, or with the time")
    func waiting() {
        var phone = ModelledPhone()
        phone.installSuspended(a1)
        phone.kill(a1)
        phone.push(a1)
        #expect(phone.hasOpenDuty)
        let start = phone.now
        let isOver = phone.run(atMost: .seconds(8)) { !$0.hasOpenDuty }
        #expect(isOver && phone.now == start + .milliseconds(300))
        let isBreached = phone.run(atMost: .seconds(8)) { $0.hasBreach }
        #expect(!isBreached && phone.now == start + .milliseconds(8_300))
        #expect(phone.screens.count == 1 && phone.faults == [])
    }
}
