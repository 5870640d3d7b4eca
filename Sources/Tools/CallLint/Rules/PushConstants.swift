import CallFlow
import CallPaths

/// Constants of the project that a push's kind is compared with.
struct PushConstants {
    private let program: Program
    private let context: TypeContext

    init(_ program: Program, _ context: TypeContext) {
        self.program = program
        self.context = context
    }

    /// The text that a constant stands for.
    func text(of value: Expression) -> String? {
        guard let property = property(of: value), property.isConstant || !property.location.path.hasSuffix(".swift"),
            case .literal(.text(let text))? = property.initialValue?.kind
        else { return nil }
        return text
    }

    /// The name of a case or constant; of a case's raw value the case.
    func name(of value: Expression) -> String? {
        switch value.kind {
        case .member(let base, "rawValue", _): return name(of: base)
        case .member(let base, let name, _):
            guard let type = base.lastName, type.first?.isUppercase == true else { return nil }
            return name
        case .implicitMember(let name): return name
        case .name(let name): return property(of: value)?.isConstant == true ? name : nil
        default: return nil
        }
    }

    private func property(of value: Expression) -> Property? {
        switch value.kind {
        case .name(let name):
            if let type = context.selfType.flatMap({ program.type(named: $0, near: context.path) }),
                let found = program.property(named: name, on: type)
            {
                return found.property
            }
            return program.global(named: name, near: context.path)
        case .member(let base, let name, _):
            guard let type = base.lastName.flatMap({ program.type(named: $0, near: context.path) }) else { return nil }
            return program.property(named: name, on: type)?.property
        default: return nil
        }
    }
}
