import Synchronization

/// The statements of a function or closure, made from the source when they are first asked for: of a large code base
/// only what a handler reaches is ever taken apart.
public final class Body: Sendable {
    private let statements: Mutex<Block?>
    private let make: @Sendable () -> Block

    public init(_ make: @escaping @Sendable () -> Block) {
        self.make = make
        statements = Mutex(nil)
    }

    public convenience init(_ block: Block) {
        self.init { block }
    }

    public var block: Block {
        if let block = statements.withLock({ $0 }) { return block }
        let block = make()
        statements.withLock { $0 = block }
        return block
    }
}
