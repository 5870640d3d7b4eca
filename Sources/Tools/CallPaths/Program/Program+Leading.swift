import CallFlow

extension Program {
    /// Whether a call of this name may reach a report, as far as names tell.
    func leadsToReport(named name: String) -> Bool {
        namesLeadingToReport.contains(Words.firstPiece(of: name))
    }

    /// The names of functions and properties through which the given calls may be reached, as far as names tell: what
    /// mentions one of them leads to it, and what mentions that.
    ///
    /// A name that stands in very many files says nothing about where it leads; it leads itself, and what mentions it is
    /// not sought.
    public func leading(to calls: Set<String>) -> Set<String> {
        var leading = calls
        // The nearest first: beyond the limit only what is far away is missed.
        var open = calls.sorted()
        var done = 0
        var mentions = MentionedNames()
        while done < open.count, mentions.count < Self.readingLimit {
            let name = open[done]
            done += 1
            guard !index.isCommon(name, beyond: Self.commonNameLimit) else { continue }
            for unit in units(mentioning: name) where !TestCode.isTest(unit.path) {
                for place in mentions.places(of: unit) where place.mentioned.contains(name) {
                    for found in place.names where leading.insert(found).inserted { open.append(found) }
                }
            }
        }
        return leading
    }

    private static var commonNameLimit: Int { 24 }
    /// Functions read, over all names.
    private static var readingLimit: Int { 8_000 }
}

/// Which names the functions of a file mention; each file is read once.
private struct MentionedNames {
    struct Place {
        /// By which it is called.
        let names: [String]
        let mentioned: Set<String>
    }

    private(set) var count = 0
    private var known: [String: [Place]] = [:]

    mutating func places(of unit: SourceUnit) -> [Place] {
        if let places = known[unit.path] { return places }
        var places: [Place] = []
        for function in unit.functions + unit.types.flatMap(\.functions) {
            guard let body = function.body else { continue }
            add(body.block, as: FunctionNames.keys(of: function).map(Words.firstPiece), to: &places)
        }
        for property in unit.globals + unit.types.flatMap(\.properties) {
            for body in [property.getter, property.setter, property.willSet, property.didSet] {
                if let body { add(body.block, as: [property.name], to: &places) }
            }
            if let value = property.initialValue {
                add([Statement(.expression(value), at: property.location)], as: [property.name], to: &places)
            }
        }
        known[unit.path] = places
        count += places.count
        return places
    }

    /// The code, and each closure in it that is put somewhere under a name.
    private func add(_ block: Block, as names: [String], to places: inout [Place]) {
        var mentioned: Set<String> = []
        Tree.walk(block) { expression in
            if let name = Self.name(in: expression) { mentioned.insert(Words.firstPiece(of: name)) }
            switch expression.kind {
            case .assignment(let target, let value):
                guard case .closure(let closure) = value.bare.kind, let name = target.lastName else { return }
                add(closure.body.block, as: [name], to: &places)
            case .call(let call):
                for argument in call.arguments {
                    guard let label = argument.label, case .closure(let closure) = argument.value.bare.kind else {
                        continue
                    }
                    add(closure.body.block, as: [label], to: &places)
                }
            default: break
            }
        }
        places.append(Place(names: names, mentioned: mentioned))
    }

    private static func name(in expression: Expression) -> String? {
        switch expression.kind {
        case .name(let name), .member(_, let name, _), .selector(let name): name
        default: nil
        }
    }
}
