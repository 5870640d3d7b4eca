import CallFlow

/// What is known on one path: the values of local variables, and of places such as properties and conditions that
/// cannot change in between.
struct Facts: Hashable {
    /// By the variable's number.
    private(set) var variables: [Int: Value] = [:]
    private(set) var places: [Place: Value] = [:]

    subscript(variable number: Int) -> Value? { variables[number] }
    subscript(place: Place) -> Value? { place.wholeVariable.map { variables[$0] } ?? places[place] }

    mutating func set(_ number: Int, to value: Value) {
        variables[number] = value
        forgetPlaces { $0.mentions(number) }
    }

    /// The same variable, better known: what was derived from it stays true.
    mutating func refine(_ number: Int, to value: Value) {
        variables[number] = value
    }

    /// Something was assigned to the place.
    mutating func set(_ place: Place, to value: Value) {
        forgetPlaces { $0.text.contains(place.text) }
        places[place] = value
    }

    /// Conditions beyond this many are forgotten.
    private static let placeLimit = 48

    /// The place is better known; nothing has changed.
    mutating func refine(_ place: Place, to value: Value) {
        if places.count >= Self.placeLimit { places = places.filter { $0.key.isProperty } }
        places[place] = value
    }

    /// Forgets variables with this number or a higher one: their scope has ended.
    mutating func leave(from mark: Int) {
        guard variables.keys.contains(where: { $0 >= mark }) || places.keys.contains(where: { $0.newest >= mark })
        else { return }
        variables = variables.filter { $0.key < mark }
        places = places.filter { $0.key.newest < mark }
    }

    /// Behind a call only what was known before and what is known of properties is kept: conditions that a function
    /// has asked are its own affair.
    mutating func leaveCall(enteredWith entry: Facts) {
        places = places.filter { $0.key.isProperty || entry.places[$0.key] != nil }
    }

    mutating func replacePlaces(with places: [Place: Value]) { self.places = places }

    mutating func forget(_ number: Int) {
        guard var value = variables[number] else { return }
        value.known = .nothing
        value.meaning = nil
        set(number, to: value)
    }

    private mutating func forgetPlaces(where matches: (Place) -> Bool) {
        guard places.keys.contains(where: matches) else { return }
        places = places.filter { !matches($0.key) }
    }

    /// What both know.
    func joined(with other: Facts) -> Facts {
        var joined = Facts()
        for (number, value) in variables {
            guard var common = other.variables[number].map({ _ in value }) else { continue }
            if let two = other.variables[number], two != value {
                common.known = two.known == value.known ? value.known : .nothing
                common.meaning = two.meaning == value.meaning ? value.meaning : nil
                common.origins = value.origins.union(two.origins)
                common.type = two.type == value.type ? value.type : .unknown
            }
            joined.variables[number] = common
        }
        joined.places = places.filter { other.places[$0.key] == $0.value }
        return joined
    }
}

/// An expression whose value stays the same until something it names is assigned: `Call.isActive`, `#3;.isEmpty`.
struct Place: Hashable {
    let text: String
    /// The highest number of a variable in it, -1 for none.
    let newest: Int

    /// The variable that the place is, with nothing behind it.
    let wholeVariable: Int?

    /// A property as it is, with nothing behind it.
    let isProperty: Bool

    init(text: String, newest: Int, wholeVariable: Int? = nil, isProperty: Bool = false) {
        self.isProperty = isProperty
        self.text = text
        self.newest = newest
        self.wholeVariable = wholeVariable
    }

    func mentions(_ number: Int) -> Bool { newest >= number && text.contains("#\(number);") }

    static func variable(_ number: Int) -> Place { Place(text: "#\(number);", newest: number, wholeVariable: number) }
    static func property(_ name: String, of type: String) -> Place {
        Place(text: type + "." + name + ";", newest: -1, isProperty: true)
    }

    func appending(_ text: String, _ others: [Place] = []) -> Place {
        Place(
            text: self.text + text + others.map(\.text).joined(separator: ","),
            newest: others.reduce(newest) { max($0, $1.newest) })
    }
}
