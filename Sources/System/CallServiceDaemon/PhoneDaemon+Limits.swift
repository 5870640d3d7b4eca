import AppSupervisor
import CallVocabulary
import PhoneStore

/// What an app may take of the machine. None of it is iOS's: it keeps one app from harming the others and the phone.
extension PhoneDaemon {
    /// Between two looks at processes and output.
    private static let lookPause: Duration = .milliseconds(200)
    /// Between two looks at the disk, and the part of the time that they may take.
    private static let diskPause: Duration = .seconds(1)
    private static let diskShare = 100
    /// However long a look took: on a busy machine it says little about the folder.
    private static let longestDiskPause: Duration = .seconds(3)

    /// Looks after the apps that run, when it is time to. While there is anything else to do it waits, but not for long.
    func lookAfterApps(isIdle: Bool) {
        guard processes.values.contains(where: \.isRunning) else {
            looksAgain = nil
            return
        }
        let now = clock.now
        let due = looksAgain ?? now + Self.lookPause
        looksAgain = due
        guard now >= due && isIdle || now >= due + Self.diskPause else { return }
        for process in processes.values where process.isRunning { lookAfter(process) }
        if now >= looksAtDisk {
            for process in processes.values where process.isRunning { lookAtDisk(of: process) }
            let end = clock.now
            looksAtDisk = end + min(max(Self.diskPause, (end - now) * Self.diskShare), Self.longestDiskPause)
        }
        looksAgain = clock.now + Self.lookPause
    }

    private func lookAfter(_ process: AppProcess) {
        trimOutput(of: process)
        let limit = configuration.processLimit
        guard let supervised = process.supervised, let app = apps[process.app] else { return }
        guard let count = supervised.processCount(above: limit) else { return }
        end(
            process, "app.overProcesses",
            "kills \(app.name): it has \(count) processes, more than the \(limit) that this phone gives an app"
        )
    }

    private func lookAtDisk(of process: AppProcess) {
        guard let supervised = process.supervised, let app = apps[process.app] else { return }
        let container = AppFiles(folder, bundle: app.bundle).container
        let usage = FolderUsage(of: container)
        let bytes = usage.bytes + supervised.unlinkedBytes(onDiskOf: container)
        let limit = configuration.containerLimit
        guard bytes > limit || !usage.isComplete else { return }
        let sentence =
            bytes > limit
            ? "its container takes \(bytes.inMebibytes) of the disk, more than the \(limit.inMebibytes) that this phone "
                + "gives an app"
            : "its container cannot be counted: it holds more than \(FolderUsage.entryLimit) files, folders too deep for a "
                + "path, or closed ones"
        end(process, "app.overDisk", "kills \(app.name): \(sentence) (\(container))")
    }

    private func end(_ process: AppProcess, _ kind: String, _ sentence: String) {
        remark(sentence, lane: .phone, kind: kind, app: process.app)
        endAtOnce(process, .overLimit)
    }

    /// An app may print as much as it likes; the disk is not its to fill. Said at most every ten seconds.
    func trimOutput(of process: AppProcess) {
        guard let app = apps[process.app] else { return }
        let files = AppFiles(folder, bundle: app.bundle)
        for path in [files.output, files.errors] { process.droppedOutput += OutputFile(path: path).trim() }
        if process.spokeOfOutput.map({ clock.now - $0 >= .seconds(10) }) ?? true { speakOfOutput(of: process) }
    }

    /// Nothing is dropped without a word.
    func speakOfOutput(of process: AppProcess) {
        guard process.droppedOutput > 0 else { return }
        remark(
            "has printed too much: \(process.droppedOutput) bytes are dropped", lane: .app, kind: "output.trimmed",
            app: process.app
        )
        process.droppedOutput = 0
        process.spokeOfOutput = clock.now
    }
}

extension AppProcess {
    /// Neither suspended nor about to end.
    fileprivate var isRunning: Bool { ending == nil && supervised?.isSuspended == false }
}

extension Int {
    /// `1.5 MiB`, rounded up to a tenth: what is above a limit never reads like the limit.
    fileprivate var inMebibytes: String {
        let tenths = (self * 10 + (1 << 20) - 1) >> 20
        return tenths % 10 == 0 ? "\(tenths / 10) MiB" : "\(tenths / 10).\(tenths % 10) MiB"
    }
}
