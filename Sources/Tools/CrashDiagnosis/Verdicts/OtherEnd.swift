/// What rules a part of the call path out, however little of the report is there.
enum OtherEnd {
    static func clue(_ facts: Facts) -> Clue? {
        if let foreign = phone(facts) ?? resource(facts) ?? android(facts) ?? mac(facts) { return foreign }
        if facts.form == .prose { return nil }
        guard facts.codes.allSatisfy({ $0.value <= 0xFF }), isFree(facts) else { return nil }
        if let process = systemProcess(facts) { return process }
        return facts.isKill ? nil : place(facts) ?? ownException(facts)
    }

    private static let phoneTypes = [
        "210": "a panic of the whole phone", "151": "a forced restart of the phone",
        "288": "a picture of all processes",
    ]

    /// Reports about the phone and not about an app.
    private static func phone(_ facts: Facts) -> Clue? {
        guard let type = facts.bugType, let meaning = phoneTypes[type.text] else { return nil }
        return Clue("bug type \(type.text): \(meaning); no app was ended", type)
    }

    private static func resource(_ facts: Facts) -> Clue? {
        guard let action = facts.action, action.text.lowercased().hasPrefix("none") else { return nil }
        return Clue("a report about a resource, and nothing was done to the app", action)
    }

    private static func android(_ facts: Facts) -> Clue? {
        facts.isOfAndroid ? Clue("a crash on Android", at: "text") : nil
    }

    private static func mac(_ facts: Facts) -> Clue? {
        guard let system = facts.system, system.text.hasPrefix("Mac OS") || system.text.hasPrefix("macOS") else {
            return nil
        }
        return Clue("a crash on a Mac", system)
    }

    /// Nothing of PushKit's own is on the stack.
    private static func isFree(_ facts: Facts) -> Bool {
        let signs: [Sign] = [
            .check1Frame, .check1Message, .check1Assertion, .payloadReceived, .pushHandler, .linkMessage, .linkCheck,
            .mustPostNotice,
        ]
        let stacks = facts.stacks.filter(\.isCrashed) + [facts.exceptionStack].compactMap { $0 }
        return !signs.contains { facts.has($0) } && !stacks.contains { $0.frames.contains { $0.image == "PushKit" } }
    }

    /// Programs of the system report no calls.
    private static func systemProcess(_ facts: Facts) -> Clue? {
        guard facts.form != .console,
            facts.exceptionName != nil || facts.exceptionType != nil || facts.exceptionStack != nil
        else { return nil }
        let isOfTheSystem =
            facts.bundle?.text.hasPrefix("com.apple.") == true || facts.process?.text == "SpringBoard"
            || facts.path?.text.hasPrefix("/System/") == true
        guard isOfTheSystem, let name = facts.bundle ?? facts.process else { return nil }
        return Clue("a program of the system, which gets no VoIP pushes", name)
    }

    /// The stack says where the app was, and that is not in the push handler.
    private static func place(_ facts: Facts) -> Clue? {
        if let action = facts.onCrashStack(.callAction) {
            return Clue("it happened in an action of a call, which had been reported before", action)
        }
        return facts.onCrashStack(.launching).map { Clue("it happened in the launch of the app", $0) }
    }

    /// An exception of the app's own, told by the console, where nothing is said of VoIP.
    private static func ownException(_ facts: Facts) -> Clue? {
        guard facts.form == .console, !facts.has(.callServices), !facts.has(.registry), !facts.has(.callHandle),
            let exception = facts.first(.uncaughtException)
        else { return nil }
        return Clue("an exception of the app's own, and no VoIP push near it", exception)
    }
}
