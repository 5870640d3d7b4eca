public import CallFlow

/// The code base as the rules ask about it: types with their members, conformers, the evident types of expressions,
/// the PushKit handlers and the call sites.
///
/// Files are read when a question first needs them; every answer is kept. All answers are in a fixed order.
public final class Program {
    public let models: CallModels
    /// The files that findings may be about.
    public let judged: [SourceUnit]
    let index: any SourceIndex
    var typesByName: [String: [ProgramType]] = [:]
    var globalsByName: [String: [SourceUnit]] = [:]
    var mentions: [String: [SourceUnit]] = [:]
    var conformersByName: [String: [ProgramType]] = [:]
    var assignmentsByName: [String: [StoredValue]] = [:]
    var namesakesByName: [String: [Member]] = [:]
    /// Asked for at every name on every path: supertypes, and members by type and name.
    var supertypesByType: [ObjectIdentifier: [ProgramType]] = [:]
    var propertiesByType: [MemberKey: FoundProperty?] = [:]
    var functionsByType: [MemberKey: [Function]] = [:]
    var meantTypes: [MeantType: ProgramType?] = [:]
    var subscribersByName: [String: [Subscriber]] = [:]
    var observersByName: [String: [Observer]] = [:]
    var callSitesByName: [String: [LexicalCall]] = [:]
    var pushesOnMain: Bool?
    lazy var namesLeadingToReport = leading(
        to: CallSite.incomingCallReports.union(models.methods([.reports, .calls, .unknown])))
    /// Properties whose initial value is being looked at: one that names itself ends there.
    var propertiesInQuestion: Set<SourceLocation> = []

    public init(index: any SourceIndex, models: CallModels, judged: [SourceUnit]) {
        self.index = index
        self.models = models
        self.judged = judged.sorted { $0.path < $1.path }
    }

    /// A function together with the type through which it was found.
    public struct Member {
        public let function: Function
        /// nil for a free function.
        public let type: ProgramType?
    }

    /// The type of this name that the code in `path` means: of several, the one whose folder is nearest.
    public func type(named name: String, near path: String) -> ProgramType? {
        let key = MeantType(name: name, path: path)
        if let known = meantTypes[key] { return known }
        let meant = Nearness.nearest(types(named: name), to: path) { $0.location.path }
        meantTypes[key] = .some(meant)
        return meant
    }

    /// All types of this name.
    public func types(named name: String) -> [ProgramType] {
        if let known = typesByName[name] { return known }
        typesByName[name] = []
        let units = index.units(declaringType: name).sorted { $0.path < $1.path }
        let declarations = units.flatMap(\.types).filter { $0.name == name }
        let types = Self.grouped(declarations).map { ProgramType(name: name, declarations: $0) }
        typesByName[name] = types
        return types
    }

    /// What a type alias of this name stands for, when there is one.
    func alias(_ name: String, near path: String) -> TypeName? {
        let units = index.units(declaringType: name).filter { $0.typealiases[name] != nil }
        return Nearness.nearest(units, to: path, path: \.path)?.typealiases[name]
    }

    /// Free functions of this name, the nearest first.
    public func freeFunctions(named name: String, near path: String) -> [Function] {
        let found = units(declaringGlobal: name).flatMap(\.functions).filter {
            FunctionNames.keys(of: $0).contains(name)
        }
        return Nearness.sorted(found, to: path) { $0.location.path }
    }

    /// The global variable of this name that the code in `path` means.
    public func global(named name: String, near path: String) -> Property? {
        let found = units(declaringGlobal: name).flatMap(\.globals).filter { $0.name == name }
        return Nearness.nearest(found, to: path) { $0.location.path }
    }

    func units(declaringGlobal name: String) -> [SourceUnit] {
        if let known = globalsByName[name] { return known }
        let units = index.units(declaringGlobal: name).sorted { $0.path < $1.path }
        globalsByName[name] = units
        return units
    }

    func units(mentioning name: String) -> [SourceUnit] {
        if let known = mentions[name] { return known }
        let units = index.units(mentioning: name).sorted { $0.path < $1.path }
        mentions[name] = units
        return units
    }

    /// One group a type: its own declaration, then what extends it. A header goes with its implementation.
    private static func grouped(_ declarations: [TypeDeclaration]) -> [[TypeDeclaration]] {
        let own = declarations.filter { $0.kind != .extension }
        let bodies = declarations.filter { $0.functions.contains { $0.body != nil } }
        // A header stands for its implementation, where that is another declaration.
        var groups = own.filter { header in
            !isBare(header) || !own.contains { isTwin($0, of: header, among: bodies) }
        }.map { [$0] }
        guard !groups.isEmpty else { return declarations.isEmpty ? [] : [declarations] }
        let roots = Set(groups.map { $0[0].location })
        for declaration in declarations where !roots.contains(declaration.location) {
            let nearest = groups.indices.max {
                Nearness.score(groups[$0][0].location.path, declaration.location.path)
                    < Nearness.score(groups[$1][0].location.path, declaration.location.path)
            }
            groups[nearest ?? 0].append(declaration)
        }
        return groups
    }

    /// Another declaration of the type beside the header, with the bodies that the header lacks.
    private static func isTwin(
        _ other: TypeDeclaration, of header: TypeDeclaration, among bodies: [TypeDeclaration]
    ) -> Bool {
        guard other.location != header.location, !isBare(other), !other.location.path.hasSuffix(".swift") else {
            return false
        }
        return bodies.contains { $0.location == other.location }
    }

    /// An Objective-C interface without any body: a header.
    private static func isBare(_ declaration: TypeDeclaration) -> Bool {
        let path = declaration.location.path
        return path.hasSuffix(".h") && declaration.kind == .class && declaration.functions.allSatisfy { $0.body == nil }
    }
}

/// A question after a member of a type.
struct MemberKey: Hashable {
    let type: ObjectIdentifier
    let name: String
}

/// A question after a type, asked in a file.
struct MeantType: Hashable {
    let name: String
    let path: String
}

/// A property with the type that declares it.
struct FoundProperty {
    let property: Property
    let owner: ProgramType
}

/// Which of several files is meant: the one that shares most folders with the place that asks.
enum Nearness {
    static func score(_ path: String, _ other: String) -> Int {
        let one = path.split(separator: "/").dropLast()
        let two = other.split(separator: "/").dropLast()
        let common = zip(one, two).prefix { $0.0 == $0.1 }.count
        return common * 100 - (one.count - common) - (two.count - common)
    }

    static func nearest<Element>(_ elements: [Element], to path: String, path of: (Element) -> String) -> Element? {
        guard elements.count > 1 else { return elements.first }
        var best: (element: Element, score: Int)?
        for element in elements {
            let score = of(element) == path ? Int.max : score(of(element), path)
            if best.map({ score > $0.score }) ?? true { best = (element, score) }
        }
        return best?.element
    }

    static func sorted<Element>(_ elements: [Element], to path: String, path of: (Element) -> String) -> [Element] {
        guard elements.count > 1 else { return elements }
        return elements.enumerated().sorted { one, other in
            let scores = (score(of(one.element), path), score(of(other.element), path))
            return scores.0 != scores.1 ? scores.0 > scores.1 : one.offset < other.offset
        }.map(\.element)
    }
}
