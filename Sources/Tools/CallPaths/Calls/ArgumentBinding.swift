import CallFlow

/// Which argument goes to which parameter.
enum ArgumentBinding {
    /// For each parameter the number of its argument, nil for a default; nil when the call does not fit.
    static func bind(_ call: Call, to function: Function) -> [Int?]? {
        if call.isMessage || function.name.contains(":") { return byOrder(call, function) }
        return byLabel(call.arguments, function.parameters)
    }

    private static func byOrder(_ call: Call, _ function: Function) -> [Int?]? {
        let missing = function.parameters.count - call.arguments.count
        // Swift may leave out an Objective-C completion that may be nil.
        guard missing >= 0, missing <= 1 else { return nil }
        return function.parameters.indices.map { $0 < call.arguments.count ? $0 : nil }
    }

    private static func byLabel(_ arguments: [Argument], _ parameters: [Parameter]) -> [Int?]? {
        var bound: [Int?] = []
        var next = 0
        for (index, parameter) in parameters.enumerated() {
            guard next < arguments.count else {
                guard parameter.hasDefault else { return nil }
                bound.append(nil)
                continue
            }
            let argument = arguments[next]
            if fits(argument, parameter, parameters[(index + 1)...]) {
                bound.append(next)
                next += 1
                // The rest of a variadic parameter.
                while next < arguments.count, arguments[next].label == nil, !arguments[next].isTrailingClosure,
                    index + 1 < parameters.count ? parameters[index + 1].label != nil : true
                {
                    next += 1
                }
            } else if parameter.hasDefault {
                bound.append(nil)
            } else {
                return nil
            }
        }
        return next == arguments.count ? bound : nil
    }

    private static func fits(_ argument: Argument, _ parameter: Parameter, _ later: ArraySlice<Parameter>) -> Bool {
        guard argument.isTrailingClosure else { return argument.label == parameter.label }
        if argument.label != nil { return argument.label == parameter.label }
        let isClosure = parameter.type?.isFunction ?? true
        let isNamedType = parameter.type.map { if case .named = $0 { true } else { false } } ?? false
        // A closure type behind an alias looks like any other type: it is the last one then.
        return isClosure || (isNamedType && !parameter.hasDefault && later.allSatisfy(\.hasDefault))
            || (isNamedType && later.isEmpty)
    }
}
