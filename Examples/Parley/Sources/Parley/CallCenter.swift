import AVFAudio
import CallKit

/// Reports calls to the phone and does what its user wants of them.
@MainActor
final class CallCenter: NSObject {
    private let provider: CXProvider
    private let signalling = Signalling()
    private let audio = CallAudio()
    private var calls: [UUID: Invitation] = [:]
    /// Calls that are over. Pushes may come twice, and out of order (D10): none of these is to ring again.
    private var over: Set<UUID> = []

    override init() {
        let configuration = CXProviderConfiguration()
        configuration.supportsVideo = true
        configuration.maximumCallGroups = 1
        configuration.maximumCallsPerCallGroup = 1
        configuration.supportedHandleTypes = [.generic]
        provider = CXProvider(configuration: configuration)
        super.init()
        provider.setDelegate(self, queue: .main)
    }

    /// Reports first, and asks questions later: when this returns, check 1 is satisfied (C1.1).
    ///
    /// That includes one more push for a call that the phone has already: it refuses it, and the report counts (C1.5).
    ///
    /// The push's completion is called when the phone has answered. It plays no part in any check (H1), but in the
    /// background an app without a call may be suspended as soon as it is called (H2).
    func report(_ invitation: Invitation, completion: @escaping @Sendable () -> Void) {
        provider.reportNewIncomingCall(with: invitation.call, update: invitation.update) { error in
            Task { @MainActor in
                self.reported(invitation, error)
                completion()
            }
        }
        // What must not ring is reported all the same, and ended at once (C1.6).
        if let reason = invitation.fate.endedReason ?? (over.contains(invitation.call) ? .remoteEnded : nil) {
            end(invitation.call, reason)
        } else {
            calls[invitation.call] = invitation
        }
    }

    /// Without a report: stops the ringing, if it does ring.
    func withdraw(_ invitation: Invitation) {
        over.insert(invitation.call)
        guard calls[invitation.call] != nil else { return }
        say("withdrawn: \(invitation.caller)")
        end(invitation.call, .remoteEnded)
    }

    /// The phone has decided about a report. Whatever it decided, the report has counted (C1.5).
    private func reported(_ invitation: Invitation, _ error: (any Error)?) {
        let caller = invitation.caller
        guard let error else {
            return say(over.contains(invitation.call) ? "reported and ended at once: \(caller)" : "ringing: \(caller)")
        }
        if (error as? CXErrorCodeIncomingCallError)?.code == .callUUIDAlreadyExists {
            return say("one more push for the call from \(caller)")
        }
        calls[invitation.call] = nil
        say("refused by the phone: \(caller) (code \((error as NSError).code))")
    }

    private func end(_ call: UUID, _ reason: CXCallEndedReason) {
        calls[call] = nil
        over.insert(call)
        provider.reportCall(with: call, endedAt: nil, reason: reason)
    }
}

extension CallCenter: @MainActor CXProviderDelegate {
    /// The phone has forgotten every call (T5): so do we.
    func providerDidReset(_ provider: CXProvider) {
        audio.stop()
        calls.removeAll()
        say("reset: every call is gone")
    }

    /// Fulfilled only when the caller can be heard (T6); meanwhile the main thread is free.
    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) {
        guard let call = calls[action.callUUID] else { return action.fail() }
        say("answered: \(call.caller)")
        audio.prepare()
        Task {
            do {
                try await signalling.join(action.callUUID)
                guard calls[action.callUUID] != nil else { return action.fail() }
                action.fulfill()
            } catch {
                say("no connection to \(call.caller)")
                action.fail()
                end(action.callUUID, .failed)
            }
        }
    }

    func provider(_ provider: CXProvider, perform action: CXEndCallAction) {
        if let call = calls.removeValue(forKey: action.callUUID) { say("ended: \(call.caller)") }
        over.insert(action.callUUID)
        signalling.leave(action.callUUID)
        action.fulfill()
    }

    func provider(_ provider: CXProvider, perform action: CXSetMutedCallAction) {
        audio.isMuted = action.isMuted
        action.fulfill()
    }

    /// Too late to fulfil or to fail (T2).
    func provider(_ provider: CXProvider, timedOutPerforming action: CXAction) {
        say("too slow: \(type(of: action))")
    }

    func provider(_ provider: CXProvider, didActivate audioSession: AVAudioSession) {
        audio.start()
    }

    func provider(_ provider: CXProvider, didDeactivate audioSession: AVAudioSession) {
        audio.stop()
    }
}
