import YAMLFile
import Yams

extension YAMLMapping {
    mutating func duration(_ key: String) throws(FileFault) -> Duration? {
        guard let node = take(key) else { return nil }
        let text = node.string ?? ""
        do { return try SentenceReader.duration(text) } catch {
            throw fault(node, "expected \(error.expected) for “\(key)”")
        }
    }

    mutating func pattern(_ key: String) throws(FileFault) -> EventPattern? {
        guard let node = take(key) else { return nil }
        do { return try SentenceReader.pattern(node.string ?? "") } catch {
            throw fault(node, "expected \(error.expected) for “\(key)”")
        }
    }
}
