import CallVocabulary

extension CrashReport.Exception {
    var json: JSONText {
        .object([
            ("codes", .string(codes)), ("rawCodes", .array(rawCodes.map(JSONText.unsigned))),
            ("type", .string(type)), ("signal", .string(signal)),
        ])
    }
}

extension CrashReport.Termination {
    var json: JSONText {
        var members: [(String, JSONText)] = [
            ("flags", .integer(Int64(flags))), ("code", .unsigned(code)), ("namespace", .string(namespace)),
        ]
        if let indicator { members.append(("indicator", .string(indicator))) }
        if let reasons { members.append(("reasons", .array(reasons.map(JSONText.string)))) }
        if let details { members.append(("details", .array(details.map(JSONText.string)))) }
        if let byProc { members.append(("byProc", .string(byProc))) }
        if let byPid { members.append(("byPid", .integer(Int64(byPid)))) }
        return .object(members)
    }
}

extension CrashReport.Thread {
    var json: JSONText {
        var members: [(String, JSONText)] = []
        if triggered == true { members.append(("triggered", .bool(true))) }
        members.append(("id", .integer(Int64(id))))
        if let name { members.append(("name", .string(name))) }
        if let threadState { members.append(("threadState", threadState.json)) }
        // Tools look for the faulting thread's registers without asking whether there are any.
        if threadState == nil, triggered == true { members.append(("threadState", .object([]))) }
        if let queue { members.append(("queue", .string(queue))) }
        members.append(("frames", .array(frames.map(\.json))))
        return .object(members)
    }
}

extension CrashReport.Frame {
    var json: JSONText {
        var members: [(String, JSONText)] = [("imageOffset", .unsigned(imageOffset))]
        if let symbol {
            members += [("symbol", .string(symbol)), ("symbolLocation", .unsigned(symbolLocation ?? 0))]
        }
        members.append(("imageIndex", .integer(Int64(imageIndex))))
        if synthesized == true { members.append(("synthesized", .bool(true))) }
        return .object(members)
    }
}

extension CrashReport.Image {
    var json: JSONText {
        var members: [(String, JSONText)] = [
            ("source", .string(source)), ("arch", .string(arch)), ("base", .unsigned(base)),
            ("size", .unsigned(size)), ("uuid", .string(uuid)), ("path", .string(path)), ("name", .string(name)),
        ]
        if synthesized == true { members.append(("synthesized", .bool(true))) }
        return .object(members)
    }
}

extension CrashReport.State: Decodable {
    // Apple names the registers after the machine.
    #if arch(arm64)
    private static let flavor = "ARM_THREAD_STATE64"
    private enum CodingKeys: String, CodingKey { case flavor, pc, sp, fp }
    private static let keys: [CodingKeys] = [.pc, .sp, .fp]
    #else
    private static let flavor = "x86_THREAD_STATE"
    private enum CodingKeys: String, CodingKey { case flavor, rip, rsp, rbp }
    private static let keys: [CodingKeys] = [.rip, .rsp, .rbp]
    #endif
    private struct Register: Decodable { var value: UInt64 }

    var json: JSONText {
        let values = [programCounter, stackPointer, framePointer]
        let registers = zip(Self.keys, values).map { ($0.stringValue, JSONText.object([("value", .unsigned($1))])) }
        return .object([("flavor", .string(Self.flavor))] + registers)
    }

    /// Reads a member `threadState`.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        let values = try Self.keys.map { try members.decode(Register.self, forKey: $0).value }
        self.init(programCounter: values[0], stackPointer: values[1], framePointer: values[2])
    }
}

extension Explanation {
    var json: JSONText {
        var members: [(String, JSONText)] = []
        if let rule { members.append(("rule", .string(rule.number))) }
        if let evidence { members.append(("evidence", .string(evidence.rawValue))) }
        if let form { members.append(("form", .string(form.number))) }
        members.append(("verdict", .string(verdict)))
        let hints = mistakes.map { hint in
            JSONText.object([("mistake", .string(hint.mistake.rawValue)), ("hint", .string(hint.hint))])
        }
        let moments = timeline.map { moment in
            JSONText.object([("t", .decimal(microseconds: moment.at.microseconds)), ("what", .string(moment.what))])
        }
        members += [
            ("mistakes", .array(hints)), ("timeline", .array(moments)), ("threadsCaptured", .bool(threadsCaptured)),
        ]
        if let threadsNote { members.append(("threadsNote", .string(threadsNote))) }
        members.append(("exitStatusKnown", .bool(exitStatusKnown)))
        if !console.isEmpty { members.append(("console", .array(console.map(JSONText.string)))) }
        return .object(members)
    }
}
