import CallVocabulary
import Testing

@testable import Conformance

@Suite("The lanes") struct LaneDrawingTests {
    private typealias Samples = ReportSamples

    private func drawing(_ events: [TraceEvent], _ limits: [LaneDrawing.Limit] = []) -> LaneDrawing {
        LaneDrawing(events: events, limits: limits, title: "a story")
    }

    private func limit(_ seconds: Double, doneAt: Duration?) -> LaneDrawing.Limit {
        LaneDrawing.Limit("check 2", from: .zero, .seconds(seconds), doneAt: doneAt, number: "7 s [A]", rule: .c2_1)
    }

    /// Labels and words of bars that cover one another, and stems that run through labels.
    private func collisions(_ layout: LaneLayout) -> [String] {
        var collisions: [String] = []
        let boxes = layout.marks.map { ($0.mark.label, $0.label) } + layout.limits.map { ($0.limit.name, $0.label) }
        for (index, first) in boxes.enumerated() {
            for second in boxes[(index + 1)...] where first.1.overlaps(second.1) {
                collisions.append("\(first.0) covers \(second.0)")
            }
        }
        for mark in layout.marks {
            let stem = LaneLayout.Box(
                x: mark.x - 0.5, y: mark.label.y + mark.label.height, width: 1,
                height: mark.y - mark.label.y - mark.label.height)
            for (name, box) in boxes where stem.overlaps(box) { collisions.append("\(mark.mark.label) cuts \(name)") }
        }
        return collisions
    }

    @Test("No label covers another, no stem runs through one, and all stand inside, in a thousand stories")
    func overlaps() {
        var random = Seeded(state: 7)
        let kinds = [
            "push.arrived", "push.delivered", "app.launching", "app.killed", "ledger.violation", "call.reported",
            "check1.failed", "delegate.returned", "call.ringing", "user.answered", "audio.activated", "push.accepted",
        ]
        for _ in 0..<1_000 {
            var now = Duration.zero
            let events = (0..<Int(random.next() % 80)).map { _ -> TraceEvent in
                let pauses: [Int64] = [0, 0, 1, 40, 900, 30_000, 2_000_000, 9_000_000]
                now += .microseconds(pauses[Int(random.next() % 8)])
                let kind = kinds[Int(random.next() % UInt64(kinds.count))]
                let lane = TimelineEvent.Lane.allCases[Int(random.next() % 5)]
                return TraceEvent(at: now, lane: lane, kind: kind, text: "0xbaadca11", rule: .c2_1)
            }
            let limits = (0..<(random.next() % 6)).map { _ in
                let start = Duration.milliseconds(Int64(random.next() % 9_000))
                return LaneDrawing.Limit(
                    "check 2", from: start, .seconds(7), doneAt: random.next() % 2 == 0 ? nil : start + .seconds(1),
                    number: "7 s [A]", rule: .c2_1)
            }
            let layout = LaneLayout(drawing(events, limits))
            #expect(collisions(layout).isEmpty)
            let boxes = layout.marks.map(\.label) + layout.limits.map(\.label) + layout.limits.map(\.bar)
            #expect(boxes.allSatisfy { $0.x >= LaneLayout.left && $0.x + $0.width <= layout.width })
            #expect(boxes.allSatisfy { $0.y >= 0 && $0.y + $0.height <= layout.baseline })
            #expect(layout.axis.places == layout.axis.places.sorted())
            // Where labels would be piled up, the axis makes room.
            #expect(layout.marks.allSatisfy { $0.y - $0.label.y <= 6 * 15 + 11 })
        }
    }

    @Test("A pause is cut short and marked beyond two seconds, not at two")
    func pauses() {
        func breaks(_ pause: Duration) -> Int {
            let first = Samples.event(0, .phone, "push.arrived", "")
            var second = first
            second.at = pause
            return LaneLayout(drawing([first, second])).axis.breaks.count
        }
        #expect(breaks(.microseconds(1_999_999)) == 0)
        #expect(breaks(.seconds(2)) == 0)
        #expect(breaks(.microseconds(2_000_001)) == 1)
    }

    @Test("A limit is kept up to its last microsecond, and open while the story has not reached its end")
    func outcomes() {
        func outcome(doneAt: Duration?, end: Duration) -> LaneLayout.Outcome? {
            var last = Samples.event(0, .phone, "call.ringing", "")
            last.at = end
            return LaneLayout(drawing(Samples.opening + [last], [limit(7, doneAt: doneAt)])).limits.first?.outcome
        }
        #expect(outcome(doneAt: .microseconds(6_999_999), end: .seconds(8)) == .kept)
        #expect(outcome(doneAt: .seconds(7), end: .seconds(8)) == .kept)
        #expect(outcome(doneAt: .microseconds(7_000_001), end: .seconds(8)) == .missed)
        #expect(outcome(doneAt: nil, end: .microseconds(6_999_999)) == .open)
        #expect(outcome(doneAt: nil, end: .seconds(7)) == .missed)
    }

    @Test("A bar stands from the delivery to the deadline of the run's own profile, and says what was used")
    func bars() throws {
        var run = Samples.passing("Parley")
        let limit = try #require(LaneDrawing(run).limits.first)
        #expect(limit.start == .milliseconds(1) && limit.end == .milliseconds(7_001))
        #expect(limit.doneAt == .milliseconds(3))
        #expect(limit.number == "7 s [A]")
        #expect(LaneLayout.words(of: limit, .kept) == "check 2: 7 s [A], 2.0 ms used")
        run.run.scenario.given.settings = [.init(name: "report.deadline", value: "3 s")]
        #expect(LaneDrawing(run).limits.first?.number == "3 s [set]")
        run.trace.events.removeAll { $0.kind == "push.decided" }
        #expect(LaneDrawing(run).limits.isEmpty)
        run.trace.events.insert(Samples.event(0.1, .phone, "app.launching", "launches", .d4), at: 1)
        #expect(LaneDrawing(run).limits.map(\.number) == ["20 s [A/O]"])
    }

    @Test("A bar begins and ends at the dots that it is about, also where everything happens at one moment")
    func oneMoment() throws {
        var run = Samples.passing("Parley")
        for index in run.trace.events.indices { run.trace.events[index].at = .zero }
        let layout = LaneLayout(LaneDrawing(run))
        func place(_ label: String) -> Double? { layout.marks.first { $0.mark.label == label }?.x }
        let bar = try #require(layout.limits.first)
        #expect(bar.bar.x == place("delivers it"))
        #expect(bar.bar.x + bar.used == place("reports the call"))
        #expect(layout.place(of: LaneDrawing(run).spans[1].event, at: .zero) == place("wakes it"))
    }

    @Test("The time of check 2 runs while the payload waits for a registry, and does not begin again with the delivery")
    func heldPayload() {
        var run = Samples.passing("Parley", reportAt: 9_003)
        run.trace.events[3].at = .seconds(9)
        run.trace.events.insert(Samples.event(0.7, .phone, "push.held", "no registry yet", .d6), at: 3)
        let limits = LaneDrawing(run).limits
        #expect(limits.map(\.start) == [.microseconds(700)])
        #expect(LaneLayout(LaneDrawing(run)).limits.map(\.outcome) == [.missed])
    }

    @Test("A clock that begins anew, as a phone's that is switched off and on, leaves the order as it was")
    func newClock() {
        let events = [16, 4, 4.5, 18].map { Samples.event($0, .phone, "push.arrived", "") }
        let axis = LaneLayout(drawing(events, [limit(7, doneAt: nil)])).axis
        #expect(axis.places == axis.places.sorted())
        #expect(axis.place(of: .milliseconds(17)) > axis.places[2])
    }

    @Test("Only lanes with something in them are drawn, and what does not matter makes no dot")
    func lanes() {
        let events = Samples.opening + [Samples.event(2, .app, "remark", "says something")]
        #expect(LaneLayout(drawing(events)).lanes.map(\.lane) == [.phone])
        #expect(drawing([Samples.event(2, .app, "remark", "")]).isEmpty)
        #expect(drawing([Samples.event(2, .user, "user.sneezed", "")]).marks.map(\.label) == ["sneezed"])
    }

    @Test("The app's line shows whether its process runs, is suspended or is gone")
    func process() {
        let events = [
            Samples.event(0, .phone, "app.resumed", ""), Samples.event(5, .phone, "app.killed", ""),
            Samples.event(6, .app, "process.exited", ""), Samples.event(9, .phone, "app.launching", ""),
        ]
        let expected: [(ProcessSpan.State, Duration?)] = [
            (.suspended, nil), (.running, .zero), (.gone, .milliseconds(5)), (.running, .milliseconds(9)),
        ]
        #expect(
            drawing(events).spans
                == expected.enumerated().map {
                    ProcessSpan(state: $1.0, from: $1.1, event: $0 == 0 ? nil : [0, 1, 3][$0 - 1])
                })
    }

    @Test("A story with too many events keeps its beginning and its end")
    func many() {
        let events = (0..<200).map { Samples.event(Double($0), .phone, "push.arrived", "") }
        let drawing = drawing(events)
        #expect(drawing.marks.count == 60)
        #expect(drawing.leftOut == 140)
        #expect(drawing.marks.last?.at == .milliseconds(199))
        #expect(drawing.svg().contains("140 further events are not drawn"))
    }

    @Test("The picture is well formed, alone too, with a hostile title")
    func wellFormed() {
        let run = Samples.failing(Samples.hostileText, failure: .hostile)
        for isStandalone in [false, true] {
            let read = MarkupReading(LaneDrawing(run).svg(isStandalone: isStandalone))
            #expect(read.all("svg").count == 1)
            #expect(read.all("style").count == (isStandalone ? 1 : 0))
            #expect(read.all("script").isEmpty)
            #expect(read.all("text", "bad").map(\.text) == ["violation C2.5", "check 1 fails C1.1"])
            #expect(read.all("g", "missed").count == 1)
        }
    }

    @Test("A break mark stands in every lane and on the axis, and a time below both of its ends")
    func breakMarks() {
        let read = MarkupReading(LaneDrawing(Samples.failing("Hasty", failure: .early)).svg())
        #expect(read.all("path", "cut").map { $0.attributes["d"]?.count { $0 == "M" } } == [3])
        #expect(read.all("text", "time").map(\.text).suffix(2) == ["11 ms", "7.00 s"])
    }
}

/// SplitMix64: the same stories every time.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
