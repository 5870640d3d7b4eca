import CallKit
import Foundation
import PushKit
import Stamps
import UIKit

/// The app that is measured: it notes when it was launched and when its push delegate was entered, and has every call
/// over at once, so that the phone suspends it again.
@main
final class BenchmarkApp: UIResponder, UIApplicationDelegate {
    private var registry: PKPushRegistry?
    private let calls = Calls()

    func application(
        _ application: UIApplication, didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]?
    ) -> Bool {
        let now = Stamp.now()
        calls.stamps?.append(Stamp(kind: .launched, number: UInt64(getpid()), nanoseconds: now))
        let registry = PKPushRegistry(queue: .main)
        registry.delegate = calls
        registry.desiredPushTypes = [.voIP]
        self.registry = registry
        return true
    }
}

final class Calls: NSObject, PKPushRegistryDelegate, CXProviderDelegate {
    let stamps = StampFile()
    private let provider = CXProvider(configuration: CXProviderConfiguration())

    override init() {
        super.init()
        provider.setDelegate(self, queue: nil)
    }

    func pushRegistry(_ registry: PKPushRegistry, didUpdate credentials: PKPushCredentials, for type: PKPushType) {}

    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType,
        completion: @escaping @Sendable () -> Void
    ) {
        let now = Stamp.now()
        let number = payload.dictionaryPayload["number"] as? Int ?? 0
        let call = UUID()
        let update = CXCallUpdate()
        update.remoteHandle = CXHandle(type: .generic, value: "Ada Lovelace")
        stamps?.append(Stamp(kind: .delegateEntered, number: UInt64(number), nanoseconds: now))
        provider.reportNewIncomingCall(with: call, update: update) { _ in completion() }
        provider.reportCall(with: call, endedAt: nil, reason: .remoteEnded)
    }

    func providerDidReset(_ provider: CXProvider) {}
}
