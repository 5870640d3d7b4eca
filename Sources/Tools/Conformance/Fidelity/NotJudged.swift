import CallVocabulary

/// Why the battery judges no app by a rule.
enum NotJudged {
    /// One sentence for each rule that no scenario stands for.
    static let reasons: [Rule: String] = [
        .p7: "what the user chooses on a screen with two calls; that the second waits, the tests of the machine try",
        .p9: "the phone's doing and not the app's; the tests of the machine try it",
        .p10: "not modelled: there is no list of recent calls",
        .t1: "about what an app asks for by itself; the tests of the machine try the codes",
        .t3: "the tests of the machine try it; of an app the battery wants only that it answers in time (T2)",
        .t4: "not modelled: a second call waits until the first is gone",
        .t6: "a permission, which no app can break; T2 sets its limit",
        .t9: "not modelled: the extension's report only compiles",
        .t10: "not modelled: neither PushToTalk nor Local Push",
        .a1: "not modelled: there is no sound",
        .a3: "whoever does it is found by A2; what it breaks on a device is not modelled",
        .a4: "not modelled: no interruption is posted",
        .a5: "not modelled: a second call waits, and none is held for it",
        .r1: "the form of a report is Ringtime's work and not the app's; its own tests compare it",
        .r2: "the form of a report is Ringtime's work and not the app's; its own tests compare it",
        .r3: "the form of a report is Ringtime's work and not the app's; its own tests compare it",
        .r4: "a rule for those who read reports; the tests of the reports hold to it",
        .r5: "a prior, and no behaviour",
    ]
}
