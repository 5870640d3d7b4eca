import CallPolicy
import CallVocabulary
import PhoneStory
import Testing

/// A phone of one app, process 1, with one call from Ada.
private struct Parley: StoryNames {
    func app(ofProcess process: ProcessID) -> AppID? { process == ProcessID(1) ? AppID(1) : nil }
    func name(ofApp app: AppID) -> String? { app == AppID(1) ? "Parley" : nil }
    func caller(ofCall call: CallID) -> String? { call == CallID(1) ? "Ada" : nil }
    func app(ofCall call: CallID) -> AppID? { call == CallID(1) ? AppID(1) : nil }
    func call(ofAction action: ActionID) -> CallID? { action == ActionID(1) ? CallID(1) : nil }
    func violationCount(ofApp app: AppID) -> Int { 2 }
}

@Suite struct NarratorTests {
    private let narrator = Narrator(names: Parley())

    @Test("A line has its lane, its kind, the names behind the numbers, what it is about and its rule")
    func inputs() throws {
        let line = try #require(narrator.line(for: .pushArrived(PushID(7), AppID(1), age: .zero)))
        #expect(line.lane == .phone && line.kind == "push.arrived" && line.rule == .d1)
        #expect(line.text == "a VoIP push for Parley arrives" && line.app == AppID(1) && line.push == PushID(7))
        let ended = try #require(narrator.line(for: .callEnded(ProcessID(1), CallID(1), .remoteEnded)))
        #expect(ended.text == "says the call from Ada ended: the other side hung up" && ended.call == CallID(1))
        let fulfilled = try #require(narrator.line(for: .actionFulfilled(ProcessID(1), ActionID(1))))
        #expect(fulfilled.lane == .app && fulfilled.call == CallID(1))
    }

    @Test("What nobody has a name for is told all the same")
    func strangers() throws {
        let launch = try #require(narrator.line(for: .launchApp(AppID(9), ProcessID(9), .user)))
        #expect(launch.text == "launches an app" && launch.app == AppID(9))
        let answered = try #require(narrator.line(for: .userAnsweredCall(CallID(9))))
        #expect(answered.text == "answers an unknown caller")
    }

    @Test("The count of violations is asked for when the entry is told")
    func violations() throws {
        let line = try #require(narrator.line(for: .recordViolation(AppID(1), PushID(1), .c2_4)))
        #expect(line.text == "writes violation 2 of Parley into the ledger" && line.rule == .c2_4)
    }

    @Test("What is not worth a line has none")
    func silence() {
        #expect(narrator.line(for: .deadlinePassed) == nil)
        #expect(narrator.line(for: .note(.nothingDue)) == nil)
        #expect(narrator.line(for: .answerReport(ProcessID(1), RequestID(1), nil)) == nil)
    }

    @Test("A kill is told with its reason and the rule of it")
    func reasons() throws {
        let line = try #require(
            narrator.line(for: .terminateApp(ProcessID(1), .fileLockedAtSuspension, nil)))
        #expect(line.rule == .w3 && line.kind == "app.killed")
        #expect(line.text == "kills Parley: it held a lock on a file when it was suspended, 0xdead10cc")
        let own = Narrator.Line(lane: .phone, kind: "app.lost", text: "", app: nil, rule: nil)
        #expect(own.push == nil && own.call == nil)
    }

    @Test(
        "A payload that waits is told with what it waits for: a registry, the first unlock, or those before it",
        arguments: [
            (HoldReason.registry, "Parley has no push registry yet: the payload waits", Rule.d6),
            (
                .firstUnlock, "the phone has not been unlocked since it was started: the payload waits for that", .d7
            ),
            (.earlierPayload, "earlier payloads of Parley still wait: this one waits behind them", .d6),
        ])
    func held(reason: HoldReason, text: String, rule: Rule) throws {
        let line = try #require(narrator.line(for: .holdPayload(AppID(1), PushID(1), reason)))
        #expect(line.kind == "push.held" && line.text == text && line.rule == rule && line.push == PushID(1))
    }

    @Test("A second report of a call is called that; other reports without credit are still owed")
    func notCredited() throws {
        let second = try #require(
            narrator.line(for: .note(.reportNotCredited(ProcessID(1), CallID(1), .callUUIDAlreadyExists))))
        #expect(second.kind == "note.duplicateReport" && second.rule == .k && second.call == CallID(1))
        #expect(second.text.contains("callUUIDAlreadyExists") && second.text.contains("exempts it"))
        let invalid = try #require(narrator.line(for: .note(.reportNotCredited(ProcessID(1), CallID(1), .unknown))))
        #expect(invalid.kind == "note.notCredited" && invalid.rule == .c1_5)
        #expect(invalid.text == "the report satisfies check 1 but not check 2: unknown")
    }

    @Test("What an app asks CallKit for is told with the first of it")
    func requests() throws {
        func line(_ kinds: ActionKind...) -> Narrator.Line? {
            let actions = kinds.map { RequestedAction($0, CallID(1)) }
            return narrator.line(for: .transactionRequested(ProcessID(1), RequestID(1), actions))
        }
        let end = try #require(line(.end))
        #expect(end.kind == "action.requested" && end.lane == .app && end.rule == .t1 && end.call == CallID(1))
        #expect(end.text == "asks CallKit to end the call")
        #expect(line()?.text == "asks CallKit for a transaction without actions")
        #expect(line(.end, .end, .end, .end, .answer)?.text.hasSuffix("to end the call and more") == true)
    }
}
