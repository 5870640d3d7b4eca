import Foundation
import Testing

@testable import AppBundle

@Suite struct PropertyListTextTests {
    @Test("What a property list holds is the same after it was written and read")
    func roundTrip() throws {
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            <plist version="1.0"><dict>
            <key>yes</key><true/><key>no</key><false/><key>one</key><integer>1</integer><key>half</key><real>0.5</real>
            <key>text</key><string>a &lt; b &amp; ü</string><key>when</key><date>2026-01-02T03:04:05Z</date>
            <key>bytes</key><data>AQID</data>
            <key>list</key><array><string>voip</string><dict><key>deep</key><true/></dict></array>
            </dict></plist>
            """
        let read = try PropertyListSerialization.propertyList(from: Data(text.utf8), format: nil)
        let written = try PropertyListText(read).data()
        let parsed = try PropertyListSerialization.propertyList(from: written, format: nil)
        let again = try #require(parsed as? [String: Any])
        #expect(again.count == 8)
        #expect(again["yes"] as? Bool == true && again["no"] as? Bool == false)
        #expect(again["one"] as? Int == 1 && again["half"] as? Double == 0.5)
        #expect(again["text"] as? String == "a < b & ü")
        #expect(again["when"] as? Date == Date(timeIntervalSince1970: 1_767_323_045))
        #expect(again["bytes"] as? Data == Data([1, 2, 3]))
        let list = try #require(again["list"] as? [Any])
        #expect(list.first as? String == "voip" && (list.last as? [String: Any])?["deep"] as? Bool == true)
        let words = String(decoding: written, as: UTF8.self)
        #expect(
            words.contains("<true/>") && words.contains("<integer>1</integer>") && words.contains("<real>0.5</real>"))
    }

    @Test("What no property list may hold is refused")
    func refused() {
        #expect(throws: EncodingError.self) { try PropertyListText(["a": NSNull()]).data() }
    }
}
