import CallVocabulary

/// The restriction (L3): the daemon discards the app's pushes, and only the console says so.
struct RestrictionVerdict: Verdict {
    let kind = VerdictKind.restricted

    func rule(_ facts: Facts) -> Rule? { .l3 }

    func weigh(_ facts: Facts) -> Weighing? {
        guard facts.form == .console || facts.form == .text || facts.form == .crashReporter,
            let notice = facts.first(
                .restrictionNotice, where: { $0 == .console || $0 == .header || $0 == .quotation })
        else { return nil }
        var weighing = Weighing()
        guard notice.section != .quotation else {
            weighing.decide(Clue("somebody says that his phone's log has the daemon's notice", notice))
            weighing.most = .low
            return weighing
        }
        weighing.decide(Clue("the daemon says that it launches the app no more", notice))
        let notices = facts.moments.count { $0.what.hasPrefix("restricted") }
        if notices > 1 { weighing.fit(Clue("it says so \(notices) times", at: "\(notices) lines")) }
        return weighing
    }
}
