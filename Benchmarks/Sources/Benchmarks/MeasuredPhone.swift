import AppBundle
import CallServiceDaemon
import CallVocabulary
import Foundation
import Phone
import PhoneControl
import PhoneStore
import Stamps

/// A phone's daemon in this process, with the measured app on it; the gateway, the app and the provider are processes of
/// their own.
final class MeasuredPhone {
    static let bundle = "dev.ringtime.benchmark"
    static let topic = bundle + ".voip"

    let data: String
    let phone: Phone
    /// Nil when the gateway is in this process, as in `ringtime up`.
    let gateway: GatewayProcess?
    let provider: ProviderProcess
    let token: String
    private(set) var stamps: StampFile

    var container: String { "\(data)/containers/\(Self.bundle)" }
    private var handle: PhoneHandle { phone.handle }

    static func start(gatewayApart: Bool) async throws -> MeasuredPhone {
        let data = NSTemporaryDirectory() + "ringtime-benchmark-\(UUID().uuidString.prefix(8))"
        var setup = PhoneSetup(data: data)
        setup.profile = profile
        setup.complain = { FileHandle.standardError.write(Data(($0 + "\n").utf8)) }
        let phone = try await Phone.start(setup)
        let app = try AppBundle(reading: bundleFolder(in: data))
        _ = try await phone.handle.install(app)
        try await phone.handle.launch(bundle)
        let token = try await awaited("the app's token") { try await phone.handle.token(bundle: bundle, isVoIP: true) }
        guard let stamps = StampFile("\(data)/containers/\(bundle)/\(StampFile.name)") else {
            throw Stuck("no file for stamps")
        }
        let gateway = gatewayApart ? try gatewayProcess(of: phone, data: data, token: token.token) : nil
        let measured = try MeasuredPhone(phone: phone, gateway: gateway, token: token.token, stamps: stamps)
        _ = try await phone.handle.device("home")
        return measured
    }

    private init(phone: Phone, gateway: GatewayProcess?, token: String, stamps: StampFile) throws {
        data = phone.announcement.data
        self.phone = phone
        self.stamps = stamps
        self.token = token
        self.gateway = gateway
        let own = URL(string: phone.announcement.apnsURL)?.port
        provider = try ProviderProcess(data: data, port: gateway?.port ?? own ?? 0)
    }

    private static func gatewayProcess(of phone: Phone, data: String, token: String) throws -> GatewayProcess {
        let handle = phone.handle
        return try GatewayProcess(keys: data + "/keys", token: token, topic: topic, bundle: bundle) {
            handle.deliver($0)
        }
    }

    /// The newest iOS, but for two waits that come after what is measured: a call rings for 2 s at least, and its app
    /// stays awake for 5 s more. A thousand pushes would take two hours.
    private static var profile: Profile {
        var profile = Profile.newest
        profile.minimumRing = .milliseconds(1)
        profile.suspendAfterCall = .milliseconds(1)
        return profile
    }

    func stop() async {
        await phone.stop()
        try? FileManager.default.removeItem(atPath: data)
    }

    /// Sends a push; returns its apns-id.
    func push(number: Int) throws -> String {
        try provider.push(token: token, topic: Self.topic, payload: Self.payload(number: number))
    }

    static func payload(number: Int) -> String {
        #"{"call":"6F9619FF-8B86-D011-B42D-00CF4FC964FF","caller":"Ada Lovelace","number":\#(number)}"#
    }

    /// Swipes the app away.
    func terminate() async throws { try await handle.terminate(Self.bundle) }

    /// Waits until the phone says so, and a moment longer: then it has written down what came before and sleeps.
    func settle(_ state: String) async throws {
        try await awaited("the state \(state)") { [handle] in
            try await handle.status().apps.first { $0.bundle == Self.bundle }?.state == state ? true : nil
        }
        try await Task.sleep(for: .milliseconds(3))
    }

    /// The stamp at a place, when it is there. Looks rarely: looking costs processor time that the app may need.
    func stamp(at index: Int, _ kind: Stamp.Kind) async throws -> Stamp {
        let stamps = stamps
        let stamp = try await awaited("the stamp of the app") { stamps[index] }
        guard stamp.kind == kind else { throw Stuck("expected \(kind), the app noted \(stamp.kind)") }
        return stamp
    }

    /// Runs `body` until it gives something, for 30 s at most.
    @discardableResult
    private static func awaited<Value>(_ what: String, _ body: () async throws -> Value?) async throws -> Value {
        for _ in 0..<15_000 {
            if let value = try await body() { return value }
            try await Task.sleep(for: .milliseconds(2))
        }
        throw Stuck("waited 30 s for \(what)")
    }

    @discardableResult
    private func awaited<Value>(_ what: String, _ body: () async throws -> Value?) async throws -> Value {
        try await Self.awaited(what, body)
    }
}

/// When the gateway accepted each push.
extension MeasuredPhone {
    private struct Arrival: Decodable {
        var acceptedAtMicroseconds: Int64
        var apnsId: String
    }

    /// Microseconds since 1970, by apns-id.
    func acceptances() async throws -> [String: Int64] {
        var acceptances: [String: Int64] = [:]
        var last: Int64 = 0
        while true {
            let records = try await phone.handle.timeline(since: last, limit: 10_000)
            guard let newest = records.last else { return acceptances }
            last = newest.sequence
            for record in records where record.event.kind == "push.arrived" {
                guard let details = record.details else { continue }
                let arrival = try JSONDecoder().decode(Arrival.self, from: Data(details.utf8))
                acceptances[arrival.apnsId] = arrival.acceptedAtMicroseconds
            }
        }
    }
}

/// The app's bundle.
extension MeasuredPhone {
    private static func bundleFolder(in data: String) throws -> URL {
        let name = Programs.app.lastPathComponent
        let folder = URL(filePath: data).appending(path: "\(name).app", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: Programs.app, to: folder.appending(path: name))
        try write(
            [
                "CFBundleIdentifier": bundle, "CFBundleName": name, "CFBundleExecutable": name,
                "CFBundleShortVersionString": "1.0", "CFBundleVersion": "1", "DTSDKName": "iphoneos26.4",
                "UIBackgroundModes": ["voip"],
            ], to: folder.appending(path: "Info.plist"))
        try write(["aps-environment": "development"], to: folder.appending(path: "\(name).entitlements"))
        return folder
    }

    private static func write(_ plist: [String: Any], to file: URL) throws {
        try PropertyListSerialization.data(fromPropertyList: plist, format: .xml, options: 0).write(to: file)
    }
}
