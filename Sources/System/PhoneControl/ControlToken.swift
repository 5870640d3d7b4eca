/// The secret that a command shows with every request. Who can read the data folder has it.
public struct ControlToken: Hashable, Sendable {
    /// 64 hexadecimal digits.
    public let text: String

    /// A token as it was read.
    public init(_ text: String) { self.text = text }

    /// 32 bytes from the system's generator.
    public static func random() -> ControlToken {
        var generator = SystemRandomNumberGenerator()
        let digits = Array("0123456789abcdef")
        return ControlToken(String((0..<64).map { _ in digits[Int(generator.next() & 15)] }))
    }

    /// Whether an `Authorization` header carries this token. Takes as long for any wrong token of the right length.
    func authorizes(_ header: String?) -> Bool {
        guard let header, header.utf8.count < 1024, header.prefix(7).lowercased() == "bearer " else { return false }
        let (given, wanted) = (Array(header.dropFirst(7).utf8), Array(text.utf8))
        guard given.count == wanted.count, !wanted.isEmpty else { return false }
        return zip(given, wanted).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
