/// Actions that belong together, performed in order: "end this call, answer that one".
open class CXTransaction: NSObject, NSCopying, NSSecureCoding {
    private let identifier: UUID
    private var list: [CXAction]

    open var uuid: UUID { identifier }
    /// Whether every action is complete.
    open var isComplete: Bool { list.allSatisfy(\.isComplete) }
    open var actions: [CXAction] { list }

    public init(actions: [CXAction]) {
        identifier = UUID()
        list = actions
        super.init()
    }

    public convenience init(action: CXAction) {
        self.init(actions: [action])
    }

    public override init() {
        identifier = UUID()
        list = []
        super.init()
    }

    /// Nil if the archive holds no transaction.
    public required init?(coder: NSCoder) {
        guard let identifier = coder.decodeIdentifier(forKey: "uuid"),
            let list = coder.decodeObject(of: Self.archivedClasses, forKey: "actions") as? [CXAction]
        else { return nil }
        self.identifier = identifier
        self.list = list
        super.init()
    }

    private init(uuid: UUID, actions: [CXAction]) {
        identifier = uuid
        list = actions
        super.init()
    }

    open func addAction(_ action: CXAction) {
        list.append(action)
    }

    open class var supportsSecureCoding: Bool { true }

    open func encode(with coder: NSCoder) {
        coder.encodeIdentifier(identifier, forKey: "uuid")
        coder.encode(NSArray(array: list), forKey: "actions")
    }

    open func copy(with zone: NSZone? = nil) -> Any { CXTransaction(uuid: identifier, actions: list) }

    private static var archivedClasses: [AnyClass] {
        [
            NSArray.self, CXAction.self, CXCallAction.self, CXStartCallAction.self, CXAnswerCallAction.self,
            CXEndCallAction.self, CXSetHeldCallAction.self, CXSetMutedCallAction.self, CXSetGroupCallAction.self,
            CXPlayDTMFCallAction.self, CXSetTranslatingCallAction.self,
        ]
    }
}
