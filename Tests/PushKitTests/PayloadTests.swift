import PushKit
import Testing

@testable import PushKit

@Suite struct PayloadTests {
    private func payload(_ json: String) -> PKPushPayload { PKPushPayload(type: .voIP, json: Array(json.utf8)) }

    @Test func `values arrive as the types that call code casts to`() {
        let values = payload(
            #"{"s":"x","i":7,"d":1.5,"b":true,"z":null,"n":{"a":{"k":"v"}},"l":[1,"two"],"aps":{"alert":"hi"}}"#
        ).dictionaryPayload
        #expect(values["s"] as? String == "x")
        #expect(values["i"] as? Int == 7)
        #expect(values["i"] as? Double == 7)
        #expect(values["d"] as? Double == 1.5)
        #expect(values["b"] as? Bool == true)
        #expect(values["z"] is NSNull)
        #expect((values["n"] as? [String: Any])?["a"] as? [String: String] == ["k": "v"])
        #expect((values["n"] as? [AnyHashable: Any])?["a"] is [String: Any])
        #expect((values["l"] as? [Any])?.first as? Int == 1)
        #expect((values["l"] as? [Any])?.last as? String == "two")
        #expect((values as? [String: Any])?["s"] as? String == "x")
        #expect((values["aps"] as? [String: Any])?["alert"] as? String == "hi")
    }

    @Test(arguments: ["", "[1]", "7", "{", #"{"a":"#, "\u{0}"])
    func `what is no JSON object shows as an empty dictionary`(json: String) {
        #expect(payload(json).dictionaryPayload.isEmpty)
    }

    @Test func `raw values are those of Apple's constants`() {
        #expect(PKPushType.voIP.rawValue == "PKPushTypeVoIP")
        #expect(PKPushType.complication.rawValue == "PKPushTypeComplication")
        #expect(PKPushType.fileProvider.rawValue == "PKPushTypeFileProvider")
    }
}
