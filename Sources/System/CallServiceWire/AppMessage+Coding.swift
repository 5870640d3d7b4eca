internal import CallVocabulary

extension AppMessage {
    /// The message's number on the wire. Numbers are never used again.
    private enum Kind: UInt8 {
        case hello = 1, finishedLaunching, registryChanged, delegateReturned, completionCalled, check1Failed, raised
        case providerChanged, providerInvalidated, incomingCall, callUpdated, callEnded, actionFulfilled, actionFailed
        case transaction, backgroundTaskBegan, backgroundTaskEnded, remoteNotificationsRequested, unsupported, remark
        case deliveredWithoutDelegate, audioActivatedByApp
    }

    /// The whole frame: length word, kind, fields. Strings beyond ``WireLimits`` are cut.
    public func encodedFrame() -> [UInt8] {
        var writer = WireWriter(kind: kind.rawValue)
        write(to: &writer)
        return writer.frame()
    }

    private var kind: Kind {
        switch self {
        case .hello: .hello
        case .finishedLaunching: .finishedLaunching
        case .registryChanged: .registryChanged
        case .delegateReturned: .delegateReturned
        case .completionCalled: .completionCalled
        case .check1Failed: .check1Failed
        case .raised: .raised
        case .providerChanged: .providerChanged
        case .providerInvalidated: .providerInvalidated
        case .incomingCall: .incomingCall
        case .callUpdated: .callUpdated
        case .callEnded: .callEnded
        case .actionFulfilled: .actionFulfilled
        case .actionFailed: .actionFailed
        case .transaction: .transaction
        case .backgroundTaskBegan: .backgroundTaskBegan
        case .backgroundTaskEnded: .backgroundTaskEnded
        case .remoteNotificationsRequested: .remoteNotificationsRequested
        case .unsupported: .unsupported
        case .remark: .remark
        case .deliveredWithoutDelegate: .deliveredWithoutDelegate
        case .audioActivatedByApp: .audioActivatedByApp
        }
    }

    private func write(to writer: inout WireWriter) {
        switch self {
        case .hello(let version, let linksCallKit):
            writer.put(version)
            writer.put(linksCallKit)
        case .finishedLaunching, .remoteNotificationsRequested, .audioActivatedByApp:
            break
        case .registryChanged(let registry, let wantsVoIP):
            writer.put(registry)
            writer.put(wantsVoIP)
        case .delegateReturned(let push, let form), .check1Failed(let push, let form):
            writer.put(push.value)
            writer.put(form.rawValue)
        case .completionCalled(let push), .deliveredWithoutDelegate(let push): writer.put(push.value)
        case .raised(let name, let reason):
            writer.put(name)
            writer.put(reason)
        case .providerChanged(let settings): settings.write(to: &writer)
        case .providerInvalidated(let provider): writer.put(provider)
        case .incomingCall, .callUpdated, .callEnded: writeCall(to: &writer)
        case .actionFulfilled(let action), .actionFailed(let action): writer.put(action.value)
        case .transaction(let request, let actions):
            writer.put(request.value)
            writer.put(UInt32(min(actions.count, WireLimits.array)))
            for action in actions.prefix(WireLimits.array) { action.write(to: &writer) }
        case .backgroundTaskBegan(let task, let name):
            writer.put(task)
            writer.put(name)
        case .backgroundTaskEnded(let task): writer.put(task)
        case .unsupported(let member): writer.put(member)
        case .remark(let text, let rule):
            writer.put(text)
            writer.put(optional: rule) { $0.put($1.rawValue) }
        }
    }

    private func writeCall(to writer: inout WireWriter) {
        switch self {
        case .incomingCall(let request, let provider, let call, let details):
            writer.put(request.value)
            writer.put(provider)
            writer.put(call)
            details.write(to: &writer)
        case .callUpdated(let provider, let call, let details):
            writer.put(provider)
            writer.put(call)
            details.write(to: &writer)
        case .callEnded(let provider, let call, let reason):
            writer.put(provider)
            writer.put(call)
            writer.put(reason.rawValue)
        default: break
        }
    }

    /// Reads a frame's body: kind and fields, without the length word.
    public init(decoding body: [UInt8]) throws(WireError) {
        var reader = try WireReader(body)
        let number: UInt8 = try reader.integer("kind")
        guard let kind = Kind(rawValue: number) else { throw .unknownKind(number) }
        self = try AppMessage(kind, from: &reader)
        try reader.finish()
    }

    private init(_ kind: Kind, from reader: inout WireReader) throws(WireError) {
        switch kind {
        case .hello:
            self = .hello(version: try reader.integer("version"), linksCallKit: try reader.flag("linksCallKit"))
        case .finishedLaunching: self = .finishedLaunching
        case .registryChanged:
            self = .registryChanged(registry: try reader.integer("registry"), wantsVoIP: try reader.flag("wantsVoIP"))
        case .delegateReturned:
            self = .delegateReturned(PushID(try reader.integer("push")), try reader.choice("form"))
        case .completionCalled: self = .completionCalled(PushID(try reader.integer("push")))
        case .check1Failed: self = .check1Failed(PushID(try reader.integer("push")), try reader.choice("form"))
        case .raised: self = .raised(name: try reader.string("exception name"), reason: try reader.string("reason"))
        case .providerChanged: self = .providerChanged(try ProviderSettings(from: &reader))
        case .providerInvalidated: self = .providerInvalidated(provider: try reader.integer("provider"))
        case .incomingCall:
            self = .incomingCall(
                RequestID(try reader.integer("request")), provider: try reader.integer("provider"),
                call: try reader.call("call"), details: try CallDetails(from: &reader)
            )
        case .callUpdated:
            self = .callUpdated(
                provider: try reader.integer("provider"), call: try reader.call("call"),
                details: try CallDetails(from: &reader)
            )
        case .callEnded:
            self = .callEnded(
                provider: try reader.integer("provider"), call: try reader.call("call"),
                reason: try reader.choice("reason")
            )
        case .actionFulfilled: self = .actionFulfilled(ActionID(try reader.integer("action")))
        case .actionFailed: self = .actionFailed(ActionID(try reader.integer("action")))
        case .transaction:
            let request = RequestID(try reader.integer("request"))
            self = .transaction(
                request, try reader.array("actions") { reader throws(WireError) in try WireAction(from: &reader) })
        case .backgroundTaskBegan:
            self = .backgroundTaskBegan(try reader.integer("task"), name: try reader.string("task name"))
        case .backgroundTaskEnded: self = .backgroundTaskEnded(try reader.integer("task"))
        case .remoteNotificationsRequested: self = .remoteNotificationsRequested
        case .unsupported: self = .unsupported(member: try reader.string("member"))
        case .remark:
            let text = try reader.string("remark")
            self = .remark(text, rule: try reader.rule())
        case .deliveredWithoutDelegate: self = .deliveredWithoutDelegate(PushID(try reader.integer("push")))
        case .audioActivatedByApp: self = .audioActivatedByApp
        }
    }
}

extension WireReader {
    /// An optional rule number.
    fileprivate mutating func rule() throws(WireError) -> Rule? {
        guard let number = try optionalString("rule") else { return nil }
        guard let rule = Rule(rawValue: number) else {
            throw .unknownValue(field: "rule", value: UInt64(number.utf8.count))
        }
        return rule
    }
}
