import Foundation
import Testing
import YAMLFile

@testable import Conformance

/// `ringtime.yml`, and the payloads that are made of it.
@Suite struct AppConfigurationTests {
    private func configuration(_ text: String) throws(FileFault) -> AppConfiguration {
        try AppConfiguration(YAMLMapping(text: text, file: "/tmp/ringtime.yml"))
    }

    @Test("Everything that an app's server sends and that its start needs is understood")
    func everything() throws {
        let read = try configuration(
            """
            payloads:
              call: {aps: {}, call: 3F1C2A5E-0B7D-4E53-9C1D-6A0F5B7E2D10, caller: "42", video: true, hops: [1, 2.5, null]}
            arguments: [--uitest, 7]
            environment: {LOG_LEVEL: debug}
            defaults: {isLoggedIn: true}
            files: {Documents/account.json: '{"id": 1}'}
            """)
        #expect(
            read.payloads[.call]?.json
                == #"{"aps":{},"call":"3F1C2A5E-0B7D-4E53-9C1D-6A0F5B7E2D10","caller":"42","video":true,"hops":[1,2.5,null]}"#
        )
        #expect(read.arguments == ["--uitest", "7"])
        #expect(read.environment == ["LOG_LEVEL": "debug"])
        #expect(read.defaults == [.init(key: "isLoggedIn", value: .bool(true))])
        #expect(read.files == [.init(path: "Documents/account.json", content: Array(#"{"id": 1}"#.utf8))])
    }

    @Test("The file that is printed when there is none is itself a right one")
    func example() throws {
        #expect(try configuration(AppConfiguration.example).payloads[.call] != nil)
    }

    @Test(
        "What is wrong is named with its line",
        arguments: [
            ("payloads: {ring: {a: 1}}", "“ring” is not known here; expected one of call, cancel, missed, chat"),
            ("payloads: {call: [1]}", "expected the payload's keys and values for “call”"),
            ("payload: {call: {a: 1}}", "“payload” is not known here"),
            ("files: {../escape: x}", "expected a path inside the app's folder, not “../escape”"),
            ("files: {/etc/passwd: x}", "expected a path inside the app's folder"),
            ("payloads: {call: nowhere.json}", "the file cannot be read"),
        ]
    )
    func faults(text: String, expected: String) {
        let fault = #expect(throws: FileFault.self) { try configuration(text) }
        #expect(fault?.description.contains(expected) == true, "\(fault?.description ?? "")")
    }

    @Test("A payload that is larger than a VoIP push may be is refused with its size (D3)")
    func size() {
        let fault = #expect(throws: FileFault.self) {
            try configuration("payloads: {call: {a: \(String(repeating: "x", count: 5_113))}}")
        }
        #expect(fault?.expected.contains("has 5121 bytes; a VoIP push has 5,120") == true, "\(fault?.expected ?? "")")
    }

    @Test(
        "A call's payload gives every malformed variant: removed, null, of another type, empty, no UUID, garbage, full")
    func variants() throws {
        let payload = try configuration(AppConfiguration.example).payloads[.call]
        let variants = MalformedPayload.variants(of: try #require(payload))
        #expect(
            variants.map(\.name) == [
                "nothing in it", "call is missing", "call is null", "call is of another type", "call is empty",
                "call is no UUID", "call is nested garbage", "caller is missing", "caller is null",
                "caller is of another type", "caller is empty", "caller is nested garbage", "exactly 5,120 bytes",
            ])
        #expect(variants.last?.value.json.utf8.count == 5_120)
        for variant in variants {
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(variant.value.json.utf8)) }
        }
        #expect(Set(variants.map(\.value.json)).count == variants.count)
    }

    @Test("Every push has fresh UUIDs, the same wherever they stood, and a second push for a call has the first one's")
    func uuids() throws {
        let uuid = "3F1C2A5E-0B7D-4E53-9C1D-6A0F5B7E2D10"
        let read = try configuration("payloads: {call: {call: \(uuid), again: [\(uuid)], caller: Ada}}")
        var press = PayloadPress(read)
        var push = PushAction(payload: .own(.call), label: "first")
        let first = String(decoding: press.payload(for: push), as: UTF8.self)
        #expect(!first.contains(uuid))
        push.label = "second"
        #expect(String(decoding: press.payload(for: push), as: UTF8.self) != first)
        push.label = "again"
        push.sameCallAs = "first"
        #expect(String(decoding: press.payload(for: push), as: UTF8.self) == first)
        let json = try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any]
        #expect((json?["again"] as? [String])?.first == json?["call"] as? String)
    }
}
