import AVFoundation
import CallServiceClient
import CallServiceWire
import CallVocabulary
import Testing

/// The session is one for the process, so these run one after another.
@Suite(.serialized) struct AudioTests {
    let session = AVAudioSession.sharedInstance()

    @Test func `Category, mode and options are remembered and lead to the route`() throws {
        try session.setCategory(.playAndRecord, mode: .voiceChat, options: [.allowBluetoothA2DP])
        #expect(session.category == .playAndRecord)
        #expect(session.mode == .voiceChat)
        #expect(session.categoryOptions == [.allowBluetoothA2DP, .allowBluetoothHFP])
        #expect(session.currentRoute.inputs.map(\.portType) == [.builtInMic])
        #expect(session.currentRoute.outputs.map(\.portType) == [.builtInReceiver])
        try session.setMode(.videoChat)
        #expect(session.currentRoute.outputs.map(\.portType) == [.builtInSpeaker])
        try session.setCategory(.playback)
        #expect(session.mode == .default)
        #expect(session.currentRoute.inputs.isEmpty)
        #expect(session.currentRoute.outputs.map(\.portType) == [.builtInSpeaker])
        try session.setCategory(.record)
        #expect(session.currentRoute.outputs.isEmpty)
        try session.setCategory(.soloAmbient, mode: .default, policy: .longFormAudio)
        #expect(session.routeSharingPolicy == .longFormAudio)
    }

    @Test func `An override leads to the speaker and back, and each change is posted once`() async throws {
        try session.setCategory(.playAndRecord, mode: .voiceChat)
        let posts = AsyncStream<[String]>.makeStream()
        // Unchecked: only handed to addObserver and back.
        nonisolated(unsafe) let token = NotificationCenter.default.addObserver(
            forName: AVAudioSession.routeChangeNotification, object: session, queue: nil
        ) { notification in
            let reason = notification.userInfo?[AVAudioSessionRouteChangeReasonKey] as? UInt
            let previous = notification.userInfo?[AVAudioSessionRouteChangePreviousRouteKey]
            let outputs = (previous as? AVAudioSessionRouteDescription)?.outputs.map(\.portType.rawValue) ?? []
            if reason == AVAudioSession.RouteChangeReason.override.rawValue { posts.continuation.yield(outputs) }
        }
        defer { NotificationCenter.default.removeObserver(token) }
        try session.overrideOutputAudioPort(.speaker)
        #expect(session.currentRoute.outputs.map(\.portType) == [.builtInSpeaker])
        try session.overrideOutputAudioPort(.speaker)
        try session.overrideOutputAudioPort(.none)
        #expect(session.currentRoute.outputs.map(\.portType) == [.builtInReceiver])
        var seen = posts.stream.makeAsyncIterator()
        #expect(await seen.next() == ["Receiver"])
        #expect(await seen.next() == ["Speaker"])
    }

    @Test func `The app's own activation is accepted so far, noted once, and told every time`() throws {
        let transport = InProcessTransport(
            welcome: Welcome(system: SystemVersion(26), bundle: "app", reason: .user, state: .active))
        let connection = CallServiceConnection(
            transport: transport, host: HostProcess(writeConsole: { _ in }, abort: {}))
        try CallServiceConnection.$scoped.withValue(connection) {
            try session.setActive(true)
            try session.setActive(false, options: .notifyOthersOnDeactivation)
            try session.setActive(true)
        }
        #expect(
            transport.sent.dropFirst() == [
                .unsupported(member: "AVAudioSession.setActive(_:options:)"), .audioActivatedByApp,
                .audioActivatedByApp,
            ])
    }

    @Test func `An app that activates its session without end keeps the phone busy within bounds`() throws {
        let phone = TestPhone()
        let start = ContinuousClock.now
        try phone.run { for _ in 0..<10_000 { try session.setActive(true) } }
        let seconds = Int((ContinuousClock.now - start) / .seconds(1)) + 1
        let told = phone.sent.count { $0 == .audioActivatedByApp }
        #expect(told >= 20 && told <= 20 * (seconds + 1))
        try phone.run { try session.setActive(false) }
    }

    @Test func `Hints are remembered`() throws {
        try session.setPreferredSampleRate(44_100)
        try session.setPreferredIOBufferDuration(0.005)
        #expect(session.preferredSampleRate == 44_100)
        #expect(session.preferredIOBufferDuration == 0.005)
        try session.setCategory(.playAndRecord)
        let input = try #require(session.availableInputs?.first)
        try session.setPreferredInput(input)
        #expect(session.preferredInput == input)
        try session.setPreferredInput(nil)
        #expect(session.preferredInput == nil)
    }

    @Test func `The microphone is granted`() async {
        #expect(session.recordPermission == .granted)
        #expect(
            await withCheckedContinuation { done in session.requestRecordPermission { done.resume(returning: $0) } })
        #expect(AVAudioApplication.shared.recordPermission == .granted)
        #expect(await AVAudioApplication.requestRecordPermission())
    }

    @Test func `Muting the input is remembered and posted`() async throws {
        let application = AVAudioApplication.shared
        let posts = AsyncStream<Bool?>.makeStream()
        // Unchecked: only handed to addObserver and back.
        nonisolated(unsafe) let token = NotificationCenter.default.addObserver(
            forName: AVAudioApplication.inputMuteStateChangeNotification, object: nil, queue: nil
        ) { posts.continuation.yield($0.userInfo?[AVAudioApplication.inputMuteStateKey] as? Bool) }
        defer { NotificationCenter.default.removeObserver(token) }
        try application.setInputMuted(true)
        #expect(application.isInputMuted)
        try application.setInputMuted(true)
        try application.setInputMuted(false)
        var seen = posts.stream.makeAsyncIterator()
        #expect(await seen.next() == true)
        #expect(await seen.next() == false)
    }

    @Test func `Raw values are those that devices use`() {
        #expect(AVAudioSession.PortOverride.speaker.rawValue == 1_936_747_378)
        #expect(AVAudioSession.RecordPermission.granted.rawValue == 1_735_552_628)
        #expect(AVAudioSession.ErrorCode.insufficientPriority.rawValue == 561_017_449)
        #expect(AVAudioSession.CategoryOptions.allowBluetooth == .allowBluetoothHFP)
        #expect(AVAudioSession.CategoryOptions.interruptSpokenAudioAndMixWithOthers.contains(.mixWithOthers))
        #expect(AVAudioSession.Category.playAndRecord.rawValue == "AVAudioSessionCategoryPlayAndRecord")
        #expect(AVAudioSession.Mode.voiceChat.rawValue == "AVAudioSessionModeVoiceChat")
        #expect(AVAudioSession.Port.builtInSpeaker.rawValue == "Speaker")
        #expect(AVAudioSession.RouteChangeReason(rawValue: 5) == nil)
    }
}
