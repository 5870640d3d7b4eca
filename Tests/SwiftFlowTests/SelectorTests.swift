import CallFlow
import SwiftFlow
import Testing

@Suite struct SelectorTests {
    @Test(
        "Objective-C knows a method by the selector that Swift derives",
        arguments: [
            Reading("func ring()", "ring"),
            Reading("func ring(_ call: Call)", "ring:"),
            Reading("func ring(call: Call)", "ringWithCall:"),
            Reading("func ring(with call: Call)", "ringWith:"),
            Reading("func ring(forCall: Call, _ b: Int, then: Int)", "ringForCall::then:"),
            Reading("func reportCallWith(id: Int)", "reportCallWithId:"),
            Reading("func provider(_ provider: CXProvider, perform action: CXAnswerCallAction)", "provider:perform:"),
            Reading(
                """
                func pushRegistry(_ r: PKPushRegistry, didReceiveIncomingPushWith p: PKPushPayload, for t: PKPushType,
                completion: @escaping () -> Void)
                """, "pushRegistry:didReceiveIncomingPushWith:for:completion:"),
            Reading("init()", "init"),
            Reading("init(call: Call)", "initWithCall:"),
            Reading("init?(coder: NSCoder)", "initWithCoder:"),
            Reading("init(from call: Call)", "initFrom:"),
            Reading("func load() async", "loadWithCompletionHandler:"),
            Reading("func load(_ a: Int) async throws", "load:completionHandler:"),
            Reading("func load() throws", "loadAndReturnError:"),
            Reading("func load(from a: Int) throws", "loadFrom:error:"),
            Reading("@objc(handlePush:done:) func handle(push: Int, done: Int)", "handlePush:done:"),
            Reading("@objc(reset) func resetAll()", "reset"),
            Reading("func open(URL: Int)", "openWithURL:"),
        ])
    func derivation(_ reading: Reading) {
        let unit = unit("class C: NSObject {\n\(reading.source) { }\n}")
        #expect(unit.types.first?.functions.first?.selector == reading.tree)
    }

    @Test("What Objective-C cannot call has none")
    func none() {
        #expect(unit("func f() { }").functions.first?.selector == nil)
        #expect(unit("struct S { func f() { } }").types.first?.functions.first?.selector == nil)
        #expect(unit("actor A: P { func f() { } }").types.first?.functions.first?.selector == nil)
        #expect(unit("class C { func f() { } }").types.first?.functions.first?.selector == nil)
        #expect(unit("class C { @objc func f() { } }").types.first?.functions.first?.selector == "f")
        #expect(unit("@objc protocol P { func f() }").types.first?.functions.first?.selector == "f")
        #expect(unit("@objcMembers class C { func f(a: Int) { } }").types.first?.functions.first?.selector == "fWithA:")
        #expect(unit("extension C { func f() { } }").types.first?.functions.first?.selector == "f")
    }
}
