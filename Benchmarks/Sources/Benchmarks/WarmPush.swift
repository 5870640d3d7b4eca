import Foundation
import Stamps

/// From the gateway's acceptance of a push to the first line of a suspended app's delegate, against a bare round trip
/// of the payload's bytes between two processes over a Unix socket.
struct WarmPush {
    let phone: MeasuredPhone
    let echo: EchoPeer

    func run(rounds: Int) async throws -> Comparison {
        var measured: [(apnsID: String, entered: Int64, peer: Double)] = []
        // The first ones find caches and connections cold.
        for number in 0..<rounds + Self.warmUp {
            try await phone.settle("suspended")
            let peer = try echo.roundTrip(Array(MeasuredPhone.payload(number: number).utf8))
            let count = phone.stamps.count
            let id = try phone.push(number: number)
            let stamp = try await phone.stamp(at: count, .delegateEntered)
            guard stamp.number == UInt64(number) else {
                throw Stuck("push \(stamp.number) came in place of push \(number)")
            }
            if number >= Self.warmUp { measured.append((id, stamp.nanoseconds, peer)) }
        }
        let accepted = try await phone.acceptances()
        let values = try measured.map { round in
            guard let start = accepted[round.apnsID] else { throw Stuck("push \(round.apnsID) is not in the timeline") }
            return Round(phone: Double(round.entered - start * 1_000) / 1_000, peer: round.peer)
        }
        return Comparison(
            "warm-push", "Push to a suspended app, from its acceptance to the delegate's first line",
            against: "a Unix-socket round trip of its bytes", values, aim: 5
        )
    }

    private static let warmUp = 20
}
