/// What receives events, on iOS. Call code inherits from it and overrides `init()`.
@MainActor open class UIResponder: NSObject {
    public override init() { super.init() }

    /// How `UIApplicationDelegate.main()` makes the app's delegate: a `required` initialiser that does not stand in the
    /// way of apps that write `override init()`.
    public required convenience init(ringtimeBootstrap: Void) { self.init() }

    open var next: UIResponder? { nil }

    open var canBecomeFirstResponder: Bool { false }

    @discardableResult open func becomeFirstResponder() -> Bool { false }

    @discardableResult open func resignFirstResponder() -> Bool { true }
}
