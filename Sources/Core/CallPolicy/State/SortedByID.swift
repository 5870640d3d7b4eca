/// Something with an id of its own.
protocol HasID {
    associatedtype ID: Hashable & Comparable
    var id: ID { get }
}

/// Values in ascending order of their ids.
///
/// Stands in for a dictionary, whose order differs from process to process: the machine's answers may not.
struct SortedByID<Element: HasID> {
    private(set) var elements: [Element] = []

    /// The place of an id, or where it would be.
    private func lowerBound(of id: Element.ID) -> Int {
        var low = 0
        var high = elements.count
        while low < high {
            let middle = (low + high) / 2
            if elements[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func index(of id: Element.ID) -> Int? {
        let index = lowerBound(of: id)
        return index < elements.count && elements[index].id == id ? index : nil
    }

    /// The element with this id; setting replaces, inserts or removes it. The new value must have this id.
    subscript(id: Element.ID) -> Element? {
        get { index(of: id).map { elements[$0] } }
        set {
            precondition(newValue == nil || newValue?.id == id, "stored under another id")
            let place = lowerBound(of: id)
            let isThere = place < elements.count && elements[place].id == id
            switch (newValue, isThere) {
            case (let value?, true): elements[place] = value
            case (let value?, false): elements.insert(value, at: place)
            case (nil, true): elements.remove(at: place)
            case (nil, false): break
            }
        }
    }

    /// Changes one element in place; nothing if it is not there.
    mutating func update(_ id: Element.ID, _ change: (inout Element) -> Void) {
        guard let index = index(of: id) else { return }
        change(&elements[index])
    }

    mutating func updateAll(_ change: (inout Element) -> Void) {
        for index in elements.indices { change(&elements[index]) }
    }

    mutating func removeAll(where condition: (Element) -> Bool) { elements.removeAll(where: condition) }
}

extension SortedByID: Sequence {
    func makeIterator() -> IndexingIterator<[Element]> { elements.makeIterator() }
}

extension SortedByID: Equatable where Element: Equatable {}
extension SortedByID: Hashable where Element: Hashable {}
extension SortedByID: Sendable where Element: Sendable {}
