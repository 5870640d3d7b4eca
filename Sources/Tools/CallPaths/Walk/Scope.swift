import CallFlow

/// What is the same everywhere in one function: whose code it is.
final class Frame {
    let context: TypeContext
    /// `self` is the type.
    let isStatic: Bool
    let isSwift: Bool

    init(selfType: String?, isStatic: Bool, path: String, constraints: [String: [String]]) {
        context = TypeContext(selfType: selfType, path: path, constraints: constraints)
        self.isStatic = isStatic
        isSwift = path.hasSuffix(".swift")
    }

    var selfValue: Value {
        guard let name = context.selfType else { return .unknown }
        let type = TypeName.named(name, [])
        return isStatic ? Value(.type, type: .metatype(type)) : Value(.present, type: type)
    }
}

/// The local names of a block, inside those of the block around it. A name stands for a number; what the variable
/// holds is a matter of the path.
final class Scope {
    let frame: Frame
    private let parent: Scope?
    private var names: [String: Int] = [:]

    init(_ frame: Frame) {
        self.frame = frame
        parent = nil
    }

    init(inside parent: Scope) {
        frame = parent.frame
        self.parent = parent
    }

    func declare(_ name: String, as number: Int) { names[name] = number }

    /// In this very scope.
    func ownNumber(of name: String) -> Int? { names[name] }

    func number(of name: String) -> Int? {
        var scope: Scope? = self
        while let next = scope {
            if let number = next.names[name] { return number }
            scope = next.parent
        }
        return nil
    }
}

/// A closure or function that is used as a value, with the names that it sees.
struct ClosureRecord {
    enum Code {
        case closure(Closure)
        case function(Program.Member)
    }

    let code: Code
    let scope: Scope
    /// What was known where it was made.
    let facts: Facts
}
