public import CallFlow

/// A type of the program with all its declarations: the type itself and its extensions and categories, from every
/// file.
///
/// A code base may hold several apps whose types share a name; each of them is a `ProgramType` of its own, and an
/// extension belongs to the one whose folder is nearest.
public final class ProgramType {
    public let name: String
    /// The type's own declaration first, then its extensions, in the order of their files.
    public let declarations: [TypeDeclaration]
    /// Functions by every name that they can be called by: the Swift name, the selector, and for an Objective-C
    /// method the start of its selector.
    public let functions: [String: [Function]]
    public let properties: [String: Property]
    public let enumCases: Set<String>
    /// Superclass and protocols of all declarations, in order, each once.
    public let supertypes: [String]

    init(name: String, declarations: [TypeDeclaration]) {
        self.name = name
        self.declarations = declarations
        var functions: [String: [Function]] = [:]
        var properties: [String: Property] = [:]
        var supertypes: [String] = []
        for declaration in declarations {
            for function in declaration.functions {
                for key in FunctionNames.keys(of: function) { functions[key, default: []].append(function) }
            }
            for property in declaration.properties { properties[property.name].merge(property) }
            for supertype in declaration.supertypes where !supertypes.contains(supertype) {
                supertypes.append(supertype)
            }
        }
        self.functions = functions
        self.properties = properties
        self.supertypes = supertypes
        enumCases = Set(declarations.flatMap(\.enumCases))
    }

    /// `extension` when the type itself is declared elsewhere.
    public var kind: TypeDeclaration.Kind { declarations.first?.kind ?? .extension }
    /// Of its own declaration.
    public var location: SourceLocation { declarations[0].location }  // made from at least one declaration
    /// What its generic parameters conform to.
    public var constraints: [String: [String]] {
        declarations.reduce(into: [:]) { $0.merge($1.constraints) { own, _ in own } }
    }
}

extension Property? {
    /// A header's declaration and an implementation's: the one that says more is kept.
    fileprivate mutating func merge(_ other: Property) {
        guard let known = self else {
            self = other
            return
        }
        if known.type == nil && known.initialValue == nil && known.getter == nil { self = other }
    }
}

/// The names under which a function is found.
enum FunctionNames {
    static func keys(of function: Function) -> [String] {
        var keys = [function.name]
        let selector = function.name.contains(":") ? function.name : function.selector
        if let selector {
            if selector != function.name { keys.append(selector) }
            let first = selector.prefix { $0 != ":" }
            for key in [String(first), swiftName(of: String(first))] where !keys.contains(key) { keys.append(key) }
        }
        return keys
    }

    /// `reportIncomingCall` of `reportIncomingCallWithUUID`: the way Swift imports it.
    static func swiftName(of piece: String) -> String {
        for word in ["With", "For", "From", "At", "By"] {
            guard let range = lastRange(of: word, in: piece), range.lowerBound > piece.startIndex,
                range.upperBound < piece.endIndex, piece[range.upperBound].isUppercase
            else { continue }
            return String(piece[..<range.lowerBound])
        }
        return piece
    }

    private static func lastRange(of word: String, in text: String) -> Range<String.Index>? {
        var end = text.endIndex
        while end > text.startIndex {
            guard let start = text.index(end, offsetBy: -word.count, limitedBy: text.startIndex) else { return nil }
            if text[start..<end] == word { return start..<end }
            end = text.index(before: end)
        }
        return nil
    }
}
