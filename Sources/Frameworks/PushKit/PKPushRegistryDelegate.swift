/// Gets tokens and pushes, on the registry's queue.
///
/// All but the first method are optional. For a push, one method is called: with metadata from iOS 26.4 (E4), else with
/// a completion handler, else the deprecated one; an `async` form counts as its completion-handler form. Under an
/// unreported push the process ends when that method returns (C1.1), and an `async` form returns before its body runs
/// (C1.10).
public protocol PKPushRegistryDelegate: NSObjectProtocol {
    /// The token, on every registration (N1).
    func pushRegistry(_ registry: PKPushRegistry, didUpdate pushCredentials: PKPushCredentials, for type: PKPushType)

    /// A VoIP push, from iOS 26.4.
    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingVoIPPushWith payload: PKPushPayload, metadata: PKVoIPPushMetadata,
        withCompletionHandler completion: @escaping @Sendable () -> Void
    )

    /// The same method, `async`.
    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingVoIPPushWith payload: PKPushPayload, metadata: PKVoIPPushMetadata
    ) async

    /// A push, from iOS 11.
    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType,
        completion: @escaping @Sendable () -> Void
    )

    /// The same method, `async`.
    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType
    ) async

    /// A push, until iOS 10. Called if nothing newer is implemented.
    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType
    )

    /// The token is no longer valid (N2).
    func pushRegistry(_ registry: PKPushRegistry, didInvalidatePushTokenFor type: PKPushType)
}

// Linux has no optional requirements. Each default leaves a mark by which the caller learns that the app's delegate does
// not have the method.
extension PKPushRegistryDelegate {
    public func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingVoIPPushWith payload: PKPushPayload, metadata: PKVoIPPushMetadata,
        withCompletionHandler completion: @escaping @Sendable () -> Void
    ) {
        payload.reachedDefault = true
    }

    /// The default of the `async` form is not `async`: so it marks before the caller goes on, while an app's own method
    /// runs later (see ``AsyncForm``).
    public func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingVoIPPushWith payload: PKPushPayload, metadata: PKVoIPPushMetadata
    ) {
        payload.reachedDefault = true
    }

    public func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType,
        completion: @escaping @Sendable () -> Void
    ) {
        payload.reachedDefault = true
    }

    /// The default of two requirements, the deprecated method and the `async` form of the one with a completion handler.
    public func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType
    ) {
        payload.reachedDefault = true
    }

    public func pushRegistry(_ registry: PKPushRegistry, didInvalidatePushTokenFor type: PKPushType) {}
}
