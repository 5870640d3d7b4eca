internal import NIOCore
internal import NIOHTTP2
internal import NIOSSL

/// Why a connection could not be served, in words for the log.
enum ConnectionFailure {
    /// Nil for what is no news: the client went away.
    static func line(for error: any Error, afterFrames hasFrames: Bool) -> String? {
        switch error {
        case is NIOHTTP2Errors.BadClientMagic:
            return "it does not speak HTTP/2. APNs takes nothing else: switch HTTP/2 on in your client (curl: --http2)."
        case let error as NIOSSLError:
            if case .handshakeFailed(let cause) = error { return handshake("\(cause)") }
            return nil
        case let error as BoringSSLError: return hasFrames ? nil : handshake("\(error)")
        case is IOError, is ChannelError, is NIOSSLExtraError: return nil
        default: return "\(error)."
        }
    }

    private static func handshake(_ cause: String) -> String? {
        let text = cause.uppercased()
        if text.contains("HTTP_REQUEST") || text.contains("HTTPS_PROXY_REQUEST") {
            return "it spoke plain HTTP. APNs needs TLS: use an https address."
        }
        // A client that breaks off before it has keys sends its alert in the clear, which reads as a bad packet.
        let refusals = ["UNKNOWN_CA", "BAD_CERTIFICATE", "CERTIFICATE_UNKNOWN", "BAD_PACKET_LENGTH"]
        if refusals.contains(where: text.contains) {
            return "it broke the TLS handshake off, as those do who do not trust the gateway's certificate: "
                + "give it the CA file (ca.pem)."
        }
        if text.contains("WRONG_VERSION_NUMBER") {
            return "it did not speak TLS, or an unknown version. APNs needs TLS 1.2 or later."
        }
        if text.contains("UNSUPPORTED_PROTOCOL") { return "its TLS is too old: APNs needs TLS 1.2 or later." }
        if text.contains("EOF") || text.contains("SYSCALL") { return nil }
        return "the TLS handshake failed (\(cause))."
    }
}
