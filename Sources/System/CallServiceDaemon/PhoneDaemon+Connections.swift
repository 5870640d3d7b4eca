import AppSupervisor
import CallPolicy
import CallPolicyRunner
import CallServiceWire
import CallVocabulary
import PhoneStore

/// Apps come and speak.
extension PhoneDaemon {
    func acceptConnections() {
        while let socket = try? listener?.accept() {
            // Without a place the socket is closed as it goes out of scope.
            guard connections.count < 1_024 else { continue }
            lastTag += 1
            connections[lastTag] = AppConnection(socket: socket, tag: lastTag)
            watch.add(socket.descriptor, tag: lastTag)
        }
    }

    func receive(_ connection: AppConnection) {
        switch connection.read() {
        case .messages(let messages):
            for message in messages where connections[connection.tag] != nil { understand(message, from: connection) }
        case .nothing: break
        case .closed: close(connection)
        case .garbage(let why):
            remark(
                "\(name(of: connection)) sent what is no message (\(why)); its connection is closed",
                lane: .phone, kind: "app.garbage", app: app(of: connection)
            )
            refuse(connection, "the message could not be read: \(why)")
        }
    }

    /// The first message tells nothing that is believed: who the peer is, the kernel knows.
    private func understand(_ message: AppMessage, from connection: AppConnection) {
        if let id = connection.process {
            guard let process = processes[id] else { return close(connection) }
            return understand(message, from: process)
        }
        guard case .hello(let version, _) = message else {
            return refuse(connection, "the first message must be hello")
        }
        guard version == AppConnection.version else {
            return refuse(connection, "the app was built with another version of Ringtime: build it again")
        }
        guard let process = process(behind: connection) else {
            return refuse(connection, "this process was not launched by the phone: use ringtime install and launch")
        }
        if let older = process.connection { close(older) }
        connection.process = process.id
        process.connection = connection
        // A new connection starts from nothing: the app registers and announces everything anew (D11, N3, T5).
        process.providers = []
        process.registries = []
        welcome(process)
        tellLiveCalls(to: process)
    }

    /// The app's process at the other end, by the kernel's word: itself, or one that it started.
    private func process(behind connection: AppConnection) -> AppProcess? {
        guard let peer = try? connection.socket.peer() else { return nil }
        return processes.values.first { $0.supervised?.processes.contains { $0.pid == peer.process } ?? false }
    }

    /// An observer in the app sees the calls that were there before it (`CXCallObserver.calls`).
    private func tellLiveCalls(to process: AppProcess) {
        for call in runner.policy.calls where call.app == process.app {
            guard let entry = calls[call.id] else { continue }
            send(.callChanged(entry.snapshot), to: process)
        }
    }

    private func welcome(_ process: AppProcess) {
        guard let app = apps[process.app] else { return }
        let profile = runner.policy.profile
        var welcome = Welcome(system: profile.system, bundle: app.bundle, reason: process.reason, state: process.state)
        welcome.protectedDataAvailable = phone.device.isFirstUnlocked
        welcome.creditWindow = profile.reportCreditWindow
        welcome.asyncDeferral = profile.asyncReportDeferral
        welcome.checksWithoutDelegate = profile.check1RunsWithoutDelegate
        welcome.deliversMetadata = profile.deliversMetadata
        send(.welcome(welcome), to: process)
    }

    func send(_ message: DaemonMessage, to process: AppProcess) {
        guard let connection = process.connection else { return }
        let hadOutgoing = connection.hasOutgoing
        writingResumes = writingResumes ?? clock.now + Self.writingPause
        guard connection.send(message) else {
            remark("the connection to the app is lost", lane: .phone, kind: "app.lost", app: process.app)
            return end(connection)
        }
        if connection.hasOutgoing && !hadOutgoing {
            watch.change(connection.socket.descriptor, tag: connection.tag, writable: true)
        }
    }

    func continueSending(_ connection: AppConnection) {
        guard connection.flush() else { return end(connection) }
        if !connection.hasOutgoing { watch.change(connection.socket.descriptor, tag: connection.tag, writable: false) }
    }

    /// The app does not hear any more; what it had said before is still read. It may be why it is gone (C1.9).
    private func end(_ connection: AppConnection) {
        drain(connection)
        close(connection)
    }

    private func refuse(_ connection: AppConnection, _ why: String) {
        _ = connection.send(.refused(why))
        close(connection)
    }

    func close(_ connection: AppConnection) {
        guard connections.removeValue(forKey: connection.tag) != nil else { return }
        watch.remove(connection.socket.descriptor)
        connection.socket.close()
        guard let process = connection.process.flatMap({ processes[$0] }), process.connection === connection else {
            return
        }
        process.connection = nil
    }

    private func app(of connection: AppConnection) -> AppID? {
        connection.process.flatMap { processes[$0]?.app }
    }

    private func name(of connection: AppConnection) -> String {
        app(of: connection).flatMap { apps[$0]?.name } ?? "a process that has not said hello"
    }
}
