import CallVocabulary
import RuleBook

/// A verdict in words for a tired person.
extension Diagnosis {
    /// A few words.
    var headline: String {
        switch verdict {
        case .check1: "Check 1: the push delegate returned without a report"
        case .check2: "Check 2: no call was reported within about 7 s"
        case .restricted: "The app is restricted: its VoIP pushes are discarded"
        case .launchWatchdog: "The launch for a call took longer than 20 s"
        case .notLinked: "The app does not link CallKit"
        case .crashBeforeReport: "The push handler crashed before it could report"
        case .looksAlike: "Another kill that only looks alike"
        case .other: "None of ours"
        case .insufficient: "Too little to say"
        }
    }

    /// One paragraph.
    var paragraph: String {
        switch verdict {
        case .check1:
            "A VoIP push was handed to the app, its PushKit delegate returned, and until then no call had been reported to "
                + "CallKit. PushKit looks at that on the return and raises an exception; the process aborts itself. No line of "
                + "your code is on the stack, because your code had already returned."
        case .check2:
            "A VoIP push was delivered to the app, and about seven seconds after the delivery the system's call daemon knew of "
                + "no call from it. It killed the app from outside"
                + (hasCode ? " with 0xbaadca11 (decimal 3131951633, “bad call”). " : ". ") + age
                + (hasThreads ? storySentence + " " : "") + "No crash reporter inside the app ever sees this end."
        case .restricted:
            "The app failed to report calls too often, and the phone has stopped launching it for VoIP pushes: they are "
                + "discarded, not queued. The app cannot detect this. It ends by itself about once a day, and comes back "
                + "until the failures are mended."
        case .launchWatchdog:
            "The app was launched in the background and didFinishLaunching had not returned within 20 s, so the watchdog "
                + "killed it with 0x8badf00d. This is no breach of the duty to report, but the call was lost."
        case .notLinked:
            "The app registered for VoIP pushes without linking CallKit, and PushKit raised an exception at once. No push and "
                + "no report had a part in it."
        case .crashBeforeReport:
            "The app died by a fault of its own inside the push handler, before it had reported the call. Neither check ended "
                + "it; but the push stays unreported and counts all the same (C2.5 [I])."
        case .looksAlike:
            "The system ended the app, but for another reason than a missing report: "
                + (evidence.first?.statement ?? "see the evidence") + "."
        case .other where isTalk:
            "This is no report: \(evidence.first?.statement ?? "nothing in it tells of an app's end"). Whether a rule of the call "
                + "path was broken, only a report or the console can tell."
        case .other:
            evidence.first.map { "No rule of the call path had a part in it: \($0.statement)." }
                ?? "No rule of the call path had a part in it."
        case .insufficient: "The report does not say enough: \(evidence.first?.statement ?? "it is empty")."
        }
    }

    /// A launch is not always the delivery: an app that runs already is only handed the push.
    private var age: String {
        guard let lifetime, lifetime > 9.5 else { return "" }
        let seconds = lifetime < 600 ? Sections.seconds(lifetime).dropFirst() : "more than ten minutes"
        return "The app had been running for \(seconds) by then, so the push came to it after its launch. "
    }

    private var storySentence: String {
        switch story?.way {
        case .neverRegistered:
            "As far as the threads tell, the push handler was never called: there was no PKPushRegistry, or it had no delegate, "
                + "when the push came."
        case .blocked:
            "As far as the threads tell, the push handler or its queue was blocked"
                + (story?.blockedIn.map { ", in \($0)." } ?? ".")
        case .neverReported:
            "As far as the threads tell, the app was running and waiting, and nothing had been reported."
        case nil: "The threads do not tell whether the handler was never called or was blocked."
        }
    }

    /// `C2.1 [A]`, with what it says.
    var ruleEntry: RuleEntry? { rule.map(RuleBook.entry(for:)) }

    /// `Parley 1.2 (7), iPhone OS 17.4 (21E219), iPhone14,5, non ui, locked`.
    var subjectLine: String {
        let app = [subject.app ?? subject.bundle, subject.version].compactMap { $0 }.joined(separator: " ")
        let parts = [app.isEmpty ? nil : app, subject.system, subject.device].compactMap { $0 } + subject.state
        return parts.joined(separator: ", ")
    }
}

extension RuleEntry {
    /// `[A/O]`.
    var tags: String { evidence.isEmpty ? "" : " " + evidence.tag }
}
