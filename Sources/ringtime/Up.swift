import ArgumentParser
import CallServiceDaemon
import CallVocabulary
import CommandFrame
import Foundation
import Phone
import PhoneControl
import PhoneStore

/// How a phone is set up: shared by `up` and `exec`.
struct SetupOptions: ParsableArguments {
    @Option(name: .customLong("ios"), help: "The iOS version to imitate: 13, 14, 15, 17, 18, 26.0 or 26.4.")
    var system = "26.4"

    @Option(name: .long, help: "The gateway's port; 0 is any free one.")
    var apnsPort = 0

    @Option(name: .long, help: "The port of the control API, and later of the page; 0 is any free one.")
    var pagePort = 0

    @Option(name: .long, help: ArgumentHelp("One more name in the gateway's certificate.", valueName: "name"))
    var san: [String] = []

    @Flag(name: .long, help: "Refuse pushes with Apple's bytes alone, without the sentence that explains.")
    var byteExact = false

    func setup(data: String) throws -> PhoneSetup {
        var setup = PhoneSetup(data: data)
        guard
            let version = SystemVersion(parsing: system),
            let profile = Profile.all.first(where: { $0.system == version })
        else {
            let known = Profile.all.map(\.system.description).joined(separator: ", ")
            throw Failure(2, "there is no profile for iOS \(system): choose one of \(known)")
        }
        for port in [apnsPort, pagePort] where !(0...65_535).contains(port) {
            throw Failure(2, "\(port) is no port: choose one of 1 to 65535, or 0 for any free one")
        }
        setup.profile = profile
        setup.apnsPort = apnsPort
        setup.controlPort = pagePort
        setup.serverNames = san
        setup.byteExactReplies = byteExact
        setup.complain = { complain("ringtime: " + $0) }
        return setup
    }
}

/// Starts a phone, with usage errors told from faults of ours.
func switchOn(_ setup: PhoneSetup) async throws -> Phone {
    do {
        return try await Phone.start(setup)
    } catch {
        throw Failure(PhoneStartError.isUsage(error) ? 2 : 3, "\(error)")
    }
}

struct Up: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Switch a phone on, and keep it on until interrupted.",
        discussion: "With --json it prints one line that says where everything is, and nothing else."
    )

    @OptionGroup var phone: PhoneOptions
    @OptionGroup var setup: SetupOptions

    @Flag(name: .long, help: "Print one line of JSON instead of the story as it happens.")
    var json = false

    func run() async throws {
        let interrupts = Interrupts()
        let running = try await switchOn(setup.setup(data: phone.folder))
        if json { say(running.announcement.line) } else { greet(running.announcement) }
        let story = json ? nil : Task { try await tell(running) }
        await interrupts.wait()
        story?.cancel()
        await running.stop()
    }

    private func greet(_ announcement: PhoneAnnouncement) {
        say(
            """
            A phone with iOS \(setup.system) is on. Leave it running, and in another terminal:
              ringtime install Examples/Parley     build an app and put it on the phone
              ringtime launch dev.ringtime.parley  open it once, so that it registers for pushes
              ringtime push dev.ringtime.parley    ring it
            Providers push to \(announcement.apnsURL) (CA \(announcement.caFile)).
            What happens is told below; Ctrl-C switches the phone off.
            """
        )
    }

    private func tell(_ phone: Phone) async throws {
        var last: Int64 = 0
        while !Task.isCancelled {
            for record in try await phone.handle.timeline(since: last, limit: 1_000) {
                say(record.line)
                last = record.sequence
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}
