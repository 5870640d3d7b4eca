import Foundation
import PhoneControl
import ProbeBundle
import Testing

@Suite struct SuspensionTests {
    @Test("A suspended app does not run: its counter stands still for two seconds, and goes on after it is resumed")
    func counter() async throws {
        let phone = try RunningPhone()
        try await phone.order("install", ["path": .string(ProbeBundle.make())])
        try await phone.order("launch", ["bundle": .string(ProbeBundle.identifier)])
        try await phone.wait(for: "token.issued")
        try await phone.order("device", ["action": "home"])
        try await phone.wait(until: ProbeBundle.identifier, is: "suspended")

        let stopped = try count(on: phone)
        #expect(stopped > 0)
        // tidy:allow(BannedCall) the two seconds are what is tested
        try await Task.sleep(for: .seconds(2))
        #expect(try count(on: phone) == stopped)

        try await phone.order("launch", ["bundle": .string(ProbeBundle.identifier)])
        let moved = try await eventually(seconds: 10) { try count(on: phone) > stopped ? true : nil }
        #expect(moved == true)
    }

    private func count(on phone: RunningPhone) throws -> Int {
        let file = phone.data + "/containers/\(ProbeBundle.identifier)/counter"
        return Int(try String(contentsOfFile: file, encoding: .utf8).dropLast()) ?? 0
    }
}
