/// A termination code of the system, by which it says why it ended a process.
struct KnownCode: Hashable, Sendable {
    var value: UInt64
    /// `0xbaadca11`.
    var name: String
    /// What it says, in a few words.
    var meaning: String
    /// The namespaces in which it means that; empty: any.
    var namespaces: Set<String> = []

    init(_ value: UInt64, _ meaning: String, in namespaces: Set<String> = []) {
        (self.value, self.meaning, self.namespaces) = (value, meaning, namespaces)
        name = "0x" + String(value, radix: 16)
    }

    /// Whether a code in this namespace is the one that is meant. Namespace 10 is that of FRONTBOARD, which was called
    /// SPRINGBOARD before; 15 is RUNNINGBOARD.
    func fits(_ namespace: String?, isCutOff: Bool = false) -> Bool {
        guard !namespaces.isEmpty, let name = namespace?.uppercased() else { return true }
        return namespaces.contains(name) || isCutOff && namespaces.contains { $0.hasPrefix(name) }
    }

    static let badCall: UInt64 = 0xbaad_ca11
    static let badFood: UInt64 = 0x8bad_f00d

    /// Apple, "EXC_CRASH (SIGKILL)", and codes that published reports show.
    static let all: [KnownCode] = [
        KnownCode(badCall, "no call was reported for a VoIP push", in: boards),
        KnownCode(badFood, "a watchdog", in: boards),
        KnownCode(0xbad2_2222, "a VoIP app was resumed too often"),
        KnownCode(0xdead_10cc, "a lock on a file or a database was held at suspension"),
        KnownCode(0xc000_10ff, "the device was too hot"),
        KnownCode(0xbaaa_aaad, "a picture of all processes; no crash at all"),
        KnownCode(0xd00d_2bad, "too many process assertions"),
        KnownCode(0x2bad_45ec, "a breach of a security rule"),
        KnownCode(0x2182_bad2, "a background task did not end in time"),
        KnownCode(0x2182_bad3, "a background URL session did not end in time"),
        KnownCode(0x2182_bad4, "a background fetch did not end in time"),
        KnownCode(0xbadd_d15c, "the disk was cleaned up"),
        KnownCode(0xdead_fa11, "the user quit the app"),
        KnownCode(0xdead_beef, "a marker that programs use for freed memory"),
        KnownCode(0xc51b_ad01, "a watch app used too much processor time in the background"),
        KnownCode(0xc51b_ad02, "a watch app did not end its background work in time"),
        KnownCode(0xc51b_ad03, "a watch app had too little processor time"),
        KnownCode(0x1bad_1bad, "memory"),
    ]

    /// RUNNINGBOARD carries out what the others ask for.
    private static let boards: Set<String> = ["FRONTBOARD", "SPRINGBOARD", "RUNNINGBOARD", "10", "15"]
}
