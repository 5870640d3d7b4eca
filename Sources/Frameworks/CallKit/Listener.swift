internal import Synchronization

/// A value that crosses to another thread although its type promises nothing.
///
/// CallKit's classes are not Sendable on a device either. Unchecked, because of what every use obeys: the object is
/// either guarded by a lock of ours, or handed whole to the one queue that the app chose for it.
struct Handed<Value>: @unchecked Sendable {
    var value: Value
    init(_ value: Value) { self.value = value }
}

/// An app's delegate, weakly held, and the queue on which it is spoken to.
final class Listener<Delegate>: Sendable {
    private struct Choice {
        weak var delegate: AnyObject?
        /// The queue as the app gave it.
        var queue: DispatchQueue?
    }

    private let choice = Mutex(Handed(Choice()))

    /// The delegate's own queue, nil if the app named none.
    var givenQueue: DispatchQueue? { choice.withLock { $0.value.queue } }

    func set(_ delegate: Delegate?, queue: DispatchQueue?) {
        // A protocol's existential over class types is an object whatever the compiler sees of it here.
        let object = Handed(delegate.map { $0 as AnyObject })
        choice.withLock { $0.value = Choice(delegate: object.value, queue: queue) }
    }

    /// Speaks to whoever is the delegate when the queue gets there; to nobody if there is none.
    func notify(_ say: @escaping @Sendable (Delegate) -> Void) {
        (givenQueue ?? .main).async {
            let object = self.choice.withLock { Handed($0.value.delegate) }
            if let delegate = object.value as? Delegate { say(delegate) }
        }
    }
}
