import CallPolicy
import CallServiceWire
import CallVocabulary
import Foundation

/// The simulated app behind `ringtime tokens new`: no process, but the same policy. It launches at once, reports every
/// push as a call before its delegate returns, and does what its user asks.
extension PhoneDaemon {
    func simulateLaunch(of id: ProcessID) {
        inbox += [.voipRegistrationChanged(id, isActive: true), .appLaunched(id)]
    }

    func simulateDelivery(of push: PushID, to process: AppProcess) {
        var details = CallDetails()
        details.handleType = 1
        details.handle = pushes[push].map { $0.caller ?? "push \($0.apnsID)" } ?? "push \(push.value)"
        var random = SystemRandomNumberGenerator()
        let uuid = CallUUID(high: random.next(), low: random.next())
        let call = calls.intern(uuid)
        calls[call] = .init(uuid: uuid, process: process.id, provider: 1, details: details)
        var report = IncomingReport(provider: 1)
        report.isBlocked = blocksCallers
        inbox += [
            .callReported(process.id, RequestID(UInt64(push.value)), call, report),
            .delegateReturned(process.id, push), .completionCalled(process.id, push),
        ]
    }
}

extension ArrivedPush {
    /// Who calls, if the provider says so in a member `caller`, as in this project's examples.
    fileprivate var caller: String? {
        let json = try? JSONSerialization.jsonObject(with: Data(payload))
        return ((json as? [String: Any])?["caller"] as? String).map { String($0.prefix(200)) }
    }
}
