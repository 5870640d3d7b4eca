import CrashReport
import Glibc
import LinuxProcess

/// Turns addresses of a process into images, offsets and function names. Keeps what it has learned of a file.
///
/// Belongs to one thread, like everything in this room.
final class Symbolicator {
    /// A file as it was when it was looked at.
    private struct FileKey: Hashable {
        var device, inode: UInt64
        var size: Int
        var modified: Int
    }

    private struct Entry {
        var elf: ElfFile
        var symbols: [UInt64: ElfFile.Symbol?] = [:]
    }

    private var files: [FileKey: Entry] = [:]

    /// A frame for each address, and the images they lie in. In each stack the first address is a program counter, the
    /// others are return addresses: the byte after a call.
    func frames(
        of stacks: [[UInt64]], in map: MemoryMap, executable: Executable, until deadline: UInt64
    ) -> (frames: [[CrashReport.Frame]], images: [CrashReport.Image]) {
        var layout = Layout()
        let places = stacks.map { stack in
            stack.enumerated().map { depth, address in layout.place(address, isReturn: depth > 0, in: map) }
        }
        var symbols: [Int: [UInt64: ElfFile.Symbol]] = [:]
        for (index, module) in layout.modules.enumerated() {
            guard let module else { continue }
            let wanted = Set(places.joined().filter { $0.image == index }.map(\.lookedUp))
            symbols[index] = describe(module, &layout.images[index], wanted, executable, until: deadline)
        }
        let frames = places.map { stack in
            stack.map { $0.frame(symbols[$0.image]?[$0.lookedUp]) }
        }
        return (frames, layout.images)
    }

    /// How to open the process's own executable even when its file was replaced meanwhile.
    struct Executable {
        var path: String
        var link: String
    }

    private func describe(
        _ module: MemoryMap.Module, _ image: inout CrashReport.Image, _ offsets: Set<UInt64>,
        _ executable: Executable, until deadline: UInt64
    ) -> [UInt64: ElfFile.Symbol] {
        guard module.path.first == "/" else { return [:] }
        // The link in /proc is to be followed, so it is opened by itself.
        let opened = open(
            module.path == executable.path ? executable.link : module.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard opened >= 0 else { return [:] }
        let file = Descriptor(owning: opened)
        guard let key = Self.key(of: file), var entry = files[key] ?? ElfFile(file).map({ Entry(elf: $0) }) else {
            return [:]
        }
        image.uuid = Self.uuid(entry.elf.buildID)
        let shift = entry.elf.firstAddress &- entry.elf.firstOffset
        let open = offsets.filter { entry.symbols[$0 &+ shift] == nil }
        let found = entry.elf.symbols(for: Set(open.map { $0 &+ shift }), in: file, until: deadline)
        let complete = MonotonicClock.nanoseconds() < deadline
        for offset in open where complete || found[offset &+ shift] != nil {
            entry.symbols[offset &+ shift] = .some(found[offset &+ shift])
        }
        remember(entry, key)
        var answers: [UInt64: ElfFile.Symbol] = [:]
        for offset in offsets {
            guard var symbol = entry.symbols[offset &+ shift] ?? nil else { continue }
            symbol.value &-= shift
            answers[offset] = symbol
        }
        return answers
    }

    private func remember(_ entry: Entry, _ key: FileKey) {
        // An app cannot make this grow for ever: many files or many addresses, and it starts anew.
        if files.count >= 128 { files = [:] }
        files[key] = entry.symbols.count > 10_000 ? Entry(elf: entry.elf) : entry
    }

    private static func key(of file: borrowing Descriptor) -> FileKey? {
        var facts = stat()
        guard fstat(file.number, &facts) == 0 else { return nil }
        return FileKey(
            device: UInt64(facts.st_dev), inode: UInt64(facts.st_ino), size: Int(facts.st_size),
            modified: facts.st_mtim.tv_sec &* 1_000_000_000 &+ facts.st_mtim.tv_nsec)
    }

    private static func uuid(_ buildID: [UInt8]) -> String {
        guard buildID.count >= 16 else { return CrashReport.Image.noUUID }
        let digits = buildID.prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }.joined(separator: "-")
    }
}

/// The images of one report, in the order in which they are met; index by file.
private struct Layout {
    struct Place {
        var image: Int
        var offset: UInt64
        /// The offset whose function is looked for.
        var lookedUp: UInt64

        func frame(_ symbol: ElfFile.Symbol?) -> CrashReport.Frame {
            guard let symbol else { return CrashReport.Frame(imageOffset: offset, imageIndex: image) }
            return CrashReport.Frame(
                imageOffset: offset, symbol: Demangling.readable(symbol.linkName),
                symbolLocation: offset &- symbol.value, imageIndex: image)
        }
    }

    var images: [CrashReport.Image] = []
    var modules: [MemoryMap.Module?] = []
    private var indices: [String: Int] = [:]

    mutating func place(_ address: UInt64, isReturn: Bool, in map: MemoryMap) -> Place {
        let lookedUp = isReturn ? address &- 1 : address
        guard let module = map.module(at: lookedUp) else {
            // As in Apple's reports: addresses without a file count from zero in an image without a name.
            let image = CrashReport.Image(path: "", base: 0, size: 0, source: "A")
            return Place(image: index(of: "", nil, image), offset: address, lookedUp: lookedUp)
        }
        let image = CrashReport.Image(path: module.path, base: module.base, size: module.end &- module.base)
        let index = index(of: module.path, module, image)
        return Place(image: index, offset: address &- module.base, lookedUp: lookedUp &- module.base)
    }

    private mutating func index(of path: String, _ module: MemoryMap.Module?, _ image: CrashReport.Image) -> Int {
        if let known = indices[path] { return known }
        indices[path] = images.count
        images.append(image)
        modules.append(module)
        return images.count - 1
    }
}
