public import CallFlow

/// A method that PushKit calls with an incoming push.
public struct PushHandler {
    /// The forms in which PushKit can call.
    public enum Form: Hashable, Sendable {
        /// `pushRegistry(_:didReceiveIncomingVoIPPushWith:metadata:withCompletionHandler:)`, since 26.4
        case metadata
        /// The same, `async`
        case asyncMetadata
        /// `pushRegistry(_:didReceiveIncomingPushWith:for:completion:)`
        case completion
        /// `pushRegistry(_:didReceiveIncomingPushWith:for:) async`
        case async
        /// `pushRegistry(_:didReceiveIncomingPushWith:for:)`, deprecated
        case deprecated

        /// Whether it brings `mustReport`.
        public var hasMetadata: Bool { self == .metadata || self == .asyncMetadata }
    }

    public let function: Function
    public let form: Form
    /// The type it belongs to; nil when nothing declares it.
    public let type: ProgramType?

    /// Of the method's name.
    public var location: SourceLocation { function.location }

    public var context: TypeContext {
        TypeContext(selfType: function.owner, path: function.location.path, constraints: function.constraints)
    }

    /// The form of a PushKit method, nil for every other function.
    static func form(of function: Function) -> Form? {
        let pieces = pieces(of: function)
        guard pieces.first == "pushRegistry", pieces.count >= 2, function.parameters.count >= 2,
            pieces[1].hasPrefix("didReceiveIncoming")
        else { return nil }
        let hasCompletion = pieces.count == 4 || function.parameters.last?.type?.isFunction == true
        let isAsync = function.traits.contains(.isAsync)
        if pieces[1].hasPrefix("didReceiveIncomingVoIPPush") { return isAsync ? .asyncMetadata : .metadata }
        guard pieces[1].hasPrefix("didReceiveIncomingPush") else { return nil }
        if hasCompletion { return .completion }
        return isAsync ? .async : .deprecated
    }

    private static func pieces(of function: Function) -> [String] {
        if function.name.contains(":") { return function.name.split(separator: ":").map(String.init) }
        return [function.name] + function.parameters.dropFirst().map { $0.label ?? "_" }
    }
}

extension Program {
    /// The PushKit methods of the judged files, in order. Where a type has several forms, only those that a system
    /// would call: the 26.4 form on new systems and one older form on old ones.
    public func pushHandlers() -> [PushHandler] {
        var found: [PushHandler] = []
        for unit in judged {
            for declaration in unit.types {
                for function in declaration.functions where function.body != nil {
                    guard let form = PushHandler.form(of: function) else { continue }
                    let type = type(named: declaration.name, near: unit.path)
                    found.append(PushHandler(function: function, form: form, type: type))
                }
            }
        }
        return found.filter { handler in !isOutranked(handler) && !isHelper(handler) && !isDouble(handler) }
            .sorted { $0.location < $1.location }
    }

    /// A type that has this form and a better one: the system calls the better one.
    private func isOutranked(_ handler: PushHandler) -> Bool {
        guard let type = handler.type else { return false }
        let forms = Set((type.functions["pushRegistry"] ?? []).compactMap(PushHandler.form))
            .union(type.declarations.flatMap(\.functions).compactMap(PushHandler.form))
        switch handler.form {
        case .metadata, .completion: return false
        case .asyncMetadata: return forms.contains(.metadata)
        case .async: return forms.contains(.completion)
        case .deprecated: return forms.contains(.completion) || forms.contains(.async)
        }
    }

    /// A double for tests, which no system calls.
    private func isDouble(_ handler: PushHandler) -> Bool { handler.type.map(TestCode.isDouble) ?? false }

    /// A method of the same name whose first parameter is something else.
    private func isHelper(_ handler: PushHandler) -> Bool {
        guard let base = handler.function.parameters.first?.type?.base else { return false }
        return base != "PKPushRegistry" && type(named: base, near: handler.location.path) != nil
    }
}
