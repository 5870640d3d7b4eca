/// Calls the one method of a delegate that a push goes to.
///
/// Which methods the app's class has can only be found by calling: a default marks the payload. So they are tried in
/// the order of preference until one does not run its default.
struct DelegateCall {
    /// The method that was called.
    enum Form: Equatable {
        /// Has run and come back.
        case withMetadata, withCompletion, synchronous
        /// Was started, and has come back before its body ran (C1.10).
        case asyncWithMetadata, asyncForm
        /// There is no such method.
        case none

        var isAsync: Bool { self == .asyncWithMetadata || self == .asyncForm }
    }

    let delegate: any PKPushRegistryDelegate
    let registry: PKPushRegistry
    let payload: PKPushPayload
    /// Nil before iOS 26.4: the methods that take it are not called (E4).
    let metadata: PKVoIPPushMetadata?
    let completion: @Sendable () -> Void
    /// Runs before an `async` method can have started: whatever its body does comes after the return (C1.10).
    let beforeAsync: () -> Void

    func run() -> Form {
        if let metadata {
            if reaches({ withMetadata(metadata) }) { return .withMetadata }
            if startsAsync({ await $0.asyncWithMetadata(metadata) }) { return .asyncWithMetadata }
        }
        if reaches({ withCompletion() }) { return .withCompletion }
        // Before the async form: a class that has only this one satisfies that requirement, too.
        if reaches({ synchronous() }) { return .synchronous }
        if startsAsync({ await $0.asyncForm() }) { return .asyncForm }
        return .none
    }

    private func reaches(_ call: () -> Void) -> Bool {
        payload.reachedDefault = false
        call()
        return !payload.reachedDefault
    }

    private func startsAsync(_ method: @escaping @CallersThread @Sendable (SentCall) async -> Void) -> Bool {
        beforeAsync()
        payload.reachedDefault = false
        let sent = SentCall(delegate: delegate, registry: registry, payload: payload)
        AsyncForm.start { [completion] in
            await method(sent)
            if !sent.payload.reachedDefault { completion() }
        }
        return !payload.reachedDefault
    }

    private func withMetadata(_ metadata: PKVoIPPushMetadata) {
        delegate.pushRegistry(
            registry, didReceiveIncomingVoIPPushWith: payload, metadata: metadata, withCompletionHandler: completion)
    }

    private func withCompletion() {
        delegate.pushRegistry(registry, didReceiveIncomingPushWith: payload, for: .voIP, completion: completion)
    }

    private func synchronous() {
        delegate.pushRegistry(registry, didReceiveIncomingPushWith: payload, for: .voIP)
    }
}

/// A delegate call on its way into a task.
///
/// Unchecked because the app's objects are not `Sendable` and cross all the same, as they do on Apple's systems: what an
/// `async` delegate does with them is its own affair. PushKit does not touch them after the start.
private struct SentCall: @unchecked Sendable {
    let delegate: any PKPushRegistryDelegate
    let registry: PKPushRegistry
    let payload: PKPushPayload

    @CallersThread func asyncWithMetadata(_ metadata: PKVoIPPushMetadata) async {
        await delegate.pushRegistry(registry, didReceiveIncomingVoIPPushWith: payload, metadata: metadata)
    }

    @CallersThread func asyncForm() async {
        await delegate.pushRegistry(registry, didReceiveIncomingPushWith: payload, for: .voIP)
    }
}
