/// What is known of values on the way decides which paths there are.
extension ReportBeforeReturnExamples {
    static let knownTriggering = [
        LintExample(
            "nothing made of the push, and the report hangs on it",
            handler(
                "ringer(for: payload)?.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in }",
                members: """
                    func ringer(for push: PKPushPayload) -> CXProvider? {
                        guard push.dictionaryPayload["caller"] is String else { return nil }
                        return provider
                    }
                    """, isMarked: true)),
        LintExample(
            "a test of the type tells nothing about the other types",
            handler(
                "if voice is SystemVoice { voice.ring() }",
                members: Self.voices, isMarked: true)),
    ]

    static let knownNonTriggering = [
        LintExample(
            "a test of the type says which of the conformers is meant",
            handler(
                """
                guard voice is SystemVoice else {
                    report(UUID(), caller: "")
                    return
                }
                voice.ring()
                """, members: Self.voices, isMarked: false)),
        LintExample(
            "a constant that only differs in the simulator",
            handler(
                "used.ring()",
                members: Self.voices + """

                    enum Device {
                        static let isPhone: Bool = {
                            #if targetEnvironment(simulator)
                            return false
                            #else
                            return true
                            #endif
                        }()
                        static let usesCallKit: Bool = isPhone
                    }
                    var used: Voice { Device.usesCallKit ? system : quiet }
                    """, isMarked: false)),
    ]

    private static let voices = """
        protocol Voice { func ring() }
        final class SystemVoice: Voice {
            let provider = CXProvider(configuration: CXProviderConfiguration())
            func ring() { provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in } }
        }
        final class QuietVoice: Voice {
            func ring() { print("knock") }
        }
        var voice: Voice = SystemVoice()
        let system = SystemVoice()
        let quiet = QuietVoice()
        """
}
