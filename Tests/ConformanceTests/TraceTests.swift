import CallVocabulary
import Testing

@testable import Conformance

@Suite struct TraceTests {
    @Test(
        "A delivered push is in the delegate until it has come back, or nobody is left",
        arguments: [
            ([], false), (["push.delivered"], true), (["push.delivered", "delegate.returned"], false),
            (["push.delivered", "check1.failed"], false), (["push.delivered", "push.noDelegate"], false),
            (["push.delivered", "call.reported"], true), (["push.delivered", "process.exited"], false),
        ])
    func pushInDelegate(kinds: [String], isOpen: Bool) {
        var trace = Trace()
        trace.events = kinds.map { kind in
            var event = TraceEvent(at: .zero, lane: .phone, kind: kind, text: kind)
            event.push = PushID(1)
            return event
        }
        #expect(trace.hasPushInDelegate == isOpen)
    }
}
