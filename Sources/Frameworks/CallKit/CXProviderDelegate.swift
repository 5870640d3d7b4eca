public import AVFAudio
internal import CallServiceClient
internal import CallServiceWire
internal import CallVocabulary

/// Performs what the phone asks of the app's calls.
///
/// On a device everything but `providerDidReset` is optional; here the rest has default implementations, and they belong
/// to the class that declares the conformance: a method that only a subclass adds is not found.
public protocol CXProviderDelegate: NSObjectProtocol {
    /// Every call is gone. No action wants an answer (rule T5 [A]).
    func providerDidReset(_ provider: CXProvider)
    /// The provider is registered with the phone.
    func providerDidBegin(_ provider: CXProvider)
    /// True: the app handles the whole transaction, and no `perform` follows.
    func provider(_ provider: CXProvider, execute transaction: CXTransaction) -> Bool
    func provider(_ provider: CXProvider, perform action: CXStartCallAction)
    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction)
    func provider(_ provider: CXProvider, perform action: CXEndCallAction)
    func provider(_ provider: CXProvider, perform action: CXSetHeldCallAction)
    func provider(_ provider: CXProvider, perform action: CXSetMutedCallAction)
    func provider(_ provider: CXProvider, perform action: CXSetGroupCallAction)
    func provider(_ provider: CXProvider, perform action: CXPlayDTMFCallAction)
    func provider(_ provider: CXProvider, perform action: CXSetTranslatingCallAction)
    /// The action has already failed; it must not be fulfilled or failed any more (rule T2 [O/T]).
    func provider(_ provider: CXProvider, timedOutPerforming action: CXAction)
    /// The place to start the call's audio (rule A2 [A]).
    func provider(_ provider: CXProvider, didActivate audioSession: AVAudioSession)
    /// The place to stop the call's audio.
    func provider(_ provider: CXProvider, didDeactivate audioSession: AVAudioSession)
}

extension CXProviderDelegate {
    public func providerDidBegin(_ provider: CXProvider) {}
    public func provider(_ provider: CXProvider, execute transaction: CXTransaction) -> Bool { false }
    public func provider(_ provider: CXProvider, perform action: CXStartCallAction) { provider.noteUnheard(action) }
    public func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) { provider.noteUnheard(action) }
    public func provider(_ provider: CXProvider, perform action: CXEndCallAction) { provider.noteUnheard(action) }
    public func provider(_ provider: CXProvider, perform action: CXSetHeldCallAction) { provider.noteUnheard(action) }
    public func provider(_ provider: CXProvider, perform action: CXSetMutedCallAction) { provider.noteUnheard(action) }
    public func provider(_ provider: CXProvider, perform action: CXSetGroupCallAction) { provider.noteUnheard(action) }
    public func provider(_ provider: CXProvider, perform action: CXPlayDTMFCallAction) { provider.noteUnheard(action) }
    public func provider(_ provider: CXProvider, perform action: CXSetTranslatingCallAction) {
        provider.noteUnheard(action)
    }
    public func provider(_ provider: CXProvider, timedOutPerforming action: CXAction) {}
    public func provider(_ provider: CXProvider, didActivate audioSession: AVAudioSession) {}
    public func provider(_ provider: CXProvider, didDeactivate audioSession: AVAudioSession) {}

    /// Calls the method that belongs to the action's class.
    func perform(_ action: CXAction, for provider: CXProvider) {
        switch action {
        case let action as CXStartCallAction: self.provider(provider, perform: action)
        case let action as CXAnswerCallAction: self.provider(provider, perform: action)
        case let action as CXEndCallAction: self.provider(provider, perform: action)
        case let action as CXSetHeldCallAction: self.provider(provider, perform: action)
        case let action as CXSetMutedCallAction: self.provider(provider, perform: action)
        case let action as CXSetGroupCallAction: self.provider(provider, perform: action)
        case let action as CXPlayDTMFCallAction: self.provider(provider, perform: action)
        case let action as CXSetTranslatingCallAction: self.provider(provider, perform: action)
        default: break
        }
    }
}

extension CXProvider {
    /// The delegate does not implement the method for this action: nothing will answer it, so it times out.
    fileprivate func noteUnheard(_ action: CXAction) {
        let method = "provider(_:perform: \(type(of: action)))"
        connection.send(.remark("the delegate has no \(method): the action will time out", rule: .t2))
    }
}
