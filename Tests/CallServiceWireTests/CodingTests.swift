import CallServiceWire
import CallVocabulary
import Testing

@Suite struct CodingTests {
    @Test func `the samples show every case of both message sets`() {
        #expect(Set(Samples.app.map(\.caseNumber)).count == AppMessage.caseCount)
        #expect(Set(Samples.daemon.map(\.caseNumber)).count == DaemonMessage.caseCount)
    }

    @Test(arguments: Samples.app)
    func `a message of the app comes back as it was`(message: AppMessage) throws {
        #expect(try AppMessage(decoding: body(message.encodedFrame())) == message)
    }

    @Test(arguments: Samples.daemon)
    func `a message of the daemon comes back as it was`(message: DaemonMessage) throws {
        #expect(try DaemonMessage(decoding: body(message.encodedFrame())) == message)
    }

    @Test func `a frame begins with its length in little-endian and its kind`() {
        #expect(AppMessage.finishedLaunching.encodedFrame() == [1, 0, 0, 0, 2])
        #expect(AppMessage.backgroundTaskEnded(0x0102).encodedFrame() == [9, 0, 0, 0, 17, 2, 1, 0, 0, 0, 0, 0, 0])
    }

    @Test(arguments: Samples.app)
    func `a message of the app that is cut short anywhere is refused`(message: AppMessage) {
        let whole = body(message.encodedFrame())
        for length in 0..<whole.count {
            #expect(throws: WireError.self) { try AppMessage(decoding: Array(whole[..<length])) }
        }
        #expect(throws: WireError.trailingBytes(1)) { try AppMessage(decoding: whole + [0]) }
    }

    @Test(arguments: Samples.daemon.filter { $0.caseNumber != 6 })
    func `a message of the daemon that is cut short anywhere is refused`(message: DaemonMessage) {
        let whole = body(message.encodedFrame())
        for length in 0..<whole.count {
            #expect(throws: WireError.self) { try DaemonMessage(decoding: Array(whole[..<length])) }
        }
        #expect(throws: WireError.trailingBytes(1)) { try DaemonMessage(decoding: whole + [0]) }
    }

    @Test func `errors name the field and what is wrong with it`() {
        #expect(throws: WireError.frameEmpty) { try AppMessage(decoding: []) }
        #expect(throws: WireError.unknownKind(200)) { try AppMessage(decoding: [200]) }
        #expect(throws: WireError.truncated(field: "registry")) { try AppMessage(decoding: [3, 1]) }
        #expect(throws: WireError.unknownValue(field: "wantsVoIP", value: 2)) {
            try AppMessage(decoding: [3, 1, 0, 0, 0, 2])
        }
        #expect(throws: WireError.unknownValue(field: "state", value: 9)) { try DaemonMessage(decoding: [3, 9]) }
        #expect(throws: WireError.notUTF8(field: "member")) { try AppMessage(decoding: [19, 1, 0, 0, 0, 0xFF]) }
        #expect(throws: WireError.stringTooLong(field: "member", bytes: 4097)) {
            try AppMessage(decoding: [19, 1, 16, 0, 0])
        }
        #expect(throws: WireError.arrayTooLong(field: "actions", count: 65)) {
            try AppMessage(decoding: [15, 0, 0, 0, 0, 0, 0, 0, 0, 65, 0, 0, 0])
        }
        #expect(throws: WireError.unknownValue(field: "rule", value: 2)) {
            try AppMessage(decoding: [20, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0x5A, 0x39])
        }
        #expect(throws: WireError.frameTooLong(WireLimits.frame + 1)) {
            try AppMessage(decoding: Array(repeating: 1, count: WireLimits.frame + 1))
        }
        #expect("\(WireError.truncated(field: "registry"))" == "the frame ends inside registry")
    }

    @Test func `what is too long to travel is cut at a whole character`() throws {
        let long = String(repeating: "ö", count: 3000) + "x"
        guard
            case .unsupported(let member) = try AppMessage(
                decoding: body(AppMessage.unsupported(member: "a" + long).encodedFrame()))
        else { return #expect(Bool(false), "another message") }
        #expect(member == "a" + String(repeating: "ö", count: 2047))
        let actions = Array(repeating: WireAction(kind: .end, call: Samples.call), count: 100)
        let sent = AppMessage.transaction(RequestID(1), actions).encodedFrame()
        #expect(try AppMessage(decoding: body(sent)) == .transaction(RequestID(1), Array(actions.prefix(64))))
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `random bytes are refused or read, but never trap`(seed: UInt64) {
        var random = SplitMix(state: seed)
        let samples = Samples.app.map { body($0.encodedFrame()) } + Samples.daemon.map { body($0.encodedFrame()) }
        var read = 0
        for round in 0..<20_000 {
            var bytes: [UInt8]
            if round % 2 == 0 {
                bytes = (0..<Int(random.next() % 64)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            } else {
                bytes = samples[Int(random.next() % UInt64(samples.count))]
                for _ in 0..<3 {
                    bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
                }
            }
            if let message = try? AppMessage(decoding: bytes) {
                read += 1
                #expect((try? AppMessage(decoding: body(message.encodedFrame()))) == message)
            }
            if let message = try? DaemonMessage(decoding: bytes) {
                read += 1
                #expect((try? DaemonMessage(decoding: body(message.encodedFrame()))) == message)
            }
        }
        #expect(read > 100)
    }

    private func body(_ frame: [UInt8]) -> [UInt8] { Array(frame.dropFirst(4)) }
}

/// A generator that gives the same numbers for the same seed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
