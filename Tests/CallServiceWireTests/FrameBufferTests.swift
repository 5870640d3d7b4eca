import CallServiceWire
import Testing

@Suite struct FrameBufferTests {
    private let stream = Samples.app.flatMap { $0.encodedFrame() }

    @Test(arguments: [1, 2, 3, 7, 64, 100_000])
    func `frames come out whole however the bytes came in`(step: Int) throws {
        var buffer = FrameBuffer()
        var messages: [AppMessage] = []
        for start in stride(from: 0, to: stream.count, by: step) {
            buffer.append(stream[start..<min(start + step, stream.count)])
            while let body = try buffer.nextFrame() { messages.append(try AppMessage(decoding: body)) }
        }
        #expect(messages == Samples.app)
        #expect(buffer.unread == 0)
    }

    @Test func `an unfinished frame waits`() throws {
        var buffer = FrameBuffer()
        buffer.append([2, 0, 0, 0, 9] as [UInt8])
        #expect(try buffer.nextFrame() == nil)
        #expect(buffer.unread == 5)
        buffer.append([8] as [UInt8])
        #expect(try buffer.nextFrame() == [9, 8])
    }

    @Test func `a length beyond the limit is refused before its bytes are there`() throws {
        var buffer = FrameBuffer()
        buffer.append([0, 0, 1, 0] as [UInt8])
        #expect(try buffer.nextFrame() == nil)
        var larger = FrameBuffer()
        larger.append([1, 0, 1, 0] as [UInt8])
        #expect(throws: WireError.frameTooLong(65537)) { try larger.nextFrame() }
        var largest = FrameBuffer()
        largest.append([255, 255, 255, 255] as [UInt8])
        #expect(throws: WireError.frameTooLong(Int(UInt32.max))) { try largest.nextFrame() }
        var empty = FrameBuffer()
        empty.append([0, 0, 0, 0] as [UInt8])
        #expect(throws: WireError.frameEmpty) { try empty.nextFrame() }
    }

    @Test func `a long stream does not pile up`() throws {
        var buffer = FrameBuffer()
        let frame = AppMessage.unsupported(member: String(repeating: "x", count: 4000)).encodedFrame()
        for _ in 0..<1000 {
            buffer.append(frame)
            #expect(try buffer.nextFrame()?.count == frame.count - 4)
        }
        #expect(buffer.unread == 0)
    }
}
