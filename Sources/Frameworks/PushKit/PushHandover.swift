internal import CallServiceClient
internal import CallServiceWire
internal import CallVocabulary
internal import ReportCheck

/// One delivery, from the registry's queue through the delegate to check 1.
struct PushHandover: Sendable {
    let delivery: PushDelivery
    let record: RegistryRecord

    private var connection: CallServiceConnection { record.client.connection }

    /// On the registry's queue.
    func run() {
        guard let registry = record.registry else { return }
        guard let delegate = record.delegate else { return runWithoutDelegate() }
        let welcome = connection.welcome
        _ = connection.feedReportCheck(.delivered(mustReport: delivery.isCounted))
        let completion = PushCompletion(push: delivery.push, connection: connection)
        // A return changes nothing in the check, so it can be asked for a return that may not come about.
        var verdictBefore: ReportCheck.Verdict?
        let call = DelegateCall(
            delegate: delegate, registry: registry, payload: PKPushPayload(type: .voIP, json: delivery.payload),
            metadata: welcome.deliversMetadata ? PKVoIPPushMetadata(mustReport: delivery.mustReport) : nil,
            completion: { completion.call() },
            beforeAsync: { verdictBefore = connection.feedReportCheck(.returned(isAsync: true)) }
        )
        let form = call.run()
        if form == .none {
            connection.host.writeConsole(
                "Ringtime: \(Swift.type(of: delegate)) implements no pushRegistry(_:didReceiveIncomingPushWith:…)"
            )
        }
        judge(form.isAsync ? verdictBefore : connection.feedReportCheck(.returned(isAsync: false)), form)
        // The deprecated form has no completion handler: its return is the completion.
        if form == .deprecated { completion.call() }
    }

    /// No method is called, check 1 does not run, and the daemon hears of no return: check 2 decides (C1.4).
    private func runWithoutDelegate() {
        connection.send(.deliveredWithoutDelegate(delivery.push))
        guard connection.welcome.checksWithoutDelegate else { return }
        _ = connection.feedReportCheck(.delivered(mustReport: delivery.isCounted))
        judge(connection.feedReportCheck(.returned(isAsync: false)), .none)
    }

    private func judge(_ verdict: ReportCheck.Verdict?, _ form: DelegateForm) {
        switch verdict {
        case .satisfied, nil: connection.send(.delegateReturned(delivery.push, form))
        case .reportMissing: terminate(form)
        case .deferred(let until):
            connection.host.runLater(until - .ofThisProcess) {
                judge(connection.feedReportCheck(.deferralPassed), form)
            }
        }
    }

    /// C1.9. The daemon hears of it before the process is gone, so that nothing has to be guessed from the console.
    private func terminate(_ form: DelegateForm) {
        for line in CheckOneConsole.lines(on: connection.welcome.system) { connection.host.writeConsole(line) }
        connection.send(.check1Failed(delivery.push, form))
        connection.host.abort()
    }
}

/// What the console shows when check 1 ends the process. R1 [O].
enum CheckOneConsole {
    static func lines(on system: SystemVersion) -> [String] {
        let isOld = system < SystemVersion(15)
        let method = "-[PKPushRegistry _terminateAppIfThereAreUnhandledVoIPPushes]"
        return [
            "*** Assertion failure in \(method), PKPushRegistry.m:\(isOld ? 343 : 349)",
            "*** Terminating app due to uncaught exception 'NSInternalInconsistencyException', reason: 'Killing app because "
                + "it never posted an incoming call to the system after receiving a PushKit VoIP push"
                + (isOld ? " callback.'" : ".'"),
        ]
    }
}
