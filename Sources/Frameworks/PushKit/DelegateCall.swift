internal import CallServiceWire

/// Calls the one method of a delegate that a push goes to.
///
/// Which methods the app's class has can only be found by calling: a default marks the payload. So they are tried in
/// the order of preference until one does not run its default.
struct DelegateCall {
    let delegate: any PKPushRegistryDelegate
    let registry: PKPushRegistry
    let payload: PKPushPayload
    /// Nil before iOS 26.4: the methods that take it are not called (E4).
    let metadata: PKVoIPPushMetadata?
    let completion: @Sendable () -> Void
    /// Runs before an `async` method can have started: whatever its body does comes after the return (C1.10).
    let beforeAsync: () -> Void

    /// Returns which method was called: it has run and come back, or was started and has come back before its body ran.
    func run() -> DelegateForm {
        if let metadata {
            if reaches({ withMetadata(metadata) }) { return .metadata }
            if startsAsync({ await $0.asyncWithMetadata(metadata) }) { return .asyncMetadata }
        }
        if reaches({ withCompletion() }) { return .completionHandler }
        // Before the async form: a class that has only this one satisfies that requirement, too.
        if reaches({ synchronous() }) { return .deprecated }
        if startsAsync({ await $0.asyncForm() }) { return .async }
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

extension DelegateForm {
    /// Comes back before its body runs (C1.10).
    var isAsync: Bool { self == .async || self == .asyncMetadata }
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
