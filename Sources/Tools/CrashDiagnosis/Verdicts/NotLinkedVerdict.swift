import CallVocabulary

/// The link check (D9): `desiredPushTypes` was set in an app without CallKit.
struct NotLinkedVerdict: Verdict {
    let kind = VerdictKind.notLinked

    func rule(_ facts: Facts) -> Rule? { .d9 }

    func weigh(_ facts: Facts) -> Weighing? {
        guard facts.form != .prose, facts.form != .unknown else { return nil }
        var weighing = Weighing()
        let message = facts.first(.linkMessage) { section in
            section != .images && section != .prose && section != .quotation
                && !(section.isStack && !section.isCrashStack)
        }
        weighing.decide(message.map { Clue("the exception's reason is that CallKit is not linked", $0) })
        weighing.decide(
            facts.onCrashStack(.linkCheck).map { Clue("PushKit raised in its check of the linked frameworks", $0) })
        if weighing.decisive.isEmpty, let told = facts.first(.linkMessage, where: { $0 == .quotation }) {
            weighing.decide(Clue("somebody says that his app got the link check's message", told))
            weighing.most = .low
        }
        if facts.ours?.rule == Rule.d9.rawValue {
            weighing.decide(Clue("the phone that wrote the report names rule D9", at: "ringtime.rule"))
        }
        weighing.fit(facts.onCrashStack(.desiredTypes).map { Clue("it happened when the push types were set", $0) })
        if facts.isAbort, let signal = facts.signal { weighing.fit(Clue("the process aborted itself", signal)) }
        if facts.hasAllImages, !facts.images.isEmpty, !facts.images.contains("CallKit") {
            weighing.fit(Clue("CallKit is not among the images", at: "images"))
        }
        return weighing
    }
}
