import APNsProtocol
import AppBundle
import AppSupervisor
import CallPolicy
import CallPolicyRunner
import CallServiceWire
import CallVocabulary
import Foundation
import PhoneStore

/// What a new daemon finds: the store, and apps that outlived the daemon before it.
extension PhoneDaemon {
    func restore() throws {
        configuration.clockMoved(clock.offset)
        for app in try store.apps() { apps.insert(app, executable: executable(of: app)) }
        for token in try store.tokens() {
            apps.insert(token)
            configuration.publishToken(token)
        }
        for push in try store.pushes() {
            let bundle = push.topic.hasSuffix(".voip") ? String(push.topic.dropLast(5)) : push.topic
            _ = storedPushes.store(
                ArrivedPush(stored: push, bundle: bundle), topic: push.topic,
                expiration: .until(push.terms.expirationSeconds), at: clock.wallMilliseconds / 1_000
            )
        }
        runner = CallPolicyRunner(
            policy: PhonePolicy(profile: configuration.profile, restoring: try persistentState(), at: clock.now)
        )
        rememberDailyJob()
        try listen()
        try adoptProcesses()
        apply([.savePhone(phone)])
    }

    /// Nil when the bundle has become unreadable: then the launch says so.
    private func executable(of app: StoredApp) -> String? {
        guard !app.isSimulated else { return nil }
        let bundle = try? AppBundle(reading: URL(filePath: place(of: app), directoryHint: .isDirectory))
        return bundle?.executable.lastPathComponent
    }

    private func persistentState() throws -> PersistentState {
        let ledger = try store.ledger(includingCleared: false)
        var state = PersistentState()
        state.apps = apps.all.values.sorted { $0.id < $1.id }.map { app in
            PersistentState.App(id: app.id, facts: app.facts, violations: ledger.count { $0.app == app.id })
        }
        state.device.isLocked = phone.device.isLocked
        state.device.isFirstUnlocked = phone.device.isFirstUnlocked
        state.device.doNotDisturb = phone.device.doNotDisturb
        state.device.isInCar = phone.device.isInCar
        state.nextDailyJob = phone.nextDailyJobMilliseconds.map { clock.instant(atWallMilliseconds: $0) }
        state.lastProcess = Int32(truncatingIfNeeded: phone.lastIDs.process)
        state.lastAction = phone.lastIDs.action
        return state
    }

    /// The store keeps the job by the wall clock: the monotonic one starts anew with the daemon.
    func rememberDailyJob() {
        phone.nextDailyJobMilliseconds = clock.wallMilliseconds(at: runner.policy.nextDailyJob)
    }

    private func listen() throws {
        let socket = try listenOnFolder()
        listener = socket
        watch.add(socket.descriptor, tag: Tag.listener)
        watch.add(mailbox.descriptor, tag: Tag.mailbox)
    }

    /// The folder is this daemon's alone, so whoever still listens there is an earlier daemon's child that has not yet
    /// closed what it inherited. Tried for a second.
    private func listenOnFolder() throws -> UnixSocket {
        for _ in 0..<100 {
            do { return try UnixSocket.listen(at: folder.socketFile) } catch UnixSocketError.inUse {
                poll(nil, 0, 10)
            }
        }
        return try UnixSocket.listen(at: folder.socketFile)
    }

    /// Apps that are still running are taken back: woken, so that they connect and register again (D11, N3).
    private func adoptProcesses() throws {
        for stored in try store.processes() {
            guard
                apps[stored.app] != nil,
                let supervised = launcher.adopt(
                    ProcessIdentity(pid: stored.kernelPID, startTime: stored.startTicks),
                    threadsFile: AppFiles(folder, bundle: stored.bundle).threads
                )
            else {
                apply([.removeProcess(stored.process)])
                continue
            }
            let process = AppProcess(
                id: stored.process, app: stored.app, reason: .push, launchedAt: clock.now,
                wallMilliseconds: clock.wallMilliseconds
            )
            process.supervised = supervised
            process.hasFinishedLaunching = true
            watchExit(of: process)
            processes[process.id] = process
            supervised.resume()
            feed(.processAdopted(stored.app, stored.process))
        }
    }
}
