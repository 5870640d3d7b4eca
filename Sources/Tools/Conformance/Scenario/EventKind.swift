/// The timeline's stable words, as far as scenarios may name them.
enum EventKind {
    /// With what each means, for the documentation.
    static let meanings: [(kind: String, meaning: String)] = [
        ("push.arrived", "a VoIP push reaches the phone"),
        ("push.decided", "whether it must be reported, and why"),
        ("push.delivered", "the payload is handed to the app's process; from here on check 2 counts"),
        ("push.held", "the payload waits: for a registry, or for the first unlock; its text says for which"),
        ("push.noDelegate", "the payload reaches a registry without a delegate: nothing is called"),
        ("push.noRegistry", "the payload is on its way to a registry that the app has let go: nothing is called"),
        ("push.dropped", "the push is discarded: restricted, launch failed, forgotten"),
        ("push.alert", "an alert push is shown by the system"),
        ("push.stored", "the phone is offline and the push is stored"),
        ("push.discarded", "the phone is offline and the push is not stored"),
        ("push.accepted", "the gateway answers 200"),
        ("push.refused", "the gateway refuses a push"),
        ("token.issued", "the phone hands the app its VoIP token"),
        ("token.told", "the registry's delegate gets the token: `didUpdate`"),
        ("token.invalidated", "the app's tokens are no longer valid"),
        ("registry.changed", "the app registers for VoIP pushes, or no longer wants them"),
        ("registry.released", "nobody keeps a registry that registered: it is gone, and its registration with it"),
        ("note.registrationIgnored", "the registration has no effect: background mode or entitlement is missing"),
        ("console", "a line that only the console shows"),
        ("app.launching", "the phone starts the app"),
        ("app.launched", "didFinishLaunching has returned"),
        ("note.launchFailed", "the launch failed or timed out"),
        ("app.state", "the app becomes active, inactive or is in the background"),
        ("app.suspended", "the app's code stops"),
        ("app.resumed", "the app's code runs again"),
        ("app.killed", "the phone ends the app; its rule says why"),
        ("app.ended", "the app crashed or exited by itself"),
        ("app.raised", "a framework raised an exception in the app"),
        ("process.exited", "the app's process is gone"),
        ("app.updated", "a new version is installed"),
        ("device.rebooted", "the phone reboots"),
        ("process.adopted", "a new daemon finds the app still running"),
        ("delegate.returned", "the push delegate returned, and check 1 found nothing owed or is deferred"),
        ("check1.failed", "the push delegate returned and no call was reported"),
        ("check2.satisfied", "check 2 looked and found nothing owed"),
        ("completion.called", "the push's completion handler was called"),
        ("ledger.violation", "a violation is written into the ledger"),
        ("ledger.restricted", "the app gets no more VoIP pushes in the background"),
        ("ledger.cleared", "the app's ledger is emptied"),
        ("developer.warned", "the dialog for development and TestFlight builds"),
        ("crash.written", "a crash report is written"),
        ("call.reported", "the app reports an incoming call"),
        ("call.refused", "the phone refuses the reported call"),
        ("call.ringing", "the phone rings; its text says on which screen"),
        ("call.connected", "the call is connected"),
        ("call.endReported", "the app says that a call ended"),
        ("call.endHeldBack", "the end waits for the minimum ring"),
        ("call.dismissed", "the call screen goes away"),
        ("call.ended", "the call is over"),
        ("action.requested", "the app asks CallKit to answer or to end: a transaction of its own"),
        ("action.performed", "the app is asked to answer or to end"),
        ("action.fulfilled", "the app fulfils an action"),
        ("action.failed", "the app fails an action"),
        ("action.timedOut", "an action was neither fulfilled nor failed in time"),
        ("audio.activated", "didActivate"),
        ("audio.deactivated", "didDeactivate"),
        ("audio.ownActivation", "the app activates the audio session itself"),
        ("provider.reset", "providerDidReset"),
        ("note.unknownCall", "a message about a call that does not exist"),
        ("note.notCredited", "a report that satisfies check 1 and not check 2"),
        ("note.duplicateReport", "a call that the app already has is reported again: nothing hangs on it"),
        ("device.advanced", "the phone's clock was moved"),
    ]

    static let all = Set(meanings.map(\.kind))

    /// The word that was perhaps meant; nil if none is near.
    static func nearest(to word: String) -> String? {
        let best = meanings.map { ($0.kind, distance($0.kind, word)) }.min { $0.1 < $1.1 }
        return best.flatMap { $0.1 <= 4 ? $0.0 : nil }
    }

    /// Levenshtein.
    private static func distance(_ first: String, _ second: String) -> Int {
        let (first, second) = (Array(first.utf8.prefix(64)), Array(second.utf8.prefix(64)))
        var row = Array(0...second.count)
        for (index, byte) in first.enumerated() {
            var previous = row[0]
            row[0] = index + 1
            for (column, other) in second.enumerated() {
                let cost = previous + (byte == other ? 0 : 1)
                previous = row[column + 1]
                row[column + 1] = min(cost, row[column] + 1, previous + 1)
            }
        }
        return row[second.count]
    }
}
