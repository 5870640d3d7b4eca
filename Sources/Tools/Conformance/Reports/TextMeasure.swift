/// How wide a text will be. No font is at hand, so the widths are Helvetica's, with a reserve for wider ones.
enum TextMeasure {
    static func width(of text: String, size: Double) -> Double {
        var em = 0.0
        for scalar in text.unicodeScalars { em += width(of: scalar) }
        return em * size * reserve
    }

    private static let reserve = 1.12

    private static func width(of scalar: Unicode.Scalar) -> Double {
        switch scalar {
        case "i", "j", "l", "'", "|": 0.23
        case " ", "f", "t", "I", ".", ",", ":", ";", "/", "[", "]", "!", "·": 0.28
        case "r", "(", ")", "-": 0.34
        case "c", "k", "s", "v", "x", "y", "z", "J": 0.5
        case "m", "M": 0.84
        case "w", "D", "H", "N", "C", "R", "U": 0.73
        case "W", "@", "%": 0.95
        case "G", "O", "Q": 0.78
        case "A", "B", "E", "K", "P", "S", "V", "X", "Y": 0.67
        case "F", "T", "Z", "L": 0.62
        default: scalar.isASCII ? 0.56 : 1
        }
    }
}
