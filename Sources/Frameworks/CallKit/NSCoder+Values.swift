// Archives hold Foundation's classes; the bridging that a device does by itself is written out here.
extension NSCoder {
    func encodeText(_ text: String?, forKey key: String) {
        encode(text.map { NSString(string: $0) }, forKey: key)
    }

    func decodeText(forKey key: String) -> String? {
        decodeObject(of: NSString.self, forKey: key).map { String(describing: $0) }
    }

    func encodeIdentifier(_ identifier: UUID?, forKey key: String) {
        encodeText(identifier?.uuidString, forKey: key)
    }

    func decodeIdentifier(forKey key: String) -> UUID? {
        decodeText(forKey: key).flatMap { UUID(uuidString: $0) }
    }
}
