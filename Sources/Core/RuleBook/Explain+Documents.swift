import CallVocabulary

// What free words can find, and which of its fields say most.

extension Explain {
    static var questionDocuments: [Document] {
        RuleBook.questions.map { question in
            Document(
                article: Article(question),
                reference: Article.Reference(question),
                weights: weights([(question.text, 5), (synonyms[question.number] ?? "", 4), (question.answer, 2)]),
                preference: 15
            )
        }
    }

    static var termDocuments: [Document] {
        RuleBook.terms.map { term in
            Document(
                article: Article(term),
                reference: Article.Reference(key: term.name, title: "a word of the API or the system"),
                weights: weights([(term.names.joined(separator: " "), 5), (term.meaning, 2)]),
                preference: 10
            )
        }
    }

    static var codeDocuments: [Document] {
        RuleBook.codes.map { code in
            Document(
                article: Article([code], asked: code.name),
                reference: Article.Reference(key: code.name, title: code.kind.rawValue),
                weights: weights([(([code.name] + code.aliases).joined(separator: " "), 4), (code.meaning, 2)]),
                preference: 10
            )
        }
    }

    static var mistakeDocuments: [Document] {
        RuleBook.mistakes.map { entry in
            Document(
                article: Article(entry),
                reference: Article.Reference(key: entry.mistake.rawValue, title: entry.title),
                weights: weights([
                    (entry.title, 5), (entry.whatItIs, 3), (entry.whyItKills + " " + entry.mend, 2),
                ]),
                preference: 11
            )
        }
    }

    static var ruleDocuments: [Document] {
        RuleBook.entries.map { entry in
            let part = RuleBook.part(of: entry.rule)
            return Document(
                article: Article(entry),
                reference: Article.Reference(key: entry.rule.number, title: entry.gist(length: 60)),
                weights: weights([(part.title, 2), (entry.statement, 3)]),
                preference: 9
            )
        }
    }

    /// Words by which people ask a question that is not put in them.
    private static let synonyms: [Int: String] = [
        1: "deadline seconds long fast quickly limit run loop time report",
        3: "background locked debugger Xcode IDE simulator foreground works killed swiped",
        6: "cancel hang up hangup caller missed elsewhere other device withdraw",
        7: "malformed invalid decrypt decryption error payload JSON parse",
        9: "report end immediately flash",
        10: "ban banned blocked blacklist blacklisted throttled stopped arriving receive received restricted",
        12: "custom own screen interface UI hide dismiss",
        13: "slow launch start startup cold",
        14: "reboot restart keychain locked phone first unlock protected",
        15: "register registration registry thread main queue",
        16: "burst many several pushes at once",
        17: "late delayed old stale expired expiration",
        18: "audio sound silence silent missing hear speaker microphone session",
        19: "reset daemon crash lost connection",
        20: "silent background data sync message chat wake up",
    ]

    /// Each stem with the greatest weight of the fields it stands in.
    private static func weights(_ fields: [(text: String, weight: Int)]) -> [String: Int] {
        var weights: [String: Int] = [:]
        for field in fields {
            for stem in stems(of: field.text) { weights[stem] = max(weights[stem] ?? 0, field.weight) }
        }
        return weights
    }
}
