import AppSupervisor
import CallPolicy
import CallPolicyRunner
import CallServiceWire
import CallVocabulary
import Foundation
import PhoneStore
import PhoneStory

/// Real processes: started, stopped, ended, buried.
extension PhoneDaemon {
    func launch(_ app: AppID, as id: ProcessID, _ cause: LaunchCause) {
        guard let stored = apps[app] else { return inbox.append(.launchFailed(id)) }
        let process = AppProcess(
            id: id, app: app, reason: cause == .user ? .user : .push, launchedAt: clock.now,
            wallMilliseconds: clock.wallMilliseconds
        )
        phone.lastIDs.process = max(phone.lastIDs.process, Int64(id.value))
        processes[id] = process
        if stored.isSimulated { return simulateLaunch(of: id) }
        do {
            let files = AppFiles(folder, bundle: stored.bundle)
            try files.prepare()
            let supervised = try launcher.launch(request(for: stored, files))
            process.supervised = supervised
            watchExit(of: process)
            apply([
                .saveProcess(
                    StoredProcess(
                        app: app, bundle: stored.bundle, process: id, kernelPID: supervised.pid,
                        startTicks: supervised.identity.startTime, launchedAt: clock.now
                    )), .savePhone(phone),
            ])
        } catch {
            processes[id] = nil
            remark("\(error)", lane: .phone, kind: "launch.error", app: app, rule: .d5)
            inbox.append(.launchFailed(id))
        }
    }

    private func request(for app: StoredApp, _ files: AppFiles) -> LaunchRequest {
        let place = place(of: app)
        var environment = configuration.appEnvironment
        environment["RINGTIME_SOCKET"] = folder.socketFile
        environment["RINGTIME_BUNDLE"] = place
        environment["HOME"] = files.container
        // Foundation looks here first for the home folder and what lies in it.
        environment["CFFIXED_USER_HOME"] = files.container
        environment[SurvivingObjects.variable] = SurvivingObjects(runner.policy.profile).inWords
        var request = LaunchRequest(
            executable: place + "/" + (apps.executable(of: app.id) ?? app.name), environment: environment,
            container: files.container,
            standardOutput: files.output, standardError: files.errors, threadsFile: files.threads
        )
        request.arguments = configuration.appArguments
        return request
    }

    /// Apps of a slow phone get a part of the time each.
    func keepPace() {
        let waits = processes.values.compactMap { $0.supervised?.keepPace(slowdown: configuration.slowdown) }
        paceResumes = waits.min().map { clock.now + $0 }
    }

    func watchExit(of process: AppProcess) {
        guard let supervised = process.supervised else { return }
        lastTag += 1
        process.exitTag = lastTag
        watch.add(supervised.descriptor, tag: lastTag)
    }

    /// Stops the app, and looks once whether it holds a lock on a file of its own: nobody else could use that now (W3).
    func suspend(_ id: ProcessID) {
        guard let process = processes[id], let supervised = process.supervised else { return }
        supervised.suspend()
        trimOutput(of: process)
        guard runner.policy.profile.suspensionKillsLockHolders, let app = apps[process.app] else { return }
        process.lockedFiles = supervised.lockedFiles(in: AppFiles(folder, bundle: app.bundle).container)
        if !process.lockedFiles.isEmpty { inbox.append(.suspendedHoldingLock(id)) }
    }

    func terminate(_ id: ProcessID, _ reason: TerminationReason, _ push: PushID?) {
        guard let process = processes[id] else { return }
        guard let supervised = process.supervised else {
            processes[id] = nil
            return inbox.append(.processExited(id))
        }
        var ending = process.ending ?? .init(reason: reason, push: push)
        if reason.leavesThreads { ending.threads = supervised.captureThreads(timeout: .milliseconds(250)) }
        process.ending = ending
        process.wasKilled = true
        supervised.kill()
    }

    /// The system takes the app's process away for its memory, in whatever state it is, and asks no rule (D13). Its end
    /// is the policy's to hear of like any other. False if nothing of the app runs.
    func takeAway(_ app: StoredApp) -> Bool {
        let running = processes.values.first { $0.app == app.id && $0.ending == nil }
        guard let process = running else { return false }
        let reason = TerminationReason.memoryPressure
        remark(
            "kills \(app.name): \(reason.inWords)", lane: .phone, kind: "app.killed", app: app.id, rule: reason.rule)
        endAtOnce(process, reason)
        if process.isSimulated {
            processes[process.id] = nil
            feed(.processExited(process.id))
        }
        return true
    }

    /// The phone ends an app without asking the policy, to which its end is one like any other.
    func endAtOnce(_ process: AppProcess, _ reason: TerminationReason) {
        process.ending = .init(reason: reason)
        process.wasKilled = true
        process.supervised?.kill()
    }

    /// The pidfd says that the process is gone. What it wrote to its socket before is still read.
    func processEnded(_ process: AppProcess) {
        if let connection = process.connection {
            drain(connection)
            close(connection)
        }
        guard let supervised = process.supervised else { return }
        watch.remove(supervised.descriptor)
        let status = supervised.reap() ?? .unknown
        trimOutput(of: process)
        speakOfOutput(of: process)
        buryProcess(process, status)
        apply([.removeProcess(process.id)])
        // Its name is still wanted for the line about its end.
        feed(.processExited(process.id))
        processes[process.id] = nil
    }

    func drain(_ connection: AppConnection) {
        for _ in 0..<16 where connections[connection.tag] != nil {
            guard case .messages(let messages) = connection.read() else { return }
            for message in messages {
                if let process = connection.process.flatMap({ processes[$0] }) { understand(message, from: process) }
            }
        }
    }

    private func buryProcess(_ process: AppProcess, _ status: ExitStatus) {
        let ending = process.ending ?? .init(reason: status.reason)
        if process.ending == nil {
            remark(
                "\(apps[process.app]?.name ?? "the app") ended by itself: \(ending.reason.inWords)", lane: .app,
                kind: "app.ended", app: process.app, rule: process.hasFinishedLaunching ? .c2_5 : .d5
            )
        }
        do {
            guard let name = try writeCrashReport(of: process, ending, status) else { return }
            // Where the phone's folder lies is nobody's business, and it may be gone when this is read.
            remark(
                "writes the crash report \(name)", lane: .phone, kind: "crash.written", app: process.app,
                rule: ending.reason.rule)
        } catch {
            configuration.complain("the crash report could not be written: \(error)")
        }
    }
}

extension ExitStatus {
    /// What an end means that nobody announced.
    var reason: TerminationReason {
        switch self {
        case .exited(let code): .exited(code: code)
        case .signaled(let signal): .ownCrash(signal: signal)
        case .unknown: .unknown
        }
    }
}

extension TerminationReason {
    /// Whether the report shows the process's own threads: the phone kills it for what it did not do, or would not let go.
    var leavesThreads: Bool {
        switch self {
        case .reportMissingAtDeadline, .launchWatchdog, .fileLockedAtSuspension: true
        default: false
        }
    }
}
