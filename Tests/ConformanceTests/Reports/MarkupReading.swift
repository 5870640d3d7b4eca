import Foundation
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// What an XML parser finds in a document.
struct MarkupReading {
    struct Element {
        var name: String
        var attributes: [String: String]
        /// Of itself and everything in it.
        var text = ""
    }

    private(set) var elements: [Element] = []

    /// Records an issue where it is not well formed.
    init(_ text: String) {
        let parser = XMLParser(data: Data(text.utf8))
        let collector = Collector()
        parser.delegate = collector
        let isRight = parser.parse()
        let error = parser.parserError.map { "\($0)" } ?? ""
        #expect(isRight, "line \(parser.lineNumber), column \(parser.columnNumber): \(error)")
        elements = collector.elements
    }

    func all(_ name: String, _ kind: String? = nil) -> [Element] {
        elements.filter { element in
            let kinds = element.attributes["class"]?.split(separator: " ").map(String.init) ?? []
            return element.name == name && kind.map(kinds.contains) ?? true
        }
    }

    private final class Collector: NSObject, XMLParserDelegate {
        var elements: [Element] = []
        private var open: [Int] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            open.append(elements.count)
            elements.append(Element(name: name, attributes: attributes))
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) { open.removeLast() }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            for index in open { elements[index].text += text }
        }
    }
}
