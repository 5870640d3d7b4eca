import Foundation
import Stamps

/// From the gateway's acceptance of a push for an app that does not run to its `didFinishLaunching`, against starting
/// the same program without a phone.
struct ColdPush {
    let phone: MeasuredPhone

    func run(rounds: Int) async throws -> Comparison {
        var measured: [(apnsID: String, launched: Int64, peer: Double)] = []
        for number in 0..<rounds + Self.warmUp {
            // In turns, so that neither always comes second, after the other has used the machine.
            let barePrecedes = number.isMultiple(of: 2)
            var peer = barePrecedes ? try await startBare() : 0
            let (id, launched) = try await startByPush(number: number)
            if !barePrecedes { peer = try await startBare() }
            if number >= Self.warmUp { measured.append((id, launched, peer)) }
        }
        let accepted = try await phone.acceptances()
        let values = try measured.map { round in
            guard let start = accepted[round.apnsID] else { throw Stuck("push \(round.apnsID) is not in the timeline") }
            return Round(phone: Double(round.launched - start * 1_000) / 1_000, peer: round.peer)
        }
        return Comparison(
            "cold-push", "Push to an app that does not run, from its acceptance to didFinishLaunching",
            against: "starting the same program bare", values, aim: 1.3
        )
    }

    /// The push's apns-id, and when the app noted its launch.
    private func startByPush(number: Int) async throws -> (apnsID: String, launched: Int64) {
        try await phone.terminate()
        try await phone.settle("dead")
        let count = phone.stamps.count
        let id = try phone.push(number: number)
        let launched = try await phone.stamp(at: count, .launched)
        _ = try await phone.stamp(at: count + 1, .delegateEntered)
        try await phone.settle("suspended")
        return (id, launched.nanoseconds)
    }

    /// Microseconds from the start of the same file, in the same folder, to the same line.
    private func startBare() async throws -> Double {
        try await phone.terminate()
        try await phone.settle("dead")
        let count = phone.stamps.count
        let start = Stamp.now()
        let process = try BareProcess(program: phone.installedProgram, folder: phone.container)
        defer { process.end() }
        let launched = try await phone.stamp(at: count, .launched)
        guard launched.number == UInt64(process.pid) else {
            throw Stuck("another process than the bare one has started")
        }
        return Double(launched.nanoseconds - start) / 1_000
    }

    private static let warmUp = 5
}

extension MeasuredPhone {
    /// The file that the phone starts.
    var installedProgram: String {
        let name = Programs.app.lastPathComponent
        return "\(data)/apps/\(Self.bundle)/1/\(name).app/\(name)"
    }
}
