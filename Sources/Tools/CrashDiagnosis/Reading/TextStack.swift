/// The frames of one thread as text: `3   PushKit   0x00000002311ff744 -[PKPushRegistry …] + 168 (PKPushRegistry.m:349)`.
enum TextStack {
    /// Frames are told by their numbers, which count up, and by the address behind the image, not by lines.
    static func stack(_ text: ArraySlice<UInt8>, index: Int, app: String?) -> Stack {
        let words = text.prefix(200_000).split { $0 <= 0x20 }
        var stack = Stack(index: index)
        let starts = starts(in: words, text)
        for (number, start) in starts.enumerated() {
            let end = number + 1 < starts.count ? starts[number + 1].word : min(words.count, start.address + 40)
            let image = joined(words[(start.word + 1)..<start.address])
            var name = words[(start.address + 1)..<end]
            // A debugger has no image, and a word between.
            if image.isEmpty, name.first?.elementsEqual("in".utf8) == true { name = name.dropFirst() }
            let symbol = joined(name)
            // `0x100c88000 + 22280` is no name.
            let hasName = !symbol.isEmpty && !symbol.hasPrefix("0x") && !symbol.hasPrefix("+ ")
            stack.frames.append(
                Frame(
                    image: image, symbol: hasName ? symbol.firstBytes(400) : nil,
                    isOfApp: image == app || !isOfSystem(image)))
        }
        return stack
    }

    private typealias Words = [ArraySlice<UInt8>]

    private static func joined(_ words: Words.SubSequence) -> String {
        guard let first = words.first else { return "" }
        if words.count == 1 { return String(decoding: first, as: UTF8.self) }
        return String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
    }

    /// Where the frames begin, and where their addresses stand. Pastes leave some out.
    private static func starts(in words: Words, _ text: ArraySlice<UInt8>) -> [(word: Int, address: Int)] {
        var starts: [(word: Int, address: Int)] = []
        var (position, next) = (0, 0)
        while position < words.count, starts.count < 600 {
            if let (number, isDebugger) = number(words[position]), number >= next,
                number == next || number < next + 40 && (isDebugger || next > 0 && beginsALine(words[position], text)),
                let address = words[(position + 1)...].prefix(5).firstIndex(where: isAddress),
                isDebugger ? address == position + 1 : address > position + 1
            {
                starts.append((position, address))
                (position, next) = (address + 1, number + 1)
            } else {
                position += 1
            }
        }
        return starts
    }

    private static func beginsALine(_ word: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
        text[..<word.startIndex].last { $0 != 0x20 && $0 != 0x09 } == 0x0A
    }

    /// `3`, or `#3` of a debugger.
    private static func number(_ word: ArraySlice<UInt8>) -> (Int, isDebugger: Bool)? {
        guard word.count < 5, let first = word.first else { return nil }
        let isDebugger = first == UInt8(ascii: "#")
        let digits = isDebugger ? word.dropFirst() : word
        guard !digits.isEmpty, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        return (digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }, isDebugger)
    }

    /// Told by the name: images of the system that are on the stacks of apps.
    private static func isOfSystem(_ image: String) -> Bool {
        image.hasPrefix("lib") && image.hasSuffix(".dylib") || image.isEmpty || image == "???" || system.contains(image)
    }

    private static let system: Set<String> = [
        "CoreFoundation", "Foundation", "UIKitCore", "UIKit", "GraphicsServices", "dyld", "PushKit", "CallKit",
        "FrontBoardServices", "BackBoardServices", "QuartzCore", "CFNetwork", "Security", "AVFAudio", "AVFoundation",
        "BaseBoard", "SwiftUI", "Network", "CoreData", "RunningBoardServices", "AudioToolbox", "WebKit",
        "JavaScriptCore",
        "UserNotifications", "TelephonyUtilities", "Metal", "CoreGraphics", "libobjc.A.dylib", "AttributeGraph",
        "UIFoundation", "CoreAutoLayout", "IOKit", "Combine", "CoreTelephony", "Contacts", "ContactsFoundation",
    ]

    private static func isAddress(_ word: ArraySlice<UInt8>) -> Bool {
        word.count >= 5 && word.starts(with: "0x".utf8) && word.dropFirst(2).allSatisfy(isHexDigit)
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        byte >= 0x30 && byte <= 0x39 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66
    }

    /// Where every thread begins.
    static func endsAtTheBottom(_ stack: Stack) -> Bool {
        guard let last = stack.frames.last else { return false }
        let symbol = last.symbol ?? ""
        return ["start", "thread_start", "start_wqthread", "_pthread_start"].contains { symbol.hasPrefix($0) }
    }
}
