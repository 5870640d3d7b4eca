#if canImport(Glibc)
import CallServiceWire
import Foundation
import Testing

@Suite struct UnixSocketTests {
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "wire-" + UUID().uuidString.prefix(8)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    @Test func `bytes go both ways, and the kernel says who is there`() throws {
        try withFolder { folder in
            let server = try UnixSocket.listen(at: folder + "/s")
            #expect(try server.accept() == nil)
            let client = try UnixSocket.connect(to: folder + "/s")
            let accepted = try #require(try server.accept())
            #expect(try accepted.peer() == UnixSocket.Peer(process: getpid(), user: getuid()))
            #expect(try accepted.peer() == client.peer())

            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 16, alignment: 1)
            defer { buffer.deallocate() }
            #expect(try accepted.read(into: buffer) == .wouldBlock)
            try client.sendAll([1, 2, 3])
            #expect(try accepted.read(into: buffer) == .bytes(3))
            #expect(Array(buffer[..<3]) == [1, 2, 3])
            #expect(try accepted.send([9][...]) == 1)
            #expect(try client.read(into: buffer) == .bytes(1))
            client.close()
            #expect(try accepted.read(into: buffer) == .ended)
            #expect(throws: UnixSocketError.closed(path: folder + "/s")) { try accepted.send([1][...]) }
        }
    }

    @Test func `a full socket takes part of the bytes and then none, without waiting`() throws {
        try withFolder { folder in
            let server = try UnixSocket.listen(at: folder + "/s")
            let client = try UnixSocket.connect(to: folder + "/s")
            let accepted = try #require(try server.accept())
            let block = [UInt8](repeating: 7, count: 1 << 20)
            var taken = 0
            while case let count = try accepted.send(block[...]), count > 0 { taken += count }
            #expect(taken > 0 && taken < 100 << 20)
            withExtendedLifetime(client) {}
        }
    }

    @Test func `only the user may open the socket`() throws {
        try withFolder { folder in
            let server = try UnixSocket.listen(at: folder + "/s")
            let facts = try FileManager.default.attributesOfItem(atPath: folder + "/s")
            #expect(facts[.posixPermissions] as? Int == 0o600)
            withExtendedLifetime(server) {}
        }
    }

    @Test func `a socket that a dead process left is replaced, a living one is not`() throws {
        try withFolder { folder in
            let path = folder + "/s"
            let first = try UnixSocket.listen(at: path)
            #expect(throws: UnixSocketError.inUse(path: path)) { try UnixSocket.listen(at: path) }
            first.close()
            #expect(throws: UnixSocketError.nobodyListens(path: path)) { try UnixSocket.connect(to: path) }
            let second = try UnixSocket.listen(at: path)
            _ = try UnixSocket.connect(to: path)
            withExtendedLifetime(second) {}
        }
    }

    @Test func `a file of another kind is left alone`() throws {
        try withFolder { folder in
            let path = folder + "/file"
            try Data("precious".utf8).write(to: URL(fileURLWithPath: path))
            #expect(throws: UnixSocketError.notASocket(path: path)) { try UnixSocket.listen(at: path) }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
        }
    }

    @Test func `a path that does not fit says so, with its length`() throws {
        let path = "/tmp/" + String(repeating: "x", count: 103)
        #expect(throws: UnixSocketError.pathTooLong(path: path, bytes: 108)) { try UnixSocket.connect(to: path) }
        #expect(throws: UnixSocketError.pathTooLong(path: path, bytes: 108)) { try UnixSocket.listen(at: path) }
        #expect("\(UnixSocketError.pathTooLong(path: path, bytes: 108))".contains("shorter data folder"))
        #expect(throws: UnixSocketError.nobodyListens(path: String(path.dropLast()))) {
            try UnixSocket.connect(to: String(path.dropLast()))
        }
    }

    @Test func `other errors name the call and the path`() throws {
        try withFolder { folder in
            let path = folder + "/missing/s"
            #expect(throws: UnixSocketError.failed(call: "bind", path: path, code: ENOENT)) {
                try UnixSocket.listen(at: path)
            }
        }
    }
}
#endif
