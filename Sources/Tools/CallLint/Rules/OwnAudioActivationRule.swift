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
                from working: `didActivate` then never comes and the call is silent (A2, A3).
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
        ]
        rule.nonTriggering = [
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
