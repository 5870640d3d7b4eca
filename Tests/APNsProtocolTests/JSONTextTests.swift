import APNsProtocol
import Testing

@Suite("JSON objects")
struct JSONTextTests {
    @Test(
        "Well-formed objects are recognised",
        arguments: [
            "{}", " {\r\n\t} ", #"{"a":1}"#, #"{"a":-0.5e+10,"b":[],"c":[1,[2,{"d":null}]],"e":true,"f":false}"#,
            #"{"é":"\u00e9 \ud83d\ude00 \" \\ \/ \b\f\n\r\t"}"#, #"{"a":{"b":{"c":{}}}}"#, #"{"":""}"#,
            #"{"a":"\ud800"}"#,
        ])
    func wellFormed(_ text: String) { #expect(JSONText.isObject(Array(text.utf8))) }

    @Test(
        "Everything else is refused",
        arguments: [
            "", " ", "[]", "1", "\"a\"", "null", "{", "}", "{}}", "{},", "{a:1}", "{'a':1}", #"{"a"}"#, #"{"a":}"#,
            #"{"a":1,}"#, #"{"a":01}"#, #"{"a":1.}"#, #"{"a":.5}"#, #"{"a":+1}"#, #"{"a":-}"#, #"{"a":1e}"#,
            #"{"a":nul}"#,
            #"{"a":[1,]}"#, #"{"a":[1}"#, #"{"a":"b}"#, #"{"a":"\x"}"#, #"{"a":"\u12"}"#, "{\"a\":\"\n\"}",
            #"{"a":1 "b":2}"#,
            "\u{FEFF}{}", #"{"a":NaN}"#, #"{"a":truee}"#,
        ])
    func malformed(_ text: String) { #expect(!JSONText.isObject(Array(text.utf8))) }

    @Test("Bytes that are not UTF-8 are refused")
    func notUTF8() {
        #expect(!JSONText.isObject(Array(#"{"a":""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)))
        #expect(!JSONText.isObject([0xFF, 0xFE, 0x7B, 0x7D]))
    }

    @Test("Nesting is bounded")
    func nesting() {
        func nested(_ depth: Int) -> [UInt8] {
            Array((#"{"a":"# + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}").utf8)
        }
        #expect(JSONText.isObject(nested(JSONText.deepestNesting - 1)))
        #expect(!JSONText.isObject(nested(JSONText.deepestNesting)))
        #expect(!JSONText.isObject(Array((#"{"a":"# + String(repeating: "[", count: 100_000)).utf8)))
    }

    @Test("Top-level members are read, nested ones are not")
    func members() throws {
        let text = #"{"iss":"A\u0042","iat":1.5e9,"x":{"iss":"no"},"iat2":"12","iss":"last"}"#
        let members = try #require(JSONText(object: Array(text.utf8))).members
        #expect(members == ["iss": .string("last"), "iat": .number("1.5e9"), "x": .other, "iat2": .string("12")])
    }
}
