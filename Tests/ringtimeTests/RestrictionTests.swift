import Foundation
import PhoneControl
import Testing

/// After three violations the pushes stop; a day, a reinstallation and an update bring them back, a reboot does not.
@Suite struct RestrictionTests {
    private let app = ExampleApp.earlyReturn

    @Test("Three violations stop the pushes; a day brings them back, a reboot does not", .timeLimit(.minutes(10)))
    func day() async throws {
        let phone = try await restrictedPhone()
        try await phone.order("device", ["action": "reboot"])
        try await phone.order("device", ["action": "unlock"])
        try await expectPush(on: phone, toBe: "push.dropped")
        try await phone.order("advance", ["seconds": 86_400])
        try await expectPush(on: phone, toBe: "push.delivered")
    }

    @Test("A reinstallation brings the pushes back, with a new token", .timeLimit(.minutes(10)))
    func reinstallation() async throws {
        let phone = try await restrictedPhone()
        let old = try await phone.order("token", ["bundle": .string(app.bundle)])["token"]?.text
        try await phone.order("uninstall", ["bundle": .string(app.bundle)])
        try await phone.settle(app)
        let new = try await phone.order("token", ["bundle": .string(app.bundle)])["token"]?.text
        #expect(new != nil && new != old)
        try await expectPush(on: phone, toBe: "push.delivered")
    }

    @Test("An update brings the pushes back and keeps the token", .timeLimit(.minutes(10)))
    func update() async throws {
        let phone = try await restrictedPhone()
        let old = try await phone.order("token", ["bundle": .string(app.bundle)])["token"]?.text
        try await phone.order("update", ["path": .string(app.bundlePath())])
        let new = try await phone.order("token", ["bundle": .string(app.bundle)])["token"]?.text
        #expect(new != nil && new == old)
        try await expectPush(on: phone, toBe: "push.delivered")
    }

    /// A phone on which the app has failed three times, each failure seen in the ledger.
    private func restrictedPhone() async throws -> RunningPhone {
        let phone = try RunningPhone()
        try await phone.settle(app)
        for count in 1...3 {
            let mark = try await phone.mark()
            #expect(try await phone.push(app.bundle, "{}").status == 0)
            try await phone.wait(for: "ledger.violation", of: app.bundle, after: mark)
            #expect(try await phone.app(app.bundle)?["violations"]?.integer == Int64(count))
        }
        #expect(try await phone.app(app.bundle)?["isRestricted"]?.flag == true)
        try await expectPush(on: phone, toBe: "push.dropped")
        return phone
    }

    /// The gateway accepts either way: 200 never says that the app got it.
    private func expectPush(on phone: RunningPhone, toBe kind: String) async throws {
        let mark = try await phone.mark()
        #expect(try await phone.push(app.bundle, "{}").status == 0)
        try await phone.wait(for: kind, of: app.bundle, after: mark)
        if kind == "push.dropped" {
            #expect(
                try await phone.timeline(after: mark).contains {
                    $0["kind"]?.text == "console" && $0["rule"]?.text == "L3"
                })
        }
    }
}
