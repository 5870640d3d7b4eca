import APNsProtocol
import Testing

@Suite("Header blocks")
struct HeaderBlockTests {
    static let good: [(name: String, value: String)] = [
        (":method", "POST"), (":scheme", "https"), (":path", "/3/device/ab"), (":authority", "localhost"),
        ("apns-topic", "a"),
    ]

    func failure(_ block: [(name: String, value: String)]) -> MalformedRequest? {
        do throws(MalformedRequest) {
            _ = try RequestHead(headerBlock: block).declaredLength()
            return nil
        } catch { return error }
    }

    @Test("A good block becomes a head, with its fields in order")
    func good() throws {
        let head = try RequestHead(headerBlock: Self.good + [("te", "trailers"), ("apns-topic", "b")])
        #expect(head.method == "POST")
        #expect(head.target == .device("ab"))
        #expect(head.authority == "localhost")
        #expect(head.fields.map(\.name) == ["apns-topic", "te", "apns-topic"])
        #expect(head["apns-topic"] == "a")
    }

    @Test("host stands in for a missing :authority")
    func host() throws {
        let block = Self.good.filter { $0.name != ":authority" } + [("host", "api.push.apple.com")]
        let head = try RequestHead(headerBlock: block)
        #expect(head.authority == "api.push.apple.com")
        #expect(head.environment == .production)
        #expect(try RequestHead(headerBlock: Self.good + [("host", "api.push.apple.com")]).environment == nil)
    }

    @Test(
        "What HTTP/2 forbids is malformed",
        arguments: [
            ("x", "1", MalformedRequest?.none), ("X", "1", .badFieldName), ("", "1", .badFieldName),
            ("a b", "1", .badFieldName), ("a:", "1", .badFieldName), ("é", "1", .badFieldName),
            ("x", "a\nb", .badFieldValue), ("x", "a\rb", .badFieldValue), ("x", "a\u{0}b", .badFieldValue),
            ("connection", "close", .connectionSpecificField),
            ("transfer-encoding", "chunked", .connectionSpecificField),
            ("upgrade", "h2c", .connectionSpecificField), ("keep-alive", "1", .connectionSpecificField),
            ("proxy-connection", "1", .connectionSpecificField), ("te", "gzip", .connectionSpecificField),
            (":path", "/", .pseudoHeaderAfterField), ("content-length", "20", nil),
            ("content-length", "-1", .badContentLength),
            ("content-length", "", .badContentLength), ("content-length", "1,2", .badContentLength),
            ("content-length", "99999999999999999999", .badContentLength),
        ] as [(String, String, MalformedRequest?)])
    func fields(name: String, value: String, expected: MalformedRequest?) {
        #expect(failure(Self.good + [(name, value)]) == expected)
    }

    @Test("Pseudo headers are complete, known and unique")
    func pseudoHeaders() {
        for name in [":method", ":scheme", ":path"] {
            #expect(failure(Self.good.filter { $0.name != name }) == .missingPseudoHeader)
        }
        #expect(failure([(":path", "/x")] + Self.good) == .repeatedPseudoHeader)
        #expect(failure([(":status", "200")] + Self.good) == .unknownPseudoHeader)
        #expect(failure([(":protocol", "websocket")] + Self.good) == .unknownPseudoHeader)
        #expect(failure(Self.good.map { ($0.name, $0.name == ":path" ? "" : $0.value) }) == .missingPseudoHeader)
        #expect(failure([]) == .missingPseudoHeader)
    }

    @Test("Two content-lengths must agree")
    func contentLengths() {
        #expect(failure(Self.good + [("content-length", "1"), ("content-length", "1")]) == nil)
        #expect(failure(Self.good + [("content-length", "1"), ("content-length", "2")]) == .badContentLength)
    }
}
