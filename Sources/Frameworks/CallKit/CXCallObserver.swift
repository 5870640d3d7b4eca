internal import CallServiceClient

/// Watches the calls on the phone.
open class CXCallObserver: NSObject {
    private let services: CallServices
    private let listener = Listener<any CXCallObserverDelegate>()

    public override init() {
        services = CallServices.of(.shared)
        super.init()
        services.add(self)
    }

    /// The calls that have not ended, oldest first.
    open var calls: [CXCall] { services.calls.map { CXCall($0) } }

    /// The delegate is held weakly; no queue means the main queue.
    open func setDelegate(_ delegate: (any CXCallObserverDelegate)?, queue: DispatchQueue?) {
        listener.set(delegate, queue: queue)
    }

    /// Tells the delegate of a call, on the delegate's queue.
    func tell(_ call: CXCall) {
        let crossing = Handed((observer: self, call: call))
        listener.notify { delegate in
            delegate.callObserver(crossing.value.observer, callChanged: crossing.value.call)
        }
    }
}

/// Learns what becomes of calls.
public protocol CXCallObserverDelegate: NSObjectProtocol {
    func callObserver(_ callObserver: CXCallObserver, callChanged call: CXCall)
}
