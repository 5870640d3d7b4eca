import ArgumentParser

/// The command: it parses, wires up and runs. What it prints comes from the phone or from the rule book.
struct Ringtime: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ringtime",
        abstract:
            "An iPhone's incoming-call path, on Linux: pushes, reports, deadlines, and who is killed for missing them.",
        discussion: """
            Start a phone with `ringtime up`, install an app, push to it, and watch. Exit codes: 0 good; 1 a finding \
            (violation, refused push); 2 wrong usage or unreadable input; 3 the tool itself could not do its work.
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(name: "The phone", subcommands: [Up.self, Exec.self, Status.self, Device.self, Call.self]),
            CommandGroup(
                name: "Apps",
                subcommands: [Install.self, Update.self, Uninstall.self, Launch.self, Terminate.self, Printed.self]
            ),
            CommandGroup(name: "Providers", subcommands: [Push.self, Tokens.self, Keys.self]),
            CommandGroup(
                name: "What happened, and why",
                subcommands: [Log.self, Ledger.self, Crashes.self, Diagnose.self, ExplainCommand.self]),
            CommandGroup(name: "Your code", subcommands: [Check.self, LintCommand.self]),
        ]
    )
}
