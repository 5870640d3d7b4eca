import CallFlow
public import CallPaths
import CallVocabulary

/// Audio of a call starts in `provider(_:didActivate:)`, not while the action is handled.
public struct AudioBeforeActivationRule: LintRule {
    public init() {}

    public func findings(in program: Program) -> [Finding] {
        findings(in: RuleContext(program: program, library: SourceLibrary(texts: [:])))
    }

    public func findings(in context: RuleContext) -> [Finding] {
        context.audioPlaces.filter { $0.sort == .starts }.map { place in
            let step = Finding.Step(at: place.entry.location, "reached from here, before the session is active")
            let message = "audio of a call is started before CallKit has activated the session: it fails, or is silent"
            return Finding(Self.description, at: place.location, message: message, steps: [step])
        }
    }
}

extension AudioBeforeActivationRule {
    public static let description: RuleDescription = {
        var rule = RuleDescription(
            name: "audio-before-activation", rule: .a2, severity: .warning,
            summary: "a call's audio starts in provider(_:didActivate:)",
            rationale: """
                The audio session of a call becomes active after the action was fulfilled and the call is connected; \
                `provider(_:didActivate:)` says when (A2, A6). An engine, a player or a recorder that is started before that \
                fails for want of priority, or runs without sound.
                """,
            mend: "Start the engine, player or recorder in provider(_:didActivate:) and stop it in didDeactivate.")
        rule.triggering = [
            LintExample(
                "the engine is started while answering",
                """
                import CallKit
                import AVFoundation
                class Calls: NSObject, CXProviderDelegate {
                    let engine = AVAudioEngine()
                    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) {
                        try? engine.1️⃣start()
                        action.fulfill()
                    }
                }
                """)
        ]
        rule.nonTriggering = [
            LintExample(
                "the engine is started when the session is active",
                """
                import CallKit
                import AVFoundation
                class Calls: NSObject, CXProviderDelegate {
                    let engine = AVAudioEngine()
                    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) {
                        action.fulfill()
                    }
                    func provider(_ provider: CXProvider, didActivate audioSession: AVAudioSession) {
                        try? engine.start()
                    }
                }
                """),
            LintExample(
                "something else is started",
                """
                import CallKit
                class Calls: NSObject, CXProviderDelegate {
                    let signalling = Signalling()
                    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) {
                        signalling.start()
                        action.fulfill()
                    }
                }
                class Signalling { func start() {} }
                """),
        ]
        return rule
    }()
}
