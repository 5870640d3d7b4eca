public import CallVocabulary

/// What a story needs of the phone it is about: the names behind the policy's small integers.
///
/// Nil where the phone no longer knows, or never knew.
public protocol StoryNames {
    func app(ofProcess process: ProcessID) -> AppID?
    /// The app's name as it stands under its icon.
    func name(ofApp app: AppID) -> String?
    /// Who is calling, in words.
    func caller(ofCall call: CallID) -> String?
    /// The app that has reported the call.
    func app(ofCall call: CallID) -> AppID?
    /// The call that an action is about.
    func call(ofAction action: ActionID) -> CallID?
    /// Violations since the app's ledger was last cleared.
    func violationCount(ofApp app: AppID) -> Int
}
