extension AVAudioSession {
    /// What the app has set.
    struct State {
        var category = Category.soloAmbient
        var options: CategoryOptions = []
        var mode = Mode.default
        var routeSharingPolicy = RouteSharingPolicy.default
        var portOverride = PortOverride.none
        var preferredInput: Port?
        var isActivatedByApp = false
        var preferredSampleRate = 0.0
        var preferredIOBufferDuration = 0.0
        var preferredInputChannels = 0
        var preferredOutputChannels = 0
        var inputGain: Float = 1
        var prefersNoInterruptions = false

        /// A new category ends an override; a form without a mode leads back to the default one.
        mutating func setCategory(_ category: Category, mode: Mode = .default, options: CategoryOptions = []) {
            self.category = category
            self.mode = mode
            self.options = options
            portOverride = .none
        }

        /// The options with those that the mode implies.
        var effectiveOptions: CategoryOptions {
            switch mode {
            case .voiceChat: options.union(.allowBluetoothHFP)
            case .videoChat: options.union([.allowBluetoothHFP, .defaultToSpeaker])
            default: options
            }
        }

        var route: Route {
            let records = category == .record || category == .playAndRecord || category == .multiRoute
            return Route(input: records ? .builtInMic : nil, output: category == .record ? nil : output)
        }

        private var output: Port {
            guard category == .playAndRecord else { return .builtInSpeaker }
            let isLoud = portOverride == .speaker || effectiveOptions.contains(.defaultToSpeaker)
            return isLoud ? .builtInSpeaker : .builtInReceiver
        }
    }

    /// Where sound comes from and goes to.
    struct Route: Hashable {
        var input: Port?
        var output: Port?

        var description: AVAudioSessionRouteDescription { AVAudioSessionRouteDescription(self) }
    }
}
