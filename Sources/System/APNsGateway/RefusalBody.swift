internal import APNsProtocol

/// The JSON text of a refusal: Apple's members, then ours.
struct RefusalBody {
    let text: String

    init(_ rejection: Rejection, spelling: EnvironmentKeySpelling, isByteExact: Bool) {
        var text = "{\"reason\":\"\(rejection.reason.text(spelling: spelling))\""
        if rejection.status == 410, let timestamp = rejection.timestamp { text += ",\"timestamp\":\(timestamp)" }
        if !isByteExact { text += ",\"ringtime\":\(Self.quoted(rejection.explanation))" }
        self.text = text + "}"
    }

    /// Explanations repeat what clients sent, so everything JSON does not take as it is gets escaped.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
