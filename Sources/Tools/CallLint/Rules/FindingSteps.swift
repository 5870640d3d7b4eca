import CallPaths

/// The way a walker took, as findings tell it.
enum FindingSteps {
    static func of(_ steps: [PathStep]) -> [Finding.Step] {
        steps.map { Finding.Step(at: $0.location, $0.message) }
    }
}
