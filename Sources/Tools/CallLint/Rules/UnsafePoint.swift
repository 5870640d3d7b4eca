import CallFlow
import CallPaths

/// A place at which a payload of another shape than expected ends the process.
struct UnsafePoint {
    /// `something from the payload is cast by force`
    let what: String

    /// nil for a point that the payload does not decide.
    init?(_ point: CrashPoint) {
        guard let what = Self.what(point) else { return nil }
        self.what = what
    }

    /// nil for every other call.
    init?(_ site: CallSite) {
        guard Self.isHandleOfNothing(site) else { return nil }
        what = "a handle is made from a value that may be nil"
    }

    private static func what(_ point: CrashPoint) -> String? {
        guard point.value.origins.contains(.payload), !isOfCallKit(point.value) else { return nil }
        switch point.form {
        case .forcedUnwrap: return isNever(point.expression) ? nil : "something from the payload is unwrapped by force"
        case .forcedCast:
            // The whole payload is a dictionary with texts as keys.
            if case .cast(let value, _, _) = point.expression.kind, case .member(_, "dictionaryPayload", _) = value.kind
            {
                return nil
            }
            return "something from the payload is cast by force"
        case .forcedTry: return isNever(point.expression) ? nil : "an error about the payload is taken for impossible"
        }
    }

    /// A provider, an update: made with something of the payload, and never for want of it missing.
    private static func isOfCallKit(_ value: Value) -> Bool { value.type.base?.hasPrefix("CX") == true }

    /// What came as JSON goes back into JSON, and what was just encoded is text.
    private static func isNever(_ expression: Expression) -> Bool {
        guard case .call(let call) = expression.kind else { return false }
        let labels = call.arguments.map(\.label)
        return labels.first == "withJSONObject" || labels == ["data", "encoding"]
    }

    /// In Objective-C: `CXHandle` raises when its value is nil.
    private static func isHandleOfNothing(_ site: CallSite) -> Bool {
        guard site.name == "initWithType:value:", site.arguments.count == 2,
            let value = site.call.arguments.last?.value
        else { return false }
        let isRead: Bool =
            switch value.kind {
            case .element: true
            case .call(let call):
                ["objectForKey:", "objectForKeyedSubscript:", "valueForKey:"].contains(call.callee.lastName)
            default: false
            }
        return isRead && site.arguments[1].origins.contains(.payload) && site.arguments[1].isNull == nil
    }
}
