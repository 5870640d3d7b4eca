/// Reads what consoles and sysdiagnoses say: who was ended by whom with which code, and what happened when.
enum ConsoleReader {
    private static let moments: [(sign: Sign, lane: MomentFact.Lane, what: String, tone: MomentFact.Tone)] = [
        (.launchedForPush, .phone, "launched for the push", .plain),
        (.deliveryRequest, .phone, "asked to deliver", .plain),
        (.payloadDelivery, .phone, "delivers the payload", .plain),
        (.pushHandler, .app, "push handler", .plain),
        (.report, .app, "reports the call", .good),
        (.check1Message, .app, "check 1 fails", .bad),
        (.check2Notice, .phone, "kills it: no call in time", .bad),
        (.badCallContext, .phone, "kills it: 0xbaadca11", .bad),
        (.restrictionNotice, .phone, "restricted: drops the push", .bad),
    ]

    static func read(_ map: TextMap, into facts: inout Facts) {
        readKills(map, into: &facts)
        if facts.form == .console { facts.consoleCrash = ConsoleCrash(map) }
        for (sign, range) in map.lexicon.signs {
            guard let moment = moments.first(where: { $0.sign == sign }), facts.moments.count < 200,
                let time = ConsoleLine.time(in: map.text, max(0, range.lowerBound - 220)..<range.lowerBound)
            else { continue }
            let fact = MomentFact(
                seconds: time.seconds, lane: moment.lane, what: moment.what, tone: moment.tone,
                place: map.place(of: range.lowerBound))
            let isKnown = facts.moments.contains { $0.what == fact.what && abs($0.seconds - fact.seconds) < 0.5 }
            if !isKnown { facts.moments.append(fact) }
        }
    }

    /// A code in a report's own field is known already; the context that repeats it is no second one.
    private static func readKills(_ map: TextMap, into facts: inout Facts) {
        guard facts.codes.isEmpty else { return }
        for (form, range) in map.lexicon.kills.prefix(400) {
            guard let (namespace, code) = code(in: map.text, form, range), code > 0xFFFF else { continue }
            let isNew = !facts.codes.contains { $0.value == code }
            guard isNew else { continue }
            facts.codes.append(
                CodeFact(
                    value: code, namespace: namespace, context: .console, place: map.place(of: range.lowerBound),
                    quote: Quote.around(range, in: map.text)))
            if facts.bundle == nil { facts.bundle = bundle(map, near: range) }
        }
    }

    private static func code(in text: [UInt8], _ form: Lexicon.Kill, _ range: Range<Int>) -> (String?, UInt64)? {
        let end = range.upperBound
        var scanner = TerminationText.Scanner(rest: text[end..<min(text.count, end + 240)])
        switch form {
        case .context:
            return scanner.context().map { ($0.domain.map(String.init), $0.code) }
        case .exit, .reason:
            let namespace = scanner.code().map(String.init)
            guard scanner.skip("code:") || scanner.skip(",code:") else { return nil }
            return scanner.code().map { (namespace, $0) }
        case .launchd:
            let namespace = scanner.code().map(String.init)
            guard scanner.skip(",") else { return nil }
            return scanner.code().map { (namespace, $0) }
        case .assigned, .with, .reasonCode:
            scanner.rest = text[(end - 2)..<min(text.count, end + 20)]
            return scanner.code().map { (nil, $0) }
        }
    }

    private static let owners = PhraseFinder(["application<", "app<"])

    /// `app<com.example.parley(UUID)>:123`, on the same line or near it.
    private static func bundle(_ map: TextMap, near range: Range<Int>) -> Fact? {
        let part = max(0, range.lowerBound - 300)..<min(map.text.count, range.upperBound + 300)
        guard let hit = owners.hits(in: map.text, part).min(by: { distance($0, range) < distance($1, range) }) else {
            return nil
        }
        let name = map.text[hit.range.upperBound...].prefix(120).prefix { byte in
            byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A
                || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
        return name.isEmpty ? nil : Fact(String(decoding: name, as: UTF8.self), at: map.place(of: hit.range.lowerBound))
    }

    private static func distance(_ hit: PhraseFinder.Hit, _ range: Range<Int>) -> Int {
        abs(hit.range.lowerBound - range.lowerBound)
    }
}
