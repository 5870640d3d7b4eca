import Glibc

/// The other end of the bare round trip: gives back on its standard input, a socket, what comes from there.
@main
enum Echo {
    static func main() {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(0, &buffer, buffer.count)
            guard count > 0 else { return }
            var sent = 0
            while sent < count {
                let more = buffer.withUnsafeBytes { write(0, $0.baseAddress?.advanced(by: sent), count - sent) }
                guard more > 0 else { return }
                sent += more
            }
        }
    }
}
