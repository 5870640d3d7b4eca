import ArgumentParser
import CommandFrame
import PhoneControl

struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show the phone, its apps and its calls.")

    @OptionGroup var phone: PhoneOptions
    @OptionGroup var output: OutputOptions

    func run() async throws { try output.show(await phone.ask("status")) }
}

struct Call: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Answer, decline or end a call, as the user would.")

    enum Action: String, ExpressibleByArgument, CaseIterable { case answer, decline, end }

    @Argument(help: "answer, decline or end.") var action: Action
    @Argument(help: "The call's UUID; by default the newest call that this can be done to.") var uuid: String?
    @OptionGroup var phone: PhoneOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        var arguments: [String: JSONValue] = ["action": .string(action.rawValue)]
        if let uuid { arguments["uuid"] = .string(uuid) }
        try output.show(await phone.ask("call", arguments))
    }
}

struct Device: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Do something with the phone itself.",
        discussion: """
            lock, unlock, home, foreground BUNDLE, reboot, offline, online, dnd on|off, advance 24h (also s, m, d), \
            memory-pressure, cover and uncover (the control centre over the app, E7).
            """
    )

    @Argument(
        help: "lock, unlock, home, foreground, reboot, offline, online, dnd, advance, memory-pressure, cover, uncover.")
    var action: String

    @Argument(help: "A bundle identifier for foreground, on or off for dnd, a time for advance.") var value: String?
    @OptionGroup var phone: PhoneOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        switch (action, value) {
        case ("foreground", let bundle?): try output.show(await phone.ask("launch", ["bundle": .string(bundle)]))
        case ("dnd", "on"), ("dnd", "off"): try output.show(await phone.ask("dnd", ["on": .bool(value == "on")]))
        case ("advance", let time?):
            guard let seconds = Self.seconds(time) else {
                throw Failure(2, "\(time) is no time: write 90s, 10m, 24h or 2d")
            }
            let pending = try await phone.ask("status").result["pendingChecks"]?.integer ?? 0
            if pending > 0 {
                complain("ringtime: waiting for \(pending) pending check(s) to run out first, 30 s at most")
            }
            try output.show(await phone.ask("advance", ["seconds": .int(seconds)]))
        case ("foreground", nil), ("dnd", _), ("advance", nil):
            throw Failure(2, "device \(action) wants a value: foreground BUNDLE, dnd on|off, advance 24h")
        case (_, let value?): throw Failure(2, "device \(action) takes no value, and \(value) was given")
        case (_, nil): try output.show(await phone.ask("device", ["action": .string(action)]))
        }
    }

    /// `90s`, `10m`, `24h`, `2d`; a bare number is seconds.
    static func seconds(_ text: String) -> Int64? {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
        guard let last = text.last else { return nil }
        let unit = units[last]
        guard let number = Int64(unit == nil ? text[...] : text.dropLast()), number > 0 else { return nil }
        let (seconds, overflows) = number.multipliedReportingOverflow(by: unit ?? 1)
        return overflows ? nil : seconds
    }
}
