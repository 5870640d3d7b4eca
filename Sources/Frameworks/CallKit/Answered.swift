/// The async form of a method with a completion: on a device both are the same method.
///
/// It runs where its caller runs, as imported methods do, so that apps may pass objects that are not Sendable.
nonisolated(nonsending) func answered(
    _ ask: (_ completion: @escaping @Sendable ((any Error)?) -> Void) -> Void
) async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        ask { error in
            if let error {
                continuation.resume(throwing: error)
            } else {
                continuation.resume()
            }
        }
    }
}
