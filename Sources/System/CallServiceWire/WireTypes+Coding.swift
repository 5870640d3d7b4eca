internal import CallVocabulary

extension CallDetails {
    func write(to writer: inout WireWriter) {
        writer.put(optional: handleType) { $0.put($1) }
        writer.put(optional: handle) { $0.put($1) }
        writer.put(optional: callerName) { $0.put($1) }
        writer.put(optional: hasVideo) { $0.put($1) }
        writer.put(optional: supportsHolding) { $0.put($1) }
        writer.put(optional: supportsGrouping) { $0.put($1) }
        writer.put(optional: supportsUngrouping) { $0.put($1) }
        writer.put(optional: supportsDTMF) { $0.put($1) }
    }

    init(from reader: inout WireReader) throws(WireError) {
        self.init()
        handleType = try reader.optionalByte("handle type")
        handle = try reader.optionalString("handle")
        callerName = try reader.optionalString("caller name")
        hasVideo = try reader.optionalFlag("hasVideo")
        supportsHolding = try reader.optionalFlag("supportsHolding")
        supportsGrouping = try reader.optionalFlag("supportsGrouping")
        supportsUngrouping = try reader.optionalFlag("supportsUngrouping")
        supportsDTMF = try reader.optionalFlag("supportsDTMF")
    }
}

extension ProviderSettings {
    func write(to writer: inout WireWriter) {
        writer.put(provider)
        writer.put(optional: localizedName) { $0.put($1) }
        writer.put(optional: ringtoneSound) { $0.put($1) }
        writer.put(maximumCallGroups)
        writer.put(maximumCallsPerCallGroup)
        writer.put(supportsVideo)
        writer.put(includesCallsInRecents)
    }

    init(from reader: inout WireReader) throws(WireError) {
        self.init(provider: try reader.integer("provider"))
        localizedName = try reader.optionalString("localized name")
        ringtoneSound = try reader.optionalString("ringtone")
        maximumCallGroups = try reader.integer("maximumCallGroups")
        maximumCallsPerCallGroup = try reader.integer("maximumCallsPerCallGroup")
        supportsVideo = try reader.flag("supportsVideo")
        includesCallsInRecents = try reader.flag("includesCallsInRecents")
    }
}

extension Welcome {
    func write(to writer: inout WireWriter) {
        writer.put(system)
        writer.put(bundle)
        writer.put(reason.rawValue)
        writer.put(state.rawValue)
        writer.put(protectedDataAvailable)
        writer.put(creditWindow)
        writer.put(optional: asyncDeferral) { $0.put($1) }
        writer.put(checksWithoutDelegate)
        writer.put(deliversMetadata)
    }

    init(from reader: inout WireReader) throws(WireError) {
        self.init(
            system: try reader.version("system version"), bundle: try reader.string("bundle"),
            reason: try reader.choice("launch reason"), state: try reader.choice("state")
        )
        protectedDataAvailable = try reader.flag("protected data")
        creditWindow = try reader.duration("credit window")
        asyncDeferral = try reader.optional("deferral") { reader throws(WireError) in try reader.duration("deferral") }
        checksWithoutDelegate = try reader.flag("checksWithoutDelegate")
        deliversMetadata = try reader.flag("deliversMetadata")
    }
}

extension PushDelivery {
    func write(to writer: inout WireWriter) {
        writer.put(push.value)
        writer.put(registry)
        writer.put(mustReport)
        writer.put(isCounted)
        writer.put(payload)
    }

    init(from reader: inout WireReader) throws(WireError) {
        self.init(
            push: PushID(try reader.integer("push")), registry: try reader.integer("registry"),
            mustReport: try reader.flag("mustReport"), isCounted: try reader.flag("isCounted"),
            payload: try reader.raw("payload")
        )
    }
}

extension ActionOrder {
    func write(to writer: inout WireWriter) {
        writer.put(action.value)
        writer.put(provider)
        writer.put(kind.rawValue)
        writer.put(call)
        writer.put(timeoutAtMilliseconds)
        writer.put(isOn)
    }

    init(from reader: inout WireReader) throws(WireError) {
        self.init(
            action: ActionID(try reader.integer("action")), provider: try reader.integer("provider"),
            kind: try reader.choice("action kind"), call: try reader.call("call"),
            timeoutAtMilliseconds: try reader.integer("timeout"), isOn: try reader.flag("isOn")
        )
    }
}

extension CallSnapshot {
    func write(to writer: inout WireWriter) {
        writer.put(call)
        writer.put(isOutgoing)
        writer.put(isOnHold)
        writer.put(hasConnected)
        writer.put(hasEnded)
    }

    init(from reader: inout WireReader) throws(WireError) {
        self.init(
            call: try reader.call("call"), isOutgoing: try reader.flag("isOutgoing"),
            isOnHold: try reader.flag("isOnHold"), hasConnected: try reader.flag("hasConnected"),
            hasEnded: try reader.flag("hasEnded")
        )
    }
}

extension WireAction {
    func write(to writer: inout WireWriter) {
        writer.put(kind.rawValue)
        writer.put(call)
    }

    init(from reader: inout WireReader) throws(WireError) {
        self.init(kind: try reader.choice("action kind"), call: try reader.call("call"))
    }
}
