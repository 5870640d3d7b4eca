import AVFAudio
import CallKit
import Invitations
import PushKit
import UIKit

// WRONG (M13): the app activates the audio session itself, which is CallKit's to do, at a priority of its own: where it
// was done already, `didActivate` may never come, and nobody hears anything (A3).
// THE MEND: set category and mode here, and start audio in `didActivate` (A2).

@main
final class AppDelegate: UIResponder, UIApplicationDelegate {
    private let provider = CXProvider(configuration: CXProviderConfiguration())
    private let registry = PKPushRegistry(queue: .main)

    func application(
        _ application: UIApplication,
        didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?
    ) -> Bool {
        provider.setDelegate(self, queue: .main)
        registry.delegate = self
        registry.desiredPushTypes = [.voIP]
        return true
    }
}

extension AppDelegate: @MainActor PKPushRegistryDelegate {
    func pushRegistry(_ registry: PKPushRegistry, didUpdate pushCredentials: PKPushCredentials, for type: PKPushType) {}

    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType,
        completion: @escaping @Sendable () -> Void
    ) {
        let invitation = Invitation(payload.dictionaryPayload)
        let update = CXCallUpdate()
        update.localizedCallerName = invitation.caller
        provider.reportNewIncomingCall(with: invitation.call, update: update) { _ in completion() }
        if invitation.isOver { provider.reportCall(with: invitation.call, endedAt: nil, reason: .remoteEnded) }
    }
}

extension AppDelegate: @MainActor CXProviderDelegate {
    func providerDidReset(_ provider: CXProvider) {}

    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) {
        let session = AVAudioSession.sharedInstance()
        do {
            try session.setCategory(.playAndRecord, mode: .voiceChat)
            // "Or else there is no sound."
            try session.setActive(true)
        } catch {
            print("no audio: \(error)")
        }
        action.fulfill()
    }

    func provider(_ provider: CXProvider, perform action: CXEndCallAction) { action.fulfill() }

    func provider(_ provider: CXProvider, didActivate audioSession: AVAudioSession) { print("audio starts") }

    func provider(_ provider: CXProvider, didDeactivate audioSession: AVAudioSession) { print("audio stops") }
}
