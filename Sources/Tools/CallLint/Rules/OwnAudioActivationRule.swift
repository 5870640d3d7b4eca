import CallFlow
public import CallPaths
import CallVocabulary

/// The app never activates the audio session of a call: CallKit does.
public struct OwnAudioActivationRule: LintRule {
    public init() {}

    public func findings(in program: Program) -> [Finding] {
        findings(in: RuleContext(program: program, library: SourceLibrary(texts: [:])))
    }

    public func findings(in context: RuleContext) -> [Finding] {
        context.audioPlaces.filter { $0.sort == .activates }.map { place in
            let step = Finding.Step(at: place.entry.location, "reached from here, while CallKit handles the action")
            let message =
                "the app activates the audio session of a call itself: CallKit's own activation may fail, and didActivate never comes"
            var finding = Finding(Self.description, at: place.location, message: message, steps: [step])
            let removal = ActivationRemoval(at: place.location, in: place.entry, context.program)
            finding.edits =
                removal.flatMap { $0.edit(in: context.library.text(of: place.location.path)) }.map { [$0] } ?? []
            return finding
        }
    }
}

extension OwnAudioActivationRule {
    public static let description: RuleDescription = {
        var rule = RuleDescription(
            name: "own-audio-activation", rule: .a2, severity: .warning,
            summary: "the audio session of a call is activated by CallKit, never by the app",
            rationale: """
                CallKit activates the audio session of a call at a priority that an app does not have (A1). An app that calls \
                `setActive(true)` itself while it answers or starts a call may fail, or succeed and keep CallKit's activation \
                from working: `didActivate` then never comes and the call is silent (A2, A3). WebRTC's `RTCAudioSession` is \
                that same session.
                """,
            mend: "Set only category and mode in the action handler; start the audio in provider(_:didActivate:).")
        rule.triggering = [
            LintExample(
                "activated while answering",
                """
                import CallKit
                import AVFoundation
                class Calls: NSObject, CXProviderDelegate {
                    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) {
                        let session = AVAudioSession.sharedInstance()
                        try? session.setCategory(.playAndRecord)
                        try? session.1️⃣setActive(true)
                        action.fulfill()
                    }
                }
                """),
            LintExample(
                "activated in a method that starting a call leads to",
                """
                import CallKit
                import AVFoundation
                class Calls: NSObject, CXProviderDelegate {
                    func provider(_ provider: CXProvider, perform action: CXStartCallAction) {
                        configureAudio()
                        action.fulfill()
                    }
                    func configureAudio() {
                        try? AVAudioSession.sharedInstance().1️⃣setActive(true, options: [])
                    }
                }
                """),
            LintExample(
                "activated through WebRTC's session, two hops away",
                """
                import CallKit
                import WebRTC
                class Calls: NSObject, CXProviderDelegate {
                    let audio = RTCAudioSession.sharedInstance()
                    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) {
                        Task { self.queue.async { self.configure(); action.fulfill() } }
                    }
                    func configure() {
                        try? audio.1️⃣setConfiguration(.webRTC(), active: true)
                        try? audio.1️⃣setActive(true)
                    }
                }
                """),
            LintExample(
                "activated through WebRTC's session, in Objective-C",
                """
                #import <CallKit/CallKit.h>
                @interface Calls : NSObject <CXProviderDelegate>
                @end
                @implementation Calls
                - (void)provider:(CXProvider *)provider performAnswerCallAction:(CXAnswerCallAction *)action {
                    RTCAudioSession *session = [RTCAudioSession sharedInstance];
                    1️⃣[session setConfiguration:configuration active:YES error:nil];
                    [session setConfiguration:configuration active:NO error:nil];
                    [action fulfill];
                }
                @end
                """, isObjectiveC: true),
        ]
        rule.nonTriggering = [
            LintExample(
                "WebRTC's session, told of CallKit's activation",
                """
                import CallKit
                import WebRTC
                class Calls: NSObject, CXProviderDelegate {
                    let audio = RTCAudioSession.sharedInstance()
                    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) {
                        audio.useManualAudio = true
                        audio.isAudioEnabled = false
                        try? audio.setConfiguration(.webRTC())
                        try? audio.setConfiguration(.webRTC(), active: false)
                        action.fulfill()
                    }
                    func provider(_ provider: CXProvider, didActivate session: AVAudioSession) {
                        audio.audioSessionDidActivate(session)
                        audio.isAudioEnabled = true
                        try? audio.setActive(true)
                    }
                }
                """),
            LintExample(
                "WebRTC's session as CallKit's didActivate has it, by a call of one's own",
                """
                import CallKit
                import WebRTC
                class Calls: NSObject, CXProviderDelegate {
                    let audio = RTCAudioSession.sharedInstance()
                    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) {
                        self.provider(provider, didActivate: .sharedInstance())
                        action.fulfill()
                    }
                    func provider(_ provider: CXProvider, didActivate session: AVAudioSession) {
                        try? audio.setActive(true)
                    }
                }
                """),
            LintExample(
                "only category and mode",
                """
                import CallKit
                import AVFoundation
                class Calls: NSObject, CXProviderDelegate {
                    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) {
                        try? AVAudioSession.sharedInstance().setCategory(.playAndRecord, mode: .voiceChat)
                        action.fulfill()
                    }
                }
                """),
            LintExample(
                "deactivated",
                """
                import CallKit
                import AVFoundation
                class Calls: NSObject, CXProviderDelegate {
                    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) {
                        try? AVAudioSession.sharedInstance().setActive(false)
                        action.fulfill()
                    }
                }
                """),
            LintExample(
                "a voice message, far from any call",
                """
                import CallKit
                import AVFoundation
                class Messages {
                    func play() {
                        try? AVAudioSession.sharedInstance().setActive(true)
                    }
                }
                """),
        ]
        return rule
    }()
}
