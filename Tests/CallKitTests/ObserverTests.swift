import CallKit
import CallServiceClient
import CallServiceWire
import CallVocabulary
import Testing

@Suite struct ObserverTests {
    // Unchecked: written on the delegate's queue, read after it has settled.
    final class Watcher: NSObject, CXCallObserverDelegate, @unchecked Sendable {
        var seen: [CXCall] = []
        func callObserver(_ callObserver: CXCallObserver, callChanged call: CXCall) { seen.append(call) }
    }

    let phone = TestPhone()
    let call = UUID()

    func snapshot(_ call: UUID, connected: Bool = false, ended: Bool = false) -> CallSnapshot {
        CallSnapshot(
            call: CallUUID(test: call), isOutgoing: false, isOnHold: false, hasConnected: connected, hasEnded: ended)
    }

    @Test func `An observer sees every change and lists the calls that have not ended`() throws {
        let controller = phone.run { CXCallController() }
        let observer = controller.callObserver
        let watcher = Watcher()
        observer.setDelegate(watcher, queue: phone.queue)
        #expect(observer.calls.isEmpty)
        let other = UUID()
        phone.deliver(.callChanged(snapshot(call)))
        phone.deliver(.callChanged(snapshot(other)))
        #expect(observer.calls.map(\.uuid) == [call, other])
        phone.deliver(.callChanged(snapshot(call, connected: true)))
        #expect(observer.calls.map(\.hasConnected) == [true, false])
        phone.deliver(.callChanged(snapshot(call, connected: true, ended: true)))
        #expect(observer.calls.map(\.uuid) == [other])
        phone.settle()
        #expect(watcher.seen.map(\.uuid) == [call, other, call, call])
        #expect(watcher.seen.map(\.hasEnded) == [false, false, false, true])
        #expect(watcher.seen.first == watcher.seen.last)
        #expect(watcher.seen[0] != watcher.seen[1])
        #expect(watcher.seen[0].hash == watcher.seen[2].hash)
    }

    @Test func `After a lost connection every call has ended`() {
        let observer = phone.run { CXCallObserver() }
        let watcher = Watcher()
        observer.setDelegate(watcher, queue: phone.queue)
        phone.deliver(.callChanged(snapshot(call, connected: true)))
        phone.transport.disconnect()
        phone.transport.reconnect(welcome: phone.connection.welcome)
        phone.settle()
        #expect(observer.calls.isEmpty)
        #expect(watcher.seen.map(\.hasEnded) == [false, true])
    }
}
