/// Something to be done to a call. Abstract: its subclasses say what.
///
/// Every action that a provider's delegate gets wants exactly one ``CXAction/fulfill()`` or ``CXAction/fail()`` before
/// its ``CXAction/timeoutDate`` (rule T2 [O/T]).
open class CXAction: NSObject, NSCopying, NSSecureCoding {
    private let identifier: UUID
    let life: ActionLife

    open var uuid: UUID { identifier }
    /// Whether the action was fulfilled or failed, or timed out.
    open var isComplete: Bool { life.isComplete }
    /// When the phone stops waiting; far in the future for an action that was not handed to a provider [I].
    open var timeoutDate: Date { life.deadline ?? .distantFuture }

    public override init() {
        identifier = UUID()
        life = ActionLife()
        super.init()
    }

    /// Nil if the archive holds no action. What comes out of an archive is pending, whatever went in.
    public required init?(coder aDecoder: NSCoder) {
        guard let identifier = aDecoder.decodeIdentifier(forKey: "uuid") else { return nil }
        self.identifier = identifier
        life = ActionLife()
        super.init()
    }

    /// The same action with another life: the one handed out by the phone, or a copy's.
    init(uuid: UUID, life: ActionLife) {
        identifier = uuid
        self.life = life
        super.init()
    }

    /// The action was done.
    open func fulfill() {
        life.answer(.fulfilled, by: "\(type(of: self)).fulfill()")
    }

    /// The action cannot be done; what follows depends on its kind (rule T3 [T]).
    open func fail() {
        life.answer(.failed, by: "\(type(of: self)).fail()")
    }

    open class var supportsSecureCoding: Bool { true }

    open func encode(with coder: NSCoder) {
        coder.encodeIdentifier(identifier, forKey: "uuid")
    }

    open func copy(with zone: NSZone? = nil) -> Any { copy(living: life) }

    /// This action with another life, in one of CallKit's own classes: subclasses of the app's are not copied as such.
    func copy(living life: ActionLife) -> CXAction { CXAction(uuid: uuid, life: life) }
}
