import CallFlow

/// What is known on one path: the values of local variables, and of places such as properties and conditions that
/// cannot change in between.
struct Facts {
    private(set) var variables: [Int: Value] = [:]
    private(set) var places: [Place: Value] = [:]
    /// Of all that is known, kept up with every change: paths are compared often.
    private var fingerprint = 0

    subscript(variable number: Int) -> Value? { variables[number] }
    subscript(place: Place) -> Value? { place.wholeVariable.map { variables[$0] } ?? places[place] }

    /// Something was assigned to the variable.
    mutating func set(_ number: Int, to value: Value) {
        refine(number, to: value)
        forgetPlaces { $0.mentions(number) }
    }

    /// The same variable, better known: what was derived from it stays true.
    mutating func refine(_ number: Int, to value: Value) {
        if let old = variables.updateValue(value, forKey: number) { fingerprint ^= Self.hash(number, old) }
        fingerprint ^= Self.hash(number, value)
    }

    /// Something was assigned to the place.
    mutating func set(_ place: Place, to value: Value) {
        forgetPlaces { $0.text.holds(place.text) }
        put(place, value)
    }

    /// Conditions beyond this many are forgotten.
    private static let placeLimit = 48

    /// The place is better known; nothing has changed.
    mutating func refine(_ place: Place, to value: Value) {
        if places.count >= Self.placeLimit { forgetPlaces { !$0.isProperty } }
        put(place, value)
    }

    /// Forgets variables with this number or a higher one: their scope has ended.
    mutating func leave(from mark: Int) {
        for (number, value) in variables where number >= mark {
            variables[number] = nil
            fingerprint ^= Self.hash(number, value)
        }
        forgetPlaces { $0.newest >= mark }
    }

    /// Behind a call only what was known before and what is known of properties is kept: conditions that a function
    /// has asked are its own affair.
    mutating func leaveCall(enteredWith entry: Facts) {
        forgetPlaces { !$0.isProperty && entry.places[$0] == nil }
    }

    mutating func replacePlaces(with other: Facts) {
        forgetPlaces { _ in true }
        for (place, value) in other.places { put(place, value) }
    }

    /// What both know.
    func joined(with other: Facts) -> Facts {
        var joined = Facts()
        for (number, value) in variables {
            guard let two = other.variables[number] else { continue }
            var common = value
            if two != value {
                common.known = two.known == value.known ? value.known : .nothing
                common.meaning = two.meaning == value.meaning ? value.meaning : nil
                common.origins = value.origins.union(two.origins)
                common.type = two.type == value.type ? value.type : .unknown
            }
            joined.refine(number, to: common)
        }
        for (place, value) in places where other.places[place] == value { joined.put(place, value) }
        return joined
    }

    private mutating func put(_ place: Place, _ value: Value) {
        if let old = places.updateValue(value, forKey: place) { fingerprint ^= Self.hash(place, old) }
        fingerprint ^= Self.hash(place, value)
    }

    private mutating func forgetPlaces(where matches: (Place) -> Bool) {
        for (place, value) in places where matches(place) {
            places[place] = nil
            fingerprint ^= Self.hash(place, value)
        }
    }

    private static func hash(_ key: some Hashable, _ value: Value) -> Int {
        var hasher = Hasher()
        hasher.combine(key)
        hasher.combine(value)
        return hasher.finalize()
    }
}

extension Facts: Hashable {
    static func == (one: Facts, other: Facts) -> Bool {
        one.fingerprint == other.fingerprint && one.variables == other.variables && one.places == other.places
    }

    func hash(into hasher: inout Hasher) { hasher.combine(fingerprint) }
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
        self.text = text
        self.newest = newest
        self.wholeVariable = wholeVariable
        self.isProperty = isProperty
    }

    static func == (one: Place, other: Place) -> Bool { one.text == other.text }
    func hash(into hasher: inout Hasher) { hasher.combine(text) }

    func mentions(_ number: Int) -> Bool { newest >= number && text.holds("#\(number);") }

    static func variable(_ number: Int) -> Place {
        Place(text: "#\(number);", newest: number, wholeVariable: number)
    }
    static func property(_ name: String, of type: String) -> Place {
        Place(text: type + "." + name + ";", newest: -1, isProperty: true)
    }

    func appending(_ text: String, _ others: [Place] = []) -> Place {
        Place(
            text: self.text + text + others.map(\.text).joined(separator: ","),
            newest: others.reduce(newest) { max($0, $1.newest) })
    }
}

extension String {
    /// Whether the bytes of the other text stand in this one: places are compared at every assignment on every path.
    fileprivate func holds(_ other: String) -> Bool {
        var (text, sought) = (self, other)
        return text.withUTF8 { bytes in
            sought.withUTF8 { wanted in
                guard let first = wanted.first else { return true }
                guard bytes.count >= wanted.count else { return false }
                return (0...(bytes.count - wanted.count)).contains { start in
                    bytes[start] == first && bytes[start..<(start + wanted.count)].elementsEqual(wanted)
                }
            }
        }
    }
}
