internal import Synchronization

/// One push, as the app sees it.
open class PKPushPayload: NSObject {
    private let storedType: PKPushType
    private let json: [UInt8]
    private let decoded = Mutex<Decoded?>(nil)
    /// Set by the default of a delegate method: the delegate does not implement that one. A payload belongs to one
    /// delivery, so deliveries on a concurrent queue do not disturb each other.
    var reachedDefault = false

    /// Without content; for subclasses in tests.
    public override init() {
        storedType = .voIP
        json = []
    }

    init(type: PKPushType, json: [UInt8]) {
        storedType = type
        self.json = json
    }

    open var type: PKPushType { storedType }

    /// The provider's JSON object, in Foundation's types. Decoded when first asked for.
    ///
    /// Empty if the payload is no JSON object; the gateway lets no such payload in.
    open var dictionaryPayload: [AnyHashable: Any] {
        decoded.withLock { decoded in
            let known = decoded ?? Decoded(json: json)
            decoded = known
            return known
        }.dictionary
    }
}

/// Unchecked because JSON decodes to values and immutable objects: nobody can change what it holds.
private struct Decoded: @unchecked Sendable {
    let dictionary: [AnyHashable: Any]

    init(json: [UInt8]) {
        let object = json.isEmpty ? nil : try? JSONSerialization.jsonObject(with: Data(json))
        dictionary = object as? [AnyHashable: Any] ?? [:]
    }
}
