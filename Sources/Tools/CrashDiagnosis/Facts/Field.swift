/// A field of a report as text.
enum Field: String, CaseIterable, Hashable, Sendable {
    case incident = "incidentidentifier:"
    case reporterKey = "crashreporterkey:"
    case hardwareModel = "hardwaremodel:"
    case process = "process:"
    case path = "path:"
    case identifier = "identifier:"
    case version = "version:"
    case codeType = "codetype:"
    case role = "role:"
    case parentProcess = "parentprocess:"
    case coalition = "coalition:"
    case appVariant = "appvariant:"
    case dateTime = "date/time:"
    case launchTime = "launchtime:"
    case osVersion = "osversion:"
    case releaseType = "releasetype:"
    case basebandVersion = "basebandversion:"
    case reportVersion = "reportversion:"
    case betaIdentifier = "betaidentifier:"
    case exceptionType = "exceptiontype:"
    case exceptionSubtype = "exceptionsubtype:"
    case exceptionCodes = "exceptioncodes:"
    case exceptionNote = "exceptionnote:"
    case exceptionReason = "exceptionreason:"
    case terminationReason = "terminationreason:"
    case terminationDescription = "terminationdescription:"
    case terminationSignal = "terminationsignal:"
    case terminatingProcess = "terminatingprocess:"
    case triggeredBy = "triggeredbythread:"
    case crashedThread = "crashedthread:"
    case applicationInformation = "applicationspecificinformation:"
    case exceptionBacktrace = "lastexceptionbacktrace:"
    /// Of consoles (`*** First throw call stack:`) and of crash reporters.
    case callStack = "callstack:"
    case binaryImages = "binaryimages:"
    case memoryRegion = "vmregioninfo:"
    case kernelTriage = "kerneltriage:"
    case systemLog = "filteredsyslog:"
    case fatalException = "fatalexception:"
    case crashlytics = "#crashlytics"
    /// Of crash reporters.
    case application = "#application:"
    case processVisibility = "processvisibility:"
    case watchdogEvent = "watchdogevent:"
    case watchdogVisibility = "watchdogvisibility:"
    case processState = "processstate:"
    /// Of reports about a resource.
    case command = "command:"
    case event = "event:"
    case actionTaken = "actiontaken:"

    /// Those that belong to the head of a report or to the reason of its end: three of them make a report.
    var isStructure: Bool {
        switch self {
        case .process, .application, .path, .identifier, .version, .role, .coalition, .processVisibility,
            .watchdogEvent,
            .watchdogVisibility, .processState, .systemLog, .callStack, .command, .event:
            false
        default: true
        }
    }
}

/// Counts how much of a report a text has.
enum FieldCount {
    private static let finder = PhraseFinder(Field.allCases.map(\.rawValue))

    /// How many different fields of structure there are.
    static func fields(in text: some Collection<UInt8>) -> Int {
        let fields = finder.hits(in: Array(text)).map { Field.allCases[$0.phrase] }
        return Set(fields.filter(\.isStructure)).count
    }
}
