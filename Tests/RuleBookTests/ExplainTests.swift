import CallVocabulary
import RuleBook
import Testing

@Suite("Looking things up")
struct ExplainTests {
    private func article(_ words: String...) throws -> Article {
        guard case .found(let article) = Explain.lookup(words) else {
            throw NothingFound(words: words)
        }
        return article
    }

    private struct NothingFound: Error { let words: [String] }

    @Test("no words give the list of the twenty questions")
    func noWords() throws {
        let article = try article()
        #expect(article.kind == .questions)
        #expect(article.choices.map(\.key) == (1...20).map { "Q\($0)" })
        #expect(try self.article("  ", "") == article)
    }

    @Test("every rule number gives that rule, in either case", arguments: Rule.allCases)
    func rules(rule: Rule) throws {
        // "K" is a part of one rule.
        let article = try article(rule.number)
        #expect(article.rules.map(\.rule) == [rule])
        #expect(try self.article(rule.number.lowercased()) == article)
    }

    @Test("a part gives all its rules", arguments: RuleBook.parts)
    func parts(part: RuleBook.Part) throws {
        #expect(try article(part.letter.lowercased()).rules == part.entries)
    }

    @Test("every mistake and every question is found by its number")
    func mistakesAndQuestions() throws {
        for entry in RuleBook.mistakes {
            #expect(try article(entry.mistake.rawValue.lowercased()).title.hasSuffix(entry.title))
        }
        for question in RuleBook.questions { #expect(try article("q\(question.number)").title == question.text) }
    }

    @Test("several rule numbers at once give all of them")
    func severalRules() throws {
        #expect(try article("rule", "C2.1", "d13").rules.map(\.rule) == [.c2_1, .d13])
    }

    @Test("every question is found by its own words", arguments: RuleBook.questions)
    func questionsByText(question: Question) throws {
        #expect(try article(question.text).title == question.text)
        let words = question.text.split(separator: " ").map(String.init)
        #expect(Explain.lookup(words) == Explain.lookup([question.text]))
    }

    @Test(
        "a code is found in hexadecimal and decimal, in either case, and inside pasted text",
        arguments: [
            ("0xbaadca11", "0xbaadca11"), ("0xBAADCA11", "0xbaadca11"), ("BAADCA11", "0xbaadca11"),
            ("3131951633", "0xbaadca11"), ("Termination Reason: FRONTBOARD 3131951633", "0xbaadca11"),
            ("Namespace SPRINGBOARD, Code 0xbaadca11", "0xbaadca11"), ("domain:10 code:0xBAADCA11", "0xbaadca11"),
            ("0x8badf00d", "0x8badf00d"), ("2343432205", "0x8badf00d"), ("0xBAD22222", "0xbad22222"),
            ("0xdead10cc", "0xdead10cc"), ("3735883980", "0xdead10cc"), ("561017449", "561017449"),
            ("!pri", "561017449"),
            ("Error Domain=NSOSStatusErrorDomain Code=561017449 \"Session activation failed\"", "561017449"),
        ]
    )
    func terminationCodes(words: String, name: String) throws {
        let article = try article(words)
        #expect(article.kind == .code)
        #expect(article.title.hasPrefix(name))
    }

    @Test("the hexadecimal and the decimal form of a code are the same number")
    func codeValues() {
        let values = RuleBook.codes.filter { $0.kind == .termination }.map { "\($0.name) \($0.value ?? 0)" }
        #expect(
            values == [
                "0xbaadca11 3131951633", "0x8badf00d 2343432205", "0xbad22222 3134333474", "0xdead10cc 3735883980",
            ]
        )
        for code in RuleBook.codes where code.kind == .termination {
            #expect(Int64(code.name.dropFirst(2), radix: 16) == code.value)
        }
    }

    @Test("CallKit's error codes have CallKit's names and numbers")
    func callKitCodes() {
        #expect(
            RuleBook.codes.filter { $0.kind == .incomingCall }.map { "\($0.value ?? -1) \($0.name)" } == [
                "0 unknown", "1 unentitled", "2 callUUIDAlreadyExists", "3 filteredByDoNotDisturb",
                "4 filteredByBlockList",
                "5 filteredDuringRestrictedSharingMode", "6 callIsProtected", "7 filteredBySensitiveParticipants",
            ]
        )
        #expect(
            RuleBook.codes.filter { $0.kind == .transaction }.map { "\($0.value ?? -1) \($0.name)" } == [
                "0 unknown", "1 unentitled", "2 unknownCallProvider", "3 emptyTransaction", "4 unknownCallUUID",
                "5 callUUIDAlreadyExists", "6 invalidAction", "7 maximumCallGroupsReached", "8 callIsProtected",
            ]
        )
    }

    @Test(
        "an error of CallKit or APNs is found by name, by number, and by domain and number",
        arguments: [
            ("filteredByDoNotDisturb", "CXErrorCodeIncomingCallError.filteredByDoNotDisturb (3)"),
            ("com.apple.CallKit.error.incomingcall error 2", "CXErrorCodeIncomingCallError.callUUIDAlreadyExists (2)"),
            (
                "com.apple.CallKit.error.requesttransaction error 4.",
                "CXErrorCodeRequestTransactionError.unknownCallUUID (4)"
            ),
            (
                "CXErrorCodeRequestTransactionError.maximumCallGroupsReached",
                "CXErrorCodeRequestTransactionError.maximumCallGroupsReached (7)"
            ),
            ("3", "3: 2 codes"), ("8", "CXErrorCodeRequestTransactionError.callIsProtected (8)"),
            ("callUUIDAlreadyExists", "callUUIDAlreadyExists: 2 codes"),
            ("unregistered", "410 Unregistered, APNs reason"), ("413", "413 PayloadTooLarge, APNs reason"),
            ("DeviceTokenNotForTopic", "400 DeviceTokenNotForTopic, APNs reason"),
            ("BadEnvironmentKeyInToken", "403 BadEnvironmentKeyIdInToken, APNs reason"),
        ]
    )
    func errors(words: String, title: String) throws {
        #expect(try article(words).title == title)
    }

    @Test(
        "a console line is recognised, whole or in part",
        arguments: [
            (deathByCheck1, Rule.c1_1),
            ("Killing app because it never posted", .c1_1),
            ("-[PKPushRegistry _terminateAppIfThereAreUnhandledVoIPPushes]", .c1_1),
            ("PushKit apps that use VoIP push must link the CallKit framework.", .d9),
            ("PushKit apps that use VoIP push must link either CallKit or IncomingCallNotifications frameworks.", .d9),
            (restriction, .l3),
            ("process-launch watchdog transgression", .w1),
        ]
    )
    func consoleLines(line: String, first: Rule) throws {
        let article = try article(line)
        #expect(article.kind == .code)
        #expect(article.rules.first?.rule == first)
    }

    @Test(
        "an API word gives what the rule book says of it first",
        arguments: [
            ("mustReport", "mustReport", Rule.e4), ("MUSTREPORT", "mustReport", .e4),
            ("metadata.mustReport", "mustReport", .e4),
            ("reportNewIncomingCall", "reportNewIncomingCall", .c1_1),
            ("CXProvider.reportNewIncomingCall(with:update:completion:)", "reportNewIncomingCall", .c1_1),
            ("providerDidReset", "providerDidReset", .t5), ("providerDidReset(_:)", "providerDidReset", .t5),
            ("providerDidBegin", "providerDidBegin", .t5),
            ("didActivate", "didActivate", .a2), ("provider(_:didActivate:)", "didActivate", .a2),
            ("desiredPushTypes", "desiredPushTypes", .d12), ("completion", "completion", .h1),
            ("completion handler", "completion", .h1), ("didUpdate", "didUpdate", .n1),
            ("pushRegistry(_:didUpdate:for:)", "didUpdate", .n1), ("timedOutPerforming", "timedOutPerforming", .t2),
            ("provider(_:timedOutPerforming:)", "timedOutPerforming", .t2), ("setActive(true)", "setActive", .a2),
            ("didReceiveIncomingVoIPPushWith", "didReceiveIncomingVoIPPushWith", .e4),
            ("pushRegistry(_:didReceiveIncomingPushWith:for:completion:)", "didReceiveIncomingPushWith", .c1_1),
            ("PKPushRegistry", "PKPushRegistry", .d12), ("UIBackgroundModes", "UIBackgroundModes", .d9),
            ("aps-environment", "aps-environment", .d9), ("apns-expiration", "apns-expiration", .d10),
            ("didFinishLaunchingWithOptions", "didFinishLaunching", .d12), ("callservicesd", "callservicesd", .d1),
            ("do not disturb", "DND", .c1_5), ("first unlock", "isProtectedDataAvailable", .d7),
        ]
    )
    func words(words: String, title: String, first: Rule) throws {
        let article = try article(words)
        #expect(article.kind == .word)
        #expect(article.title == title)
        #expect(article.rules.first?.rule == first)
    }

    @Test("every name of every word finds that word", arguments: RuleBook.terms)
    func everyName(term: Term) throws {
        for name in term.names { #expect(try article(name).title == term.name, "\(name)") }
    }

    @Test(
        "free words find the question behind them",
        arguments: [
            ("no audio after answer", 18), ("why no sound", 18), ("my app is blacklisted", 10),
            ("pushes stopped arriving", 10),
            ("push cancelled call", 6), ("silent pushes", 20), ("siltent pushes", 20), ("keychain locked phone", 14),
            ("cannot decrypt the payload", 7), ("slow start", 13), ("compltion handler to late", 2),
            ("crash only in background", 3), ("provderDidReset", 19), ("old push rings", 17),
        ]
    )
    func freeWords(words: String, number: Int) throws {
        let article = try article(words)
        #expect(article.title == RuleBook.questions[number - 1].text)
        #expect(!article.related.isEmpty)
    }

    @Test("free words find mistakes too")
    func freeWordsFindMistakes() throws {
        #expect(try article("flutter", "bridge").title.hasPrefix("M4"))
        #expect(try article("spoofed").title.hasPrefix("M14"))
    }

    @Test(
        "unknown words find nothing, and something near is suggested",
        arguments: [
            ("xyzzy", "0xbaadca11"), ("D15", "D14"), ("C9.9", "C2.1"), ("M16", "M15"), ("0xdeadbeef", "0xdead10cc"),
            ("99999999999999999999", "0xbaadca11"), ("🙈", "C2.1"), ("()", "C2.1"), ("[", "C2.1"),
        ]
    )
    func nothing(words: String, suggestion: String) {
        guard case .nothingFound(let suggestions) = Explain.lookup([words]) else {
            Issue.record("\(words) found something")
            return
        }
        #expect(suggestions.contains(suggestion))
    }

    @Test("hostile input is answered and bounded")
    func hostile() {
        let long = String(repeating: "push ", count: 100_000)
        let many = Array(repeating: long, count: 1_000)
        #expect(Explain.lookup(many) == Explain.lookup(many))
        #expect(Explain.lookup([String(repeating: "9", count: 1_000_000)]).text().count < 10_000)
        #expect(Explain.lookup(["\u{0}", "\u{301}", "-", "0x", "\u{202E}"]).record.kind == "nothing")
    }

    @Test("the same words give the same answer every time")
    func deterministic() {
        let words = ["late", "push", "call", "report", "delegate"]
        let texts = Set((0..<5).map { _ in Explain.lookup(words).text() })
        #expect(texts.count == 1)
    }
}

/// Console lines as devices print them.
private let deathByCheck1 = """
    *** Terminating app due to uncaught exception 'NSInternalInconsistencyException', reason: 'Killing app because it \
    never posted an incoming call to the system after receiving a PushKit VoIP push.'
    """
private let restriction = """
    Application <private> will not be launched because it failed to report an incoming call too many times (or \
    repeatedly crashed.)
    """
