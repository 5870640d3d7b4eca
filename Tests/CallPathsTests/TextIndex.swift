import CallFlow
import CallPaths
import SwiftFlow

/// A code base of a few texts.
final class TextIndex: SourceIndex {
    private let all: [(unit: SourceUnit, text: String)]

    init(_ texts: [String: String]) {
        all = texts.sorted { $0.key < $1.key }.map { (SwiftReader().read($0.value, path: $0.key), $0.value) }
    }

    var units: [SourceUnit] { all.map(\.unit) }

    func units(declaringType name: String) -> [SourceUnit] {
        units.filter { unit in unit.types.contains { $0.name == name } || unit.typealiases[name] != nil }
    }

    func units(declaringGlobal name: String) -> [SourceUnit] {
        units.filter { unit in
            unit.functions.contains { $0.name == name } || unit.globals.contains { $0.name == name }
        }
    }

    func units(mentioning identifier: String) -> [SourceUnit] {
        all.filter { $0.text.contains(identifier) }.map(\.unit)
    }

    func isCommon(_ identifier: String, beyond count: Int) -> Bool { units(mentioning: identifier).count > count }

    static func program(_ texts: [String: String], models: [CallModel] = []) -> Program {
        let index = TextIndex(texts)
        return Program(index: index, models: CallModels(models), judged: index.units)
    }
}
