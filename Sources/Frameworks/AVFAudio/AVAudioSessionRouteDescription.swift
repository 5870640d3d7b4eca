internal import CallServiceClient

/// The inputs and outputs in use.
open class AVAudioSessionRouteDescription: NSObject {
    private let route: AVAudioSession.Route

    init(_ route: AVAudioSession.Route) {
        self.route = route
        super.init()
    }

    open var inputs: [AVAudioSessionPortDescription] {
        [route.input].compactMap { $0 }.map { AVAudioSessionPortDescription($0) }
    }
    open var outputs: [AVAudioSessionPortDescription] {
        [route.output].compactMap { $0 }.map { AVAudioSessionPortDescription($0) }
    }

    open override func isEqual(_ object: Any?) -> Bool {
        (object as? AVAudioSessionRouteDescription)?.route == route
    }
    open override var hash: Int { route.hashValue }
}

/// One input or output of the simulated phone. Equal when they are the same port.
open class AVAudioSessionPortDescription: NSObject {
    private let port: AVAudioSession.Port

    init(_ port: AVAudioSession.Port) {
        self.port = port
        super.init()
    }

    open var portType: AVAudioSession.Port { port }
    open var portName: String {
        switch port {
        case .builtInMic: "iPhone Microphone"
        case .builtInReceiver: "Receiver"
        case .builtInSpeaker: "Speaker"
        default: port.rawValue
        }
    }
    open var uid: String { "Built-In \(portName)" }
    open var hasHardwareVoiceCallProcessing: Bool { false }
    open var isSpatialAudioEnabled: Bool { false }
    open var channels: [AVAudioSessionChannelDescription]? { nil }
    open var dataSources: [AVAudioSessionDataSourceDescription]? { nil }
    open var selectedDataSource: AVAudioSessionDataSourceDescription? { nil }
    open var preferredDataSource: AVAudioSessionDataSourceDescription? { nil }
    open func setPreferredDataSource(_ dataSource: AVAudioSessionDataSourceDescription?) throws {
        Unsupported.note("AVAudioSessionPortDescription.setPreferredDataSource(_:)")
    }

    open override func isEqual(_ object: Any?) -> Bool { (object as? AVAudioSessionPortDescription)?.port == port }
    open override var hash: Int { port.hashValue }
}

/// One channel of a port. The simulated phone has none to show.
open class AVAudioSessionChannelDescription: NSObject {
    init(none: Void) { super.init() }

    open var channelName: String { "" }
    open var owningPortUID: String { "" }
    open var channelNumber: Int { 0 }
}

/// One of several microphones or speakers behind a port. The simulated phone has none to show.
open class AVAudioSessionDataSourceDescription: NSObject {
    init(none: Void) { super.init() }

    open var dataSourceID: NSNumber { NSNumber(value: 0) }
    open var dataSourceName: String { "" }
}
