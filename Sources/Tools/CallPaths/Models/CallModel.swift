/// What a call into somebody else's code does, as far as a push handler is concerned.
///
/// Models are data, in the grammar of `.ringtime.yml`:
///
/// ```yaml
/// calls:
///   # Type and method. `*` is any type. Labels may be left out; of a selector its first piece is enough.
///   - call: RNCallKeep.reportNewIncomingCall
///     does: reports
///   # The SDK calls these methods of its delegate before it returns; `otherwise` holds when the project has none.
///   - call: TwilioVoiceSDK.handleNotification
///     does: calls
///     methods: [callInviteReceived]
///     otherwise: reports
///   - call: FancySDK.handlePush(payload:)
///     does: unknown
/// ```
///
/// A user's models come before the built-in ones.
public struct CallModel: Hashable, Sendable {
    /// What a call does.
    public enum Effect: String, CaseIterable, Hashable, Sendable {
        /// Reports an incoming call before it returns.
        case reports
        /// Runs its closures before it returns, exactly once.
        case now
        /// Runs its closures, and what it does for a push, after it has returned.
        case later
        /// Hands over to JavaScript or Dart: what happens there is too late.
        case bridge
        /// Has nothing to do with reporting: parsing, logging.
        case harmless
        /// Nobody can see what it does with a push.
        case unknown
        /// Does not return.
        case never
        /// Calls methods of its delegate before it returns.
        case calls
    }

    /// The name of the type; nil for any.
    public let type: String?
    /// The method, without labels.
    public let method: String
    /// The labels, where they matter.
    public let labels: [String]?
    public let effect: Effect
    /// Of `calls`: the names of the delegate's methods, without labels.
    public let methods: [String]
    /// Of `calls`: what holds when the project implements none of them.
    public let otherwise: Effect

    /// nil when `call` is not `Type.method` or `*.method`, with or without labels.
    public init?(call: String, does effect: Effect, methods: [String] = [], otherwise: Effect = .unknown) {
        let name = call.prefix { $0 != "(" }
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
        let type = name[..<dot].split(separator: ".").last.map(String.init)
        let method = String(name[name.index(after: dot)...])
        guard let type, !method.isEmpty else { return nil }
        self.type = type == "*" ? nil : type
        self.method = method
        labels =
            call.hasSuffix(")") ? call.dropFirst(name.count + 1).dropLast().split(separator: ":").map(String.init) : nil
        self.effect = effect
        self.methods = methods
        self.otherwise = otherwise
    }
}

/// The models that hold for a run, the user's before the built-in ones.
public struct CallModels: Sendable {
    private let byMethod: [String: [CallModel]]

    public init(_ models: [CallModel]) {
        byMethod = Dictionary(grouping: models, by: \.method)
    }

    /// The methods of which a model says one of these effects.
    func methods(_ effects: Set<CallModel.Effect>) -> Set<String> {
        Set(byMethod.filter { $0.value.contains { effects.contains($0.effect) } }.keys)
    }

    /// The first model that names the method and one of the types; a model for any type comes last.
    ///
    /// - Parameter types: the receiver's evident type and the names in front of the method.
    public func model(method: String, labels: [String?], types: [String]) -> CallModel? {
        let first = method.prefix { $0 != ":" }
        guard let models = byMethod[String(first)] else { return nil }
        let fitting = models.filter { model in
            model.labels.map { $0 == labels.map { $0 ?? "_" } } ?? true
        }
        return fitting.first { model in model.type.map(types.contains) ?? false }
            ?? fitting.first { $0.type == nil }
    }
}
