/// The policy changes in one place: only the runner calls `transition(on:at:)`, besides the policy's own tests and
/// what proves it in virtual time. What Core and the Frameworks call is check 1's `transition`: they cannot link the policy.
struct SingleMutationRule: TidyRule {
    let name = "SingleMutation"

    private static let call = TokenPattern(".transition(on:")
    private static let allowed = [
        "Sources/Core/", "Sources/Frameworks/", "Sources/System/CallPolicyRunner/", "Sources/Proof/",
        "Tests/CallPolicyTests/", "Tests/CallPolicyRunnerTests/", "Tests/ReportCheckTests/",
    ]

    func findings(in tree: Tree) -> [Finding] {
        tree.files.filter { file in !Self.allowed.contains(where: file.path.hasPrefix) }.flatMap { file in
            Self.call.matches(in: file.code).map {
                file.finding(file.code[$0].line, "only CallPolicyRunner calls transition(on:at:): hand it the input")
            }
        }
    }

    let triggering = [
        Example("Sources/System/CallServiceDaemon/Daemon.swift", "let next = policy.transition(on: .lock, at: now)"),
        Example(
            "Sources/System/CallServiceDaemon/Daemon.swift", "policy\n    .transition(\n        on: .lock, at: now)"),
        Example("Tests/CallServiceDaemonTests/DaemonTests.swift", "_ = policy.transition(on: .lock, at: now)"),
        Example("Sources/Tools/Conformance/World.swift", "_ = phone.policy.transition(on: .lock, at: now)"),
    ]
    let nonTriggering = [
        Example("Sources/System/CallPolicyRunner/Runner.swift", "let next = policy.transition(on: input, at: now)"),
        Example("Sources/Proof/ModelledPhone/ModelledPhone.swift", "let next = policy.transition(on: input, at: now)"),
        Example("Tests/CallPolicyTests/PushTests.swift", "let next = policy.transition(on: input, at: now)"),
        Example("Sources/System/CallServiceDaemon/Daemon.swift", "// the runner calls policy.transition(on: input)"),
        Example("Sources/System/CallServiceDaemon/Daemon.swift", "view.transition(to: .ringing)"),
    ]
}
