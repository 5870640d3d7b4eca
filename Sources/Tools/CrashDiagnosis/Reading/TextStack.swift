/// The frames of one thread as text: `3   PushKit   0x00000002311ff744 -[PKPushRegistry …] + 168 (PKPushRegistry.m:349)`.
enum TextStack {
    /// Frames are told by their numbers, which count up, and by the address behind the image, not by lines.
    static func stack(_ text: ArraySlice<UInt8>, index: Int, app: String?) -> Stack {
        let words = text.prefix(200_000).split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }
        var stack = Stack(index: index)
        var starts: [(word: Int, address: Int)] = []
        var position = 0
        while position < words.count, starts.count < 600 {
            if words[position] == String(starts.count),
                let address = words[(position + 1)...].prefix(5).firstIndex(where: isAddress), address > position + 1
            {
                starts.append((position, address))
                position = address + 1
            } else {
                position += 1
            }
        }
        for (number, start) in starts.enumerated() {
            let end = number + 1 < starts.count ? starts[number + 1].word : min(words.count, start.address + 40)
            let image = words[(start.word + 1)..<start.address].joined(separator: " ")
            let symbol = words[(start.address + 1)..<end].joined(separator: " ")
            // `0x100c88000 + 22280` is no name.
            let hasName = !symbol.isEmpty && !symbol.hasPrefix("0x") && !symbol.hasPrefix("+")
            stack.frames.append(
                Frame(
                    image: image, symbol: hasName ? symbol.clipped(to: 400) : nil,
                    isOfApp: image == app || !isOfSystem(image)))
        }
        return stack
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

    private static func isAddress(_ word: String) -> Bool {
        word.hasPrefix("0x") && word.utf8.count >= 5 && word.dropFirst(2).allSatisfy(\.isHexDigit)
    }

    /// Where every thread begins.
    static func endsAtTheBottom(_ stack: Stack) -> Bool {
        guard let last = stack.frames.last else { return false }
        let symbol = last.symbol ?? ""
        return ["start", "thread_start", "start_wqthread", "_pthread_start"].contains { symbol.hasPrefix($0) }
    }
}
