/// Who translates a call. From iOS 26.
public enum CXTranslationEngine: Int, Hashable, Sendable {
    case `default` = 0
    case custom = 1
}

/// A call is translated while it goes on, or no longer. From iOS 26.
///
/// `@unchecked Sendable` because Apple declares it Sendable: what it adds to its superclasses does not change.
open class CXSetTranslatingCallAction: CXCallAction, @unchecked Sendable {
    private let isOn: Bool
    private let local: String
    private let remote: String

    open var isTranslating: Bool { isOn }
    open var localLanguage: String { local }
    open var remoteLanguage: String { remote }

    public init(call uuid: UUID, isTranslating: Bool, localLanguage: String, remoteLanguage: String) {
        isOn = isTranslating
        local = localLanguage
        remote = remoteLanguage
        super.init(call: uuid, uuid: UUID(), life: ActionLife())
    }

    public required init?(coder aDecoder: NSCoder) {
        guard let local = aDecoder.decodeText(forKey: "localLanguage"),
            let remote = aDecoder.decodeText(forKey: "remoteLanguage")
        else { return nil }
        isOn = aDecoder.decodeBool(forKey: "isTranslating")
        self.local = local
        self.remote = remote
        super.init(coder: aDecoder)
    }

    init(call: UUID, isTranslating: Bool, languages: (local: String, remote: String), uuid: UUID, life: ActionLife) {
        isOn = isTranslating
        local = languages.local
        remote = languages.remote
        super.init(call: call, uuid: uuid, life: life)
    }

    /// Fulfils; which engine translates is not used yet.
    open func fulfill(using translationEngine: CXTranslationEngine) {
        life.noteUnsupported("CXSetTranslatingCallAction.fulfill(using:)")
        fulfill()
    }

    open override func encode(with coder: NSCoder) {
        super.encode(with: coder)
        coder.encode(isOn, forKey: "isTranslating")
        coder.encodeText(local, forKey: "localLanguage")
        coder.encodeText(remote, forKey: "remoteLanguage")
    }

    override func copy(living life: ActionLife) -> CXAction {
        let languages = (local: localLanguage, remote: remoteLanguage)
        return CXSetTranslatingCallAction(
            call: callUUID, isTranslating: isTranslating, languages: languages, uuid: uuid, life: life)
    }
}
