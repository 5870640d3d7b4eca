import CallFlow
import SwiftSyntax

extension BodyReader {
    func conditions(_ list: ConditionElementListSyntax) -> [Condition] {
        list.map { element in
            let place = location(element)
            switch element.condition {
            case .expression(let node): return Condition(.test(expression(node)), at: place)
            case .availability(let node): return Condition(availability(node), at: place)
            case .matchingPattern(let node):
                let value = expression(node.initializer.value)
                return Condition(.match(pattern(node.pattern), value), at: place)
            case .optionalBinding(let node): return Condition(unwrap(node), at: place)
            }
        }
    }

    private func unwrap(_ node: OptionalBindingConditionSyntax) -> Condition.Kind {
        let type = node.typeAnnotation.map { TypeName($0.type) }
        let value = node.initializer.map { expression($0.value) }
        if let name = node.pattern.as(IdentifierPatternSyntax.self)?.identifier {
            return .unwrap(name: name.name, type: type, value: value ?? reference(to: name))
        }
        if let value, case .tuple(let parts) = pattern(node.pattern) {
            return .match(.some(.tuple(parts.map(bound))), value)
        }
        if value == nil, let path = node.pattern.as(ExpressionPatternSyntax.self)?.expression {
            return .unwrap(name: "_", type: type, value: expression(path))
        }
        return .unwrap(name: "_", type: type, value: value ?? Expression(.opaque([]), at: location(node.pattern)))
    }

    /// In `if let (a, b) = c` the names come from the parser as if they were values.
    private func bound(_ pattern: Pattern) -> Pattern {
        guard case .value(let value, _) = pattern, case .name(let name) = value.kind else { return pattern }
        return .any(binding: name)
    }

    private func reference(to name: TokenSyntax) -> Expression {
        Expression(name.spells("self") ? .selfReference : .name(name.name), at: location(name))
    }

    private func availability(_ node: AvailabilityConditionSyntax) -> Condition.Kind {
        let platforms = node.availabilityArguments.map { element in
            switch element.argument {
            case .token(let token): token.name
            case .availabilityVersionRestriction(let platform): Self.text(of: platform)
            case .availabilityLabeledArgument(let argument): argument.label.name
            }
        }
        return .available(
            platforms: platforms, isUnavailable: node.availabilityKeyword.spells("#unavailable"))
    }

    /// `iOS 26.4`
    private static func text(of platform: PlatformVersionSyntax) -> String {
        guard let version = platform.version else { return platform.platform.name }
        var text = platform.platform.name + " " + version.major.name
        for component in version.components { text += "." + component.number.name }
        return text
    }
}
