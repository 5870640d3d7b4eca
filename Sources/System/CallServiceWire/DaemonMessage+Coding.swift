internal import CallVocabulary

extension DaemonMessage {
    /// The message's number on the wire. Numbers are never used again.
    private enum Kind: UInt8 {
        case welcome = 1, refused, stateChanged, protectedDataChanged, token, tokenInvalidated, push
        case incomingCallAnswered, providerBegan, providerReset, perform, actionTimedOut, audioActivated
        case audioDeactivated, transactionAnswered, callChanged, backgroundTimeExpired, memoryWarning
    }

    /// The whole frame: length word, kind, fields. Strings beyond ``WireLimits`` are cut.
    public func encodedFrame() -> [UInt8] {
        var writer = WireWriter(kind: kind.rawValue)
        write(to: &writer)
        return writer.frame()
    }

    private var kind: Kind {
        switch self {
        case .welcome: .welcome
        case .refused: .refused
        case .stateChanged: .stateChanged
        case .protectedDataChanged: .protectedDataChanged
        case .token: .token
        case .tokenInvalidated: .tokenInvalidated
        case .push: .push
        case .incomingCallAnswered: .incomingCallAnswered
        case .providerBegan: .providerBegan
        case .providerReset: .providerReset
        case .perform: .perform
        case .actionTimedOut: .actionTimedOut
        case .audioActivated: .audioActivated
        case .audioDeactivated: .audioDeactivated
        case .transactionAnswered: .transactionAnswered
        case .callChanged: .callChanged
        case .backgroundTimeExpired: .backgroundTimeExpired
        case .memoryWarning: .memoryWarning
        }
    }

    private func write(to writer: inout WireWriter) {
        switch self {
        case .welcome(let welcome): welcome.write(to: &writer)
        case .refused(let sentence): writer.put(sentence)
        case .stateChanged(let state): writer.put(state.rawValue)
        case .protectedDataChanged(let available): writer.put(available)
        case .token(let isVoIP, let bytes):
            writer.put(isVoIP)
            writer.put(bytes)
        case .tokenInvalidated, .backgroundTimeExpired, .memoryWarning: break
        case .push(let delivery): delivery.write(to: &writer)
        case .incomingCallAnswered(let request, let error), .transactionAnswered(let request, let error):
            writer.put(request.value)
            writer.put(optional: error) { $0.put($1) }
        case .providerBegan(let provider), .providerReset(let provider), .audioActivated(let provider),
            .audioDeactivated(let provider):
            writer.put(provider)
        case .perform(let order): order.write(to: &writer)
        case .actionTimedOut(let action): writer.put(action.value)
        case .callChanged(let snapshot): snapshot.write(to: &writer)
        }
    }

    /// Reads a frame's body: kind and fields, without the length word.
    public init(decoding body: [UInt8]) throws(WireError) {
        var reader = try WireReader(body)
        let number: UInt8 = try reader.integer("kind")
        guard let kind = Kind(rawValue: number) else { throw .unknownKind(number) }
        self = try DaemonMessage(kind, from: &reader)
        try reader.finish()
    }

    private init(_ kind: Kind, from reader: inout WireReader) throws(WireError) {
        switch kind {
        case .welcome: self = .welcome(try Welcome(from: &reader))
        case .refused: self = .refused(try reader.string("sentence"))
        case .stateChanged: self = .stateChanged(try reader.choice("state"))
        case .protectedDataChanged: self = .protectedDataChanged(available: try reader.flag("available"))
        case .token: self = .token(isVoIP: try reader.flag("isVoIP"), bytes: try reader.raw("token"))
        case .tokenInvalidated: self = .tokenInvalidated
        case .push: self = .push(try PushDelivery(from: &reader))
        case .incomingCallAnswered:
            self = .incomingCallAnswered(
                RequestID(try reader.integer("request")), error: try reader.optionalByte("error"))
        case .transactionAnswered:
            self = .transactionAnswered(
                RequestID(try reader.integer("request")), error: try reader.optionalByte("error"))
        case .providerBegan: self = .providerBegan(provider: try reader.integer("provider"))
        case .providerReset: self = .providerReset(provider: try reader.integer("provider"))
        case .audioActivated: self = .audioActivated(provider: try reader.integer("provider"))
        case .audioDeactivated: self = .audioDeactivated(provider: try reader.integer("provider"))
        case .perform: self = .perform(try ActionOrder(from: &reader))
        case .actionTimedOut: self = .actionTimedOut(ActionID(try reader.integer("action")))
        case .callChanged: self = .callChanged(try CallSnapshot(from: &reader))
        case .backgroundTimeExpired: self = .backgroundTimeExpired
        case .memoryWarning: self = .memoryWarning
        }
    }
}
