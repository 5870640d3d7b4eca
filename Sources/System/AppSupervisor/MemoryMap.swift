/// Which files a process has mapped where, from /proc/PID/maps.
struct MemoryMap: Hashable, Sendable {
    /// One file, from its lowest mapped address to its highest.
    struct Module: Hashable, Sendable {
        var path: String
        var start: UInt64
        var end: UInt64
        /// Where the file's own first byte is, or would be, mapped.
        var base: UInt64
    }

    /// Sorted by address; only files with code in them.
    private(set) var modules: [Module] = []

    init?(of pid: Int32) {
        guard let text = ProcFile.read("/proc/\(pid)/maps", limit: 4 << 20) else { return nil }
        self.init(maps: text)
    }

    init(maps text: [UInt8]) {
        var index: [String: Int] = [:]
        var all: [(module: Module, hasCode: Bool)] = []
        for line in text.split(separator: UInt8(ascii: "\n")) {
            guard let mapping = Mapping(line: line) else { continue }
            guard let known = index[mapping.path] else {
                index[mapping.path] = all.count
                let base = mapping.start &- mapping.fileOffset
                let module = Module(path: mapping.path, start: mapping.start, end: mapping.end, base: base)
                all.append((module, mapping.isCode))
                continue
            }
            all[known].module.end = max(all[known].module.end, mapping.end)
            all[known].hasCode = all[known].hasCode || mapping.isCode
        }
        modules = all.filter(\.hasCode).map(\.module).sorted { $0.start < $1.start }
    }

    /// The file that an address belongs to.
    func module(at address: UInt64) -> Module? {
        modules.last { $0.start <= address }.flatMap { address < $0.end ? $0 : nil }
    }

    private struct Mapping {
        var start, end, fileOffset: UInt64
        var isCode: Bool
        var path: String

        /// `55d0-55f0 r-xp 0001000 fd:01 123   /path with blanks`; nil for memory without a name.
        init?(line: ArraySlice<UInt8>) {
            let fields = line.split(separator: UInt8(ascii: " "), maxSplits: 5)
            guard fields.count == 6 else { return nil }
            let bounds = fields[0].split(separator: UInt8(ascii: "-"))
            let path = fields[5].drop { $0 == UInt8(ascii: " ") }
            guard bounds.count == 2, let first = path.first,
                first == UInt8(ascii: "/") || path.elementsEqual("[vdso]".utf8)
            else { return nil }
            func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt64? {
                UInt64(String(decoding: digits, as: UTF8.self), radix: 16)
            }
            guard let start = hexadecimal(bounds[0]), let end = hexadecimal(bounds[1]), start < end,
                let fileOffset = hexadecimal(fields[2])
            else { return nil }
            self.start = start
            self.end = end
            self.fileOffset = fileOffset
            isCode = fields[1].dropFirst(2).first == UInt8(ascii: "x")
            self.path = String(decoding: path, as: UTF8.self)
        }
    }
}
