import AVFAudio

/// The call's audio. CallKit activates the session at its own priority; an app that activates it itself may never see
/// `didActivate` (A2, A3).
@MainActor
final class CallAudio {
    var isMuted = false
    private var isRunning = false

    /// When the user answers: says what kind of audio it will be, and activates nothing.
    func prepare() {
        do {
            try AVAudioSession.sharedInstance().setCategory(.playAndRecord, mode: .voiceChat)
        } catch {
            say("the audio session cannot be set up: \(error)")
        }
    }

    /// In `didActivate`. A real app starts its audio engine here.
    func start() {
        isRunning = true
        isMuted = false
        say("audio starts")
    }

    func stop() {
        guard isRunning else { return }
        isRunning = false
        say("audio stops")
    }
}
