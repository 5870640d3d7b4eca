/// One push, as the app sees it.
open class PKPushPayload: NSObject {
    private let storedType: PKPushType
    private let json: [UInt8]
    private let lock = NSLock()
    private var decoded: [AnyHashable: Any]?
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
        lock.withLock {
            if let decoded { return decoded }
            let object = json.isEmpty ? nil : try? JSONSerialization.jsonObject(with: Data(json))
            let dictionary = object as? [AnyHashable: Any] ?? [:]
            decoded = dictionary
            return dictionary
        }
    }
}
