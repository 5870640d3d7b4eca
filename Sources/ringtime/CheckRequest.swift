import AppBundle
import CallVocabulary
import CommandFrame
import Conformance
import Foundation

/// What the arguments of `ringtime check` mean.
enum CheckRequest {
    static func scenarios(in folder: String?) throws -> [Scenario] {
        do {
            return try ScenarioLibrary.scenarios(in: folder.map { URL(filePath: absolutePath($0)) })
        } catch { throw Failure(2, "\(error)") }
    }

    static func plan(
        names: [String], profile: String?, repetitions: Int, shard: String?
    ) throws -> BatteryPlan.Request {
        var request = BatteryPlan.Request()
        request.names = names
        guard (1...1_000).contains(repetitions) else { throw Failure(2, "--repeat wants a number from 1 to 1000") }
        request.repetitions = repetitions
        if let profile {
            guard let version = SystemVersion(parsing: profile), Profile.all.contains(where: { $0.system == version })
            else {
                let known = Profile.all.map(\.system.description).joined(separator: ", ")
                throw Failure(2, "there is no profile for iOS \(profile): choose one of \(known)")
            }
            request.profile = version
        }
        if let shard {
            let parts = shard.split(separator: "/").compactMap { Int($0) }
            guard parts.count == 2, parts[1] > 0, (1...parts[1]).contains(parts[0]) else {
                throw Failure(2, "--shard wants a part and how many there are, such as 2/8, not \(shard)")
            }
            request.shard = (parts[0], parts[1])
        }
        return request
    }

    static func planned(
        _ request: BatteryPlan.Request, _ scenarios: [Scenario], _ app: AppConfiguration
    ) throws -> BatteryPlan {
        do { return try BatteryPlan(request, scenarios: scenarios, app: app) } catch { throw Failure(2, "\(error)") }
    }

    static func settings(jobs: Int, slow: String?) throws -> Battery.Settings {
        guard (1...512).contains(jobs) else { throw Failure(2, "--jobs wants a number from 1 to 512") }
        var settings = Battery.Settings(folder: try PhoneFolder.make())
        settings.jobs = jobs
        if let slow {
            let digits = slow.hasSuffix("x") ? slow.dropLast() : slow[...]
            guard let factor = Int(digits), (1...100).contains(factor) else {
                throw Failure(2, "--slow wants a factor from 1x to 100x, not \(slow)")
            }
            settings.slowdown = factor
        }
        let line = ProgressLine()
        settings.progress = { progress in
            line.show { _ in progress.text }
            if progress.done == progress.total { line.end() }
        }
        return settings
    }

    /// Apps live in sessions of their own: interrupted, the command takes them along.
    static func clearWhenInterrupted(_ folder: URL) -> Task<Void, Never> {
        let interrupts = Interrupts()
        return Task {
            await interrupts.wait()
            guard !Task.isCancelled else { return }
            PhoneFolder.clear(folder)
            complain("ringtime: interrupted; the apps are ended and nothing is left behind")
            exit(130)
        }
    }

    /// The apps, built where they must be.
    static func subjects(
        _ paths: [String], products: [String], as build: BundleBuilder.Configuration
    ) throws -> [AppUnderTest] {
        guard !paths.isEmpty else {
            throw Failure(2, "which app? ringtime check Foo.app, or the folder of its package")
        }
        return try paths.flatMap { path in
            let url = URL(filePath: absolutePath(path), directoryHint: .isDirectory)
            guard FileManager.default.fileExists(atPath: url.appending(path: "Package.swift").path) else {
                return [try subject(url, product: nil, build)]
            }
            if products.isEmpty { return [try subject(url, product: nil, build)] }
            return try products.map { try subject(url, product: $0, build) }
        }
    }

    /// The configuration first: a build is long.
    private static func subject(
        _ url: URL, product: String?, _ build: BundleBuilder.Configuration
    ) throws -> AppUnderTest {
        let configuration = try configuration(beside: url, product: product)
        let isPackage = FileManager.default.fileExists(atPath: url.appending(path: "Package.swift").path)
        let bundle: AppBundle
        if isPackage {
            do { bundle = try BundleBuilder(package: url, product: product, configuration: build).build() } catch {
                throw Failure(error.exitCode, "\(error)")
            }
        } else {
            do { bundle = try AppBundle(reading: url) } catch { throw Failure(2, "\(error)") }
        }
        return AppUnderTest(name: bundle.name, bundle: bundle, configuration: configuration)
    }

    private static func configuration(beside url: URL, product: String?) throws -> AppConfiguration {
        let places = AppUnderTest.configurationPlaces(of: url, product: product)
        guard let place = places.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
            throw Failure(2, missing("there is no \(AppConfiguration.fileName)", at: places.last ?? url))
        }
        let configuration: AppConfiguration
        do { configuration = try AppConfiguration(file: place.path) } catch { throw Failure(2, "\(error)") }
        guard configuration.payloads[.call] != nil else {
            throw Failure(2, missing("\(place.path) names no payload “call”", at: place))
        }
        return configuration
    }

    private static func missing(_ what: String, at place: URL) -> String {
        "\(what): say what your server sends for a call. Write to \(place.path):\n\n" + AppConfiguration.example
    }

    static func apply(baseline path: String, to result: inout BatteryResult) throws {
        do { try Baseline(file: absolutePath(path)).apply(to: &result) } catch { throw Failure(2, "\(error)") }
    }
}
