import AVFAudio
import CallKit
import Foundation
import PushKit
import UIKit

/// An app for tests: it reports every push, counts while it runs, and on request misbehaves.
@main
final class ProbeApp: UIResponder, UIApplicationDelegate {
    private var registry: PKPushRegistry?
    private let calls = ProbeCalls()

    func application(
        _ application: UIApplication, didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]?
    ) -> Bool {
        print("arguments:", CommandLine.arguments.dropFirst().joined(separator: " "))
        Counter.start()
        let registry = PKPushRegistry(queue: .main)
        registry.delegate = calls
        registry.desiredPushTypes = [.voIP]
        if !CommandLine.arguments.contains("looseRegistry") { self.registry = registry }
        return true
    }
}

/// Writes a growing number into the file `counter` every 50 ms, for as long as this process runs.
enum Counter {
    static func start() {
        Thread.detachNewThread {
            var count = 0
            while true {
                count += 1
                try? Data("\(count)\n".utf8).write(to: URL(filePath: "counter"))
                Thread.sleep(forTimeInterval: 0.05)
            }
        }
    }
}

/// Reports every push, answers and ends what the phone asks for, and prints each step.
final class ProbeCalls: NSObject, PKPushRegistryDelegate, CXProviderDelegate {
    private let provider = CXProvider(configuration: CXProviderConfiguration())

    override init() {
        super.init()
        provider.setDelegate(self, queue: nil)
    }

    func pushRegistry(_ registry: PKPushRegistry, didUpdate credentials: PKPushCredentials, for type: PKPushType) {
        print("token")
    }

    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType,
        completion: @escaping @Sendable () -> Void
    ) {
        let how = payload.dictionaryPayload["misbehave"] as? String
        misbehave(how, registry)
        let call = (payload.dictionaryPayload["call"] as? String).flatMap(UUID.init(uuidString:)) ?? UUID()
        switch how {
        case "ignore": break
        case "endByAction": CXCallController().request(CXTransaction(action: CXEndCallAction(call: call))) { _ in }
        case "reportAnother": report(UUID(), to: provider)
        case "looseProvider":
            let provider = CXProvider(configuration: CXProviderConfiguration())
            provider.setDelegate(self, queue: nil)
            report(call, to: provider)
        default: report(call, to: provider)
        }
        if how == "endAtOnce" { provider.reportCall(with: call, endedAt: nil, reason: .remoteEnded) }
        completion()
    }

    private func report(_ call: UUID, to provider: CXProvider) {
        let update = CXCallUpdate()
        update.remoteHandle = CXHandle(type: .generic, value: "Probe")
        provider.reportNewIncomingCall(with: call, update: update) { _ in }
        print("reported")
    }

    private func misbehave(_ how: String?, _ registry: PKPushRegistry) {
        switch how {
        case "dropDelegate": registry.delegate = nil
        case "lock": flock(open("calls.db", O_RDWR | O_CREAT | O_CLOEXEC, 0o600), LOCK_EX)
        case "activateAudio": try? AVAudioSession.sharedInstance().setActive(true)
        case "exit": exit(3)
        case "print":
            for _ in 0..<40_000 { print(String(repeating: "x", count: 1_000)) }
        case "printGigabyte":
            let megabyte = [UInt8](repeating: 0x78, count: (1 << 20) - 1) + [0x0A]
            for _ in 0..<1_024 { write(1, megabyte, megabyte.count) }
        case "fill": fill("filling.bin")
        case "fillUnlinked": fill("hidden.bin", isUnlinked: true)
        case "fork": for _ in 0..<600 { spawnSleeper() }
        case "ignoreSignals":
            for number in 1..<Int32(32) { signal(number, SIG_IGN) }
        default: break
        }
    }

    /// Writes a megabyte every 2 ms until somebody ends it, at most 512.
    private func fill(_ name: String, isUnlinked: Bool = false) {
        let file = open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        if isUnlinked { unlink(name) }
        let megabyte = [UInt8](repeating: 1, count: 1 << 20)
        Thread.detachNewThread {
            for _ in 0..<512 {
                write(file, megabyte, megabyte.count)
                usleep(2_000)
            }
        }
    }

    private func spawnSleeper() {
        var process: pid_t = 0
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sleep"), strdup("60"), nil]
        posix_spawn(&process, "/bin/sleep", nil, nil, &arguments, environ)
        usleep(500)
    }

    func providerDidReset(_ provider: CXProvider) { print("reset") }

    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) { action.fulfill() }

    func provider(_ provider: CXProvider, perform action: CXEndCallAction) { action.fulfill() }

    func provider(_ provider: CXProvider, didActivate audioSession: AVAudioSession) { print("audio") }
}
