import CallFlow

extension CallSite {
    /// Whether a call that nobody can look into may well be the one that reports: it is given the push or something
    /// made from it, or its name says that it deals with incoming calls.
    ///
    /// Logging, parsing, notifications, network and storage are not: a handler that does only that reports nothing.
    public var mayTakeOverPush: Bool {
        if soundsLikeReport { return false }
        if let receiverType, Self.isSystem(receiverType) { return false }
        if isConstruction || Self.harmlessNames.contains(firstName) { return false }
        // UIKit shows something.
        if labels.contains("animated") || labels.contains("sender") || name.contains("animated:") { return false }
        let words = Words.of(firstName)
        guard let first = words.first, !Self.harmlessVerbs.contains(first) else { return false }
        if words.contains(where: Self.loggingWords.contains) { return false }
        // `callType()` gives something of the push.
        if !isDiscarded, arguments.isEmpty, let last = words.last, Self.fieldNouns.contains(last) { return false }
        if receiver == nil, callee == nil, Self.systemFunctions.contains(firstName) { return false }
        if let receiver, receiver.names.contains(where: { Self.harmlessReceivers.contains($0.lowercased()) }) {
            return false
        }
        let isGivenPush = arguments.contains { $0.origins.contains(.payload) }
        let isAboutPush = words.contains(where: Self.pushWords.contains)
        if callee != nil { return isGivenPush }
        if receiverValue.origins.contains(.payload), !isAboutPush { return false }
        if isGivenPush {
            return isDiscarded || Self.takingVerbs.contains(first)
        }
        return isAboutPush && Self.takingVerbs.contains(first) && !words.contains(where: Self.otherWords.contains)
    }

    /// An assertion of the project's own that does not hold here: whether it ends the app nobody can see. Those of the
    /// system end no app that is delivered.
    public var isFailedAssertion: Bool {
        arguments.first?.truth == false && firstName.lowercased().contains("assert")
            && !["assert", "NSAssert", "NSCAssert", "NSParameterAssert", "XCTAssert"].contains(firstName)
    }

    /// `Payload(push)`, `[[Payload alloc] initWithPush:push]`
    private var isConstruction: Bool {
        firstName.first?.isUppercase == true || firstName == "init" || firstName.hasPrefix("initWith")
            || firstName == "alloc" || firstName == "new"
    }

    private static func isSystem(_ type: String) -> Bool {
        if systemTypes.contains(type) { return true }
        if type.hasSuffix("Delegate") { return false }
        return ["NS", "UN", "UI", "OS", "CF", "AV", "CN", "CX", "PK", "LA", "SK", "MK"].contains { prefix in
            type.hasPrefix(prefix) && type.dropFirst(2).first?.isUppercase == true
                && type.dropFirst(3).first?.isLowercase == true
        }
    }

    private static let systemTypes: Set = [
        "String", "Substring", "Array", "Dictionary", "Set", "Int", "Double", "Bool", "Data", "Date", "URL", "UUID",
        "UserDefaults", "NotificationCenter", "DispatchQueue", "Task", "Logger", "JSONDecoder", "JSONEncoder",
        "JSONSerialization", "PropertyListDecoder", "PropertyListEncoder", "URLSession", "URLRequest", "FileManager",
        "Timer", "OperationQueue", "Bundle", "Locale", "Calendar", "DateFormatter", "ISO8601DateFormatter",
        "RunLoop", "Thread", "ProcessInfo", "Keychain", "Mirror", "DispatchGroup", "DispatchSemaphore", "OSLog",
        "Operation", "AnyCancellable", "NotificationQueue", "Process", "IndexSet", "Character", "Float", "Any",
    ]

    private static let systemFunctions: Set = [
        "print", "debugPrint", "dump", "NSLog", "NSLogv", "os_log", "printf", "assert", "assertionFailure",
        "precondition", "min", "max", "abs", "zip", "type", "withUnsafePointer", "swap", "CFShow", "DLog",
    ]

    private static let harmlessNames: Set = [
        "respondsToSelector", "responds", "isKind", "isKindOfClass", "dataUsingEncoding", "stringWithFormat",
        "isEqual", "post", "postNotificationName", "addObserver",
    ]

    private static let harmlessVerbs: Set = [
        "log", "logs", "logged", "logger", "print", "debug", "debugf", "info", "warn", "warning", "error", "trace",
        "verbose", "notice", "record", "capture", "track", "decode", "encode", "parse", "extract", "get", "value",
        "values", "object", "string", "integer", "bool", "set", "save", "store", "write", "append", "insert", "add",
        "remove", "delete", "contains", "is", "has", "can", "should", "make", "create", "build", "convert", "map",
        "filter", "validate", "verify", "check", "decrypt", "encrypt", "hash", "format", "fetch", "load", "read",
        "find", "lookup", "first", "last", "index", "sorted", "joined", "components", "replacing", "split", "data",
        "json", "dictionary", "init", "cache", "persist", "schedule", "subscribe", "observe", "post", "emit",
        "breadcrumb", "leave", "update", "increment", "reset", "clear", "cancel", "mark", "measure", "max", "min",
        "request", "download", "upload", "dismiss", "stop", "end", "close", "hash", "copy", "description", "from",
        "with", "to", "as", "or", "dlog", "nslog", "fault", "critical", "alert", "toast", "resolve", "reply",
        "invoke", "sleep", "wait", "lock", "unlock", "signal", "enter", "open",
    ]

    private static let fieldNouns: Set = [
        "type", "kind", "id", "identifier", "uuid", "name", "number", "key", "state", "status", "info", "details",
        "data", "mode", "title", "payload", "caller", "sender", "handle", "token", "text", "date", "count",
    ]

    private static let loggingWords: Set = [
        "log", "logs", "logger", "logging", "print", "println", "debug", "trace", "nslog", "sentry", "crashlytics",
        "analytics", "track", "tracking", "breadcrumb", "toast", "hud", "telemetry", "metric", "metrics",
    ]

    private static let harmlessReceivers: Set = [
        "logger", "log", "logging", "console", "analytics", "crashlytics", "sentry", "tracker", "bugsnag", "firebase",
        "defaults", "userdefaults", "notificationcenter", "jsondecoder", "jsonserialization", "filemanager",
        "urlsession", "keychain", "ddlog", "mxlog", "nslog", "os_log", "eventsink", "methodchannel", "channel",
    ]

    private static let takingVerbs: Set = [
        "handle", "handles", "process", "receive", "received", "receives", "did", "on", "report", "reports", "show",
        "display", "present", "start", "forward", "relay", "deliver", "notify", "push", "ring", "incoming", "dispatch",
        "trigger", "accept", "perform", "fire", "consume", "route", "call", "voip", "invite", "manage", "execute",
        "submit", "pass", "feed", "ingest", "send", "run", "application", "provider", "begin", "raise", "announce",
    ]

    private static let pushWords: Set = [
        "push", "pushes", "voip", "incoming", "call", "invite", "ring", "invitation", "payload", "callkit", "pushkit",
    ]

    private static let otherWords: Set = ["end", "ended", "token", "outgoing", "hangup", "log", "cancel", "updated"]
}
