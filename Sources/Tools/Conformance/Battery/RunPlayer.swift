import AppBundle
import CallVocabulary
import Foundation

/// Plays one run on a phone of its own and gathers what is to be known of it.
struct RunPlayer {
    let app: AppUnderTest
    let run: PlannedRun
    let settings: Battery.Settings
    let number: Int
    let gate: Gate

    func play() async -> RunResult {
        let folder = settings.folder.appending(path: "\(number)", directoryHint: .isDirectory)
        defer { try? FileManager.default.removeItem(at: folder) }
        let start = ContinuousClock.now
        var world = ProcessWorld(app, profile: run.profile, folder: folder, slowdown: settings.slowdown, gate: gate)
        var result = RunResult(app: app.name, run: run, verdict: .passed)
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            var player = ScenarioPlayer(
                run.scenario, payloads: PayloadPress(app.configuration, malformed: run.malformed))
            let trace = try await player.play(in: &world)
            let profile = try run.profile.changed(by: run.scenario.given)
            let judge = Judge(run.scenario, profile: profile, facts: world.facts)
            result.trace = trace
            result.prelude = world.prelude
            result.playTime = world.realTime
            result.verdict = judge.verdict(on: trace)
            result.limits = judge.limitUses(in: trace)
        } catch let error as GivenNotReached {
            result.verdict = .failed([error.finding])
            result.trace = world.trace
        } catch {
            result.verdict = .broken("\(error)")
            result.trace = world.trace
        }
        let leftovers = Leftovers(folder, bundle: app.bundle.identifier)
        await world.stop()
        if result.verdict != .passed {
            result.output = leftovers.output
            result.crashReport = leftovers.crashReport
        }
        result.totalTime = start.duration(to: .now)
        return result
    }
}

/// What a run leaves in its folder.
private struct Leftovers {
    let folder: URL
    let bundle: String

    init(_ folder: URL, bundle: String) {
        self.folder = folder
        self.bundle = bundle
    }

    /// The last lines of both streams.
    var output: [String] {
        ["stdout.log", "stderr.log"].flatMap { name in tail("containers/\(bundle)/\(name)") }
    }

    private func tail(_ path: String) -> [String] {
        guard let file = FileHandle(forReadingAtPath: folder.appending(path: path).path),
            let size = try? file.seekToEnd()
        else { return [] }
        try? file.seek(toOffset: size > 16_384 ? size - 16_384 : 0)
        let text = String(decoding: (try? file.readToEnd()) ?? Data(), as: UTF8.self)
        return text.split(separator: "\n").suffix(40).map { String($0.prefix(500)) }
    }

    /// The newest; names begin alike and go on with the time.
    var crashReport: String? {
        let crashes = folder.appending(path: "crashes")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: crashes.path)) ?? []
        guard let name = names.filter({ $0.hasSuffix(".ips") }).max() else { return nil }
        guard let data = try? Data(contentsOf: crashes.appending(path: name)), data.count < 1 << 20 else { return nil }
        return String(decoding: data, as: UTF8.self)
    }
}
