import CallFlow

/// Everything that was read of a file, bodies and places included, one declaration a line.
enum UnitPrinter {
    static func lines(_ unit: SourceUnit) -> [String] {
        var lines = ["imports \(unit.imports)", "aliases \(unit.typealiases.keys.sorted())"]
        for type in unit.types {
            lines.append(
                "\(type.kind) \(type.name): \(type.supertypes) \(type.enumCases) \(type.attributes) \(text(type.location))"
            )
            lines += type.functions.map(text) + type.properties.map(text)
        }
        lines += unit.functions.map(text) + unit.globals.map(text)
        lines.append("top level" + text(unit.topLevel))
        return lines + unit.unreadable.map { "unreadable \(text($0))" }
    }

    private static func text(_ place: SourceLocation) -> String {
        "\(place.line):\(place.column)@\(place.offset)"
    }

    private static func text(_ body: Body?) -> String {
        guard let body else { return "" }
        return " {\(body.block.map { text($0.location) }.joined(separator: " "))} \(TreePrinter.text(body.block))"
    }

    private static func text(_ function: Function) -> String {
        let types = function.parameters.map { $0.name + ": " + ($0.type.map(TreePrinter.text) ?? "") }
        let constraints = function.constraints.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        return "\(function.owner ?? "") \(function.fullName) \(types) \(function.result.map(TreePrinter.text) ?? "") "
            + "\(function.selector ?? "") \(function.traits.rawValue) \(constraints) \(text(function.location))"
            + text(function.body)
    }

    private static func text(_ property: Property) -> String {
        let flags = [property.isStatic, property.isWeak, property.isLazy, property.isConstant]
        let value = property.initialValue.map(TreePrinter.text) ?? ""
        return "\(property.name): \(property.type.map(TreePrinter.text) ?? "") = \(value) \(flags) "
            + "\(property.attributes) \(text(property.location)) get\(text(property.getter)) set\(text(property.setter)) "
            + "didSet\(text(property.didSet)) willSet\(text(property.willSet))"
    }
}
