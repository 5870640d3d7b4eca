import CallFlow
import CallPaths

/// The smallest typestate: a path is settled when it calls `touch`.
struct TouchTracker: PathTracker {
    enum State: Hashable { case untouched }

    let start = State.untouched
    /// The names of all calls, in the order in which the walker met them.
    var calls: [String] = []
    var crashes: [CrashPoint.Form] = []

    mutating func reaction(to event: PathEvent, in state: State) -> Reaction<State> {
        switch event {
        case .call(let site):
            calls.append(site.name)
            return site.name == "touch" && !site.isResolved ? .settled : .follow
        case .unresolved(let site): return site.name == "mystery" ? .unknown("mystery") : .follow
        case .circumstance: return .exempt
        case .crash(let point):
            crashes.append(point.form)
            return .follow
        case .later, .assignment: return .follow
        }
    }
}

/// What all paths of a function have in common.
enum Verdict: Equatable {
    /// Every path that returns has touched.
    case always
    /// A path returns without.
    case misses
    /// Only a missing reference keeps a path from it.
    case soft
    /// Nobody can see it.
    case unknown

    init(_ report: PathReport<TouchTracker.State>) {
        let ends = report.ends
        if ends.contains(where: { !$0.isSoft && $0.unknown == nil }) {
            self = .misses
        } else if report.isIncomplete || ends.contains(where: { $0.unknown != nil }) {
            self = .unknown
        } else {
            self = ends.isEmpty ? .always : .soft
        }
    }
}

/// A function body, walked.
struct Walked {
    let report: PathReport<TouchTracker.State>
    let tracker: TouchTracker
    var verdict: Verdict { Verdict(report) }

    /// Walks `Subject.run(flag:)` with this body, beside other members and declarations.
    init(_ body: String, members: String = "", around: String = "", models: [CallModel] = []) {
        let text = """
            final class Subject {
                func run(flag: Bool, text: String?) {
            \(body)
                }
            \(members)
            }
            \(around)
            """
        let program = TextIndex.program(["Subject.swift": text], models: models)
        let type = program.type(named: "Subject", near: "Subject.swift")
        let function = type?.functions["run"]?.first
        var walker = PathWalker(program: program, tracker: TouchTracker())
        guard let function else { preconditionFailure("the text declares Subject.run") }
        report = walker.walk(function, on: type)
        tracker = walker.tracker
    }
}
