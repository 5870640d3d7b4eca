import CallFlow
import CallPaths

/// A place at which a `PKPushRegistry` is made.
struct RegistryCreation {
    let site: LexicalCall

    var location: SourceLocation { site.location }

    /// The queue it is given: the main queue, another one, or one that cannot be told.
    enum Queue: Hashable { case main, other, unknown }

    var queue: Queue {
        guard let queue = site.call.arguments.first?.value else { return .unknown }
        if case .literal(.null) = queue.kind { return .main }
        let names = queue.names
        if names.last == "main" || names.contains("dispatch_get_main_queue") { return .main }
        let made: Set = ["global", "DispatchQueue", "dispatch_queue_create", "dispatch_get_global_queue"]
        return names.contains(where: made.contains) ? .other : .unknown
    }

    /// Those of the judged files, in order.
    static func all(in program: Program) -> [RegistryCreation] {
        let swift = program.callSites(of: "PKPushRegistry")
        let explicit = (program.callSites(of: "init") + program.callSites(of: "initWithQueue")).filter { site in
            guard case .member(let base, _, _) = site.call.callee.kind else { return false }
            return base.names.contains("PKPushRegistry")
        }
        return (swift + explicit).sorted { $0.location < $1.location }.map(RegistryCreation.init(site:))
    }
}
