/// Names that everybody's code uses, and what is known of them.
enum SystemCalls {
    /// Initialisers that give an object whatever they are given.
    static let alwaysMade: Set = [
        "CXHandle", "CXCallUpdate", "CXProviderConfiguration", "CXProvider", "CXCallController", "Date", "NSDate",
        "DispatchSemaphore", "DispatchGroup", "DispatchQueue", "JSONDecoder", "JSONEncoder", "DispatchWorkItem",
        "NSMutableDictionary", "NSMutableArray", "UNMutableNotificationContent", "UNNotificationRequest", "Array",
        "Set", "Dictionary", "Notification",
    ]

    /// Whether a method of nobody knows what type may have to do with the push: it is given something of it, or its
    /// name speaks of calls. To seek every other name all over the code base would cost more than it tells.
    static func isWorthSeeking(_ words: [String], _ arguments: [Value]) -> Bool {
        if let first = words.first, foundationVerbs.contains(first) { return false }
        if words.contains(where: callWords.contains) { return true }
        return arguments.contains { argument in
            if case .closure = argument.known { return true }
            return !argument.origins.isDisjoint(with: [.payload, .completion])
        }
    }

    private static let callWords: Set = [
        "call", "calls", "incoming", "ring", "report", "push", "voip", "invite", "callkit", "conversation",
    ]

    /// How Foundation's methods begin.
    private static let foundationVerbs: Set = [
        "string", "data", "object", "array", "dictionary", "set", "is", "add", "remove", "insert", "append", "value",
        "values", "integer", "bool", "double", "float", "components", "appending", "by", "init", "with", "sorted",
        "filtered", "write", "enumerate", "range", "has", "url", "date", "number", "count", "index", "contains",
        "decode",
        "encode", "json", "post", "replacing", "perform", "log", "print", "get", "register", "unregister",
    ]

    /// Methods whose name tells nothing about whose they are.
    static let ordinary: Set = [
        "addObserver", "removeObserver", "didFinish", "viewDidLoad", "viewWillAppear", "viewDidAppear",
        "layoutSubviews", "addSubview", "setTitle", "setImage", "popViewController", "pushViewController",
        "didMove", "prepareForReuse", "setValue", "value", "object", "stringValue", "dataTask", "setObject",
        "objectForKey:", "setObject:forKey:", "valueForKey:", "addTarget", "setNeedsLayout", "removeValue",
        "updateValue", "reloadData", "makeKeyAndVisible", "encode", "decode", "isEqual",
    ]
}
