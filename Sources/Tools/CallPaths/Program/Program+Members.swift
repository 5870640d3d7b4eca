public import CallFlow

extension Program {
    /// The supertypes of a type that the program declares, its superclass first, each with its own after it.
    public func supertypes(of type: ProgramType) -> [ProgramType] {
        if let known = supertypesByType[ObjectIdentifier(type)] { return known }
        let found = findSupertypes(of: type)
        supertypesByType[ObjectIdentifier(type)] = found
        return found
    }

    private func findSupertypes(of type: ProgramType) -> [ProgramType] {
        var found: [ProgramType] = []
        var open = [type]
        while !open.isEmpty, found.count < 100 {
            let next = open.removeFirst()
            for name in next.supertypes {
                guard let supertype = self.type(named: name, near: next.location.path),
                    supertype !== type, !found.contains(where: { $0 === supertype })
                else { continue }
                found.append(supertype)
                open.append(supertype)
            }
        }
        return found
    }

    /// Functions of this name that a value of the type has: its own, else its nearest supertype's. A requirement
    /// without a body comes only when nothing implements it.
    public func functions(named name: String, on type: ProgramType) -> [Function] {
        let key = MemberKey(type: ObjectIdentifier(type), name: name)
        if let known = functionsByType[key] { return known }
        let found = findFunctions(named: name, on: type)
        functionsByType[key] = found
        return found
    }

    private func findFunctions(named name: String, on type: ProgramType) -> [Function] {
        let lineage = [type] + supertypes(of: type)
        for ancestor in lineage {
            let own = (ancestor.functions[name] ?? []).filter { $0.body != nil }
            if !own.isEmpty { return own }
        }
        return lineage.lazy.compactMap { $0.functions[name] }.first ?? []
    }

    /// The property of this name, the type's own or inherited, with the type that declares it.
    public func property(named name: String, on type: ProgramType) -> (property: Property, owner: ProgramType)? {
        let key = MemberKey(type: ObjectIdentifier(type), name: name)
        let found: FoundProperty?
        if let known = propertiesByType[key] {
            found = known
        } else {
            found = findProperty(named: name, on: type)
            propertiesByType[key] = .some(found)
        }
        return found.map { ($0.property, $0.owner) }
    }

    private func findProperty(named name: String, on type: ProgramType) -> FoundProperty? {
        var requirement: FoundProperty?
        for ancestor in [type] + supertypes(of: type) {
            guard let property = ancestor.properties[name] else { continue }
            let found = FoundProperty(property: property, owner: ancestor)
            if ancestor.kind != .protocol || property.getter != nil { return found }
            requirement = requirement ?? found
        }
        return requirement
    }

    /// Types that conform to the protocol or inherit from the class, directly or not, in the order of their files.
    /// Doubles for tests and previews are left out unless there is nothing else.
    public func conformers(of protocolName: String, near path: String) -> [ProgramType] {
        let key = protocolName + "\n" + (type(named: protocolName, near: path)?.location.path ?? "")
        if let known = conformersByName[key] { return known }
        conformersByName[key] = []
        let meant = type(named: protocolName, near: path)
        var found: [ProgramType] = []
        for unit in units(mentioning: protocolName) {
            for declaration in unit.types where declaration.supertypes.contains(protocolName) {
                guard let conformer = type(named: declaration.name, near: unit.path),
                    type(named: protocolName, near: unit.path) === meant,
                    !found.contains(where: { $0 === conformer })
                else { continue }
                found.append(conformer)
            }
        }
        for subtype in found where subtype.name != protocolName {
            for type in conformers(of: subtype.name, near: subtype.location.path)
            where !found.contains(where: { $0 === type }) {
                found.append(type)
            }
        }
        let genuine = found.filter { !TestCode.isDouble($0) }
        let answer = genuine.isEmpty ? found : genuine
        conformersByName[key] = answer
        return answer
    }

    /// Methods of this name anywhere in the program: for a receiver whose type nothing tells.
    func namesakes(of name: String) -> [Member] {
        if let known = namesakesByName[name] { return known }
        let key = name.split(separator: ":").first.map(String.init) ?? name
        var found: [Member] = []
        for unit in units(mentioning: key) where !TestCode.isTest(unit.path) {
            for declaration in unit.types {
                for function in declaration.functions
                where function.body != nil && FunctionNames.keys(of: function).contains(name) {
                    found.append(Member(function: function, type: type(named: declaration.name, near: unit.path)))
                }
            }
        }
        namesakesByName[name] = found
        return found
    }
}

/// Code that stands in for the app in tests.
enum TestCode {
    private static let words: Set = ["mock", "mocks", "mocked", "stub", "fake", "dummy", "preview", "spy", "tests"]

    static func isDouble(_ type: ProgramType) -> Bool {
        Words.of(type.name).contains(where: words.contains) || isTest(type.location.path)
    }

    static func isTest(_ path: String) -> Bool {
        path.split(separator: "/").dropLast().contains { $0.hasSuffix("Tests") || $0 == "Test" || $0 == "test" }
    }
}
