import CallFlow
import SwiftSyntax

/// What stands before a declaration: attributes and modifiers.
struct Markings {
    var isStatic = false
    var isPrivate = false
    var isOverride = false
    var isWeak = false
    var isLazy = false
    var isOptionalRequirement = false
    var attributes: [String] = []
    /// `@objc(name:)`
    var selector: String?

    init(_ attributes: AttributeListSyntax, _ modifiers: DeclModifierListSyntax) {
        for modifier in modifiers { read(modifier.name) }
        for case .attribute(let attribute) in attributes { read(attribute) }
    }

    private mutating func read(_ modifier: TokenSyntax) {
        if modifier.spells("static") || modifier.spells("class") {
            isStatic = true
        } else if modifier.spells("private") || modifier.spells("fileprivate") {
            isPrivate = true
        } else if modifier.spells("override") {
            isOverride = true
        } else if modifier.spells("weak") {
            isWeak = true
        } else if modifier.spells("lazy") {
            isLazy = true
        } else if modifier.spells("optional") {
            isOptionalRequirement = true
        }
    }

    private mutating func read(_ attribute: AttributeSyntax) {
        let name = TypeName(attribute.attributeName).base ?? "_"
        attributes.append(name)
        guard name == "objc", case .objCName(let pieces)? = attribute.arguments else { return }
        selector = pieces.reduce(into: "") { text, piece in
            text += piece.name?.name ?? ""
            if piece.colon != nil { text += ":" }
        }
    }

    func has(_ attribute: String) -> Bool { attributes.contains(attribute) }

    /// Whether the declaration itself says that Objective-C may call it.
    var isObjectiveC: Bool {
        has("objc") || has("IBAction") || has("IBSegueAction") || has("GKInspectable") || has("NSManaged")
    }
}
