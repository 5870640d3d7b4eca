/// What a JSON object is, told by the names of its members in one pass.
enum JSONKind {
    /// The first part of an `.ips` file.
    case header
    /// The second part, of a crash.
    case body
    case metricKit
    case unknown

    init(_ members: [LooseJSON.Member]) {
        var names = Names()
        for member in members { names.add(member.name, member.value) }
        if names.hasType, names.hasIncident, !names.hasCrash {
            self = .header
        } else if names.isBody || names.hasSignal && names.hasThreads {
            self = .body
        } else if names.isMetricKit || names.hasEnvironment && names.hasTimeRange || names.hasReason && names.hasTree {
            self = .metricKit
        } else {
            self = .unknown
        }
    }

    private struct Names {
        var hasType = false
        var hasIncident = false
        var hasCrash = false
        var isBody = false
        var hasSignal = false
        var hasThreads = false
        var isMetricKit = false
        var hasEnvironment = false
        var hasTimeRange = false
        var hasReason = false
        var hasTree = false

        mutating func add(_ name: LooseJSON.Slice, _ value: LooseJSON) {
            switch name {
            case "bug_type": hasType = true
            case "incident_id", "os_version", "timestamp": hasIncident = true
            case "threads": (hasThreads, hasCrash) = (true, true)
            case "termination": (isBody, hasCrash) = (true, true)
            case "exception":
                hasCrash = true
                hasSignal = value["signal"] != nil
                // An event of a crash reporter.
                if value["values"] != nil { isBody = false }
            case "procName", "usedImages", "captureTime": isBody = true
            case "crashDiagnostics", "diagnosticMetaData", "terminationCategory", "applicationExitMetrics":
                isMetricKit = true
            case "payload": if value["crashDiagnostics"] != nil { isMetricKit = true }
            case "result": if value["crash"] != nil { isMetricKit = true }
            case "environment": hasEnvironment = value["bundleIdentifier"] != nil
            case "timeRange": hasTimeRange = true
            case "terminationReason": hasReason = true
            case "callStackTree": hasTree = true
            default: break
            }
        }
    }
}
