// Apple's layout: the header on the first line, then the body. Members stand in Apple's order.
extension CrashReport {
    /// The whole file.
    public var text: String { header.line + "\n" + body.report }

    /// A name for the file, as on iOS: `Parley-2026-05-04-101112.ips`.
    public var fileName: String {
        let digits = process.capture.text(fractionDigits: 0).prefix(19)
        let time = digits.suffix(8).filter { $0 != ":" }
        let safe = app.name.map { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" ? $0 : "_" }
        return "\(String(safe).prefix(64))-\(digits.prefix(10))-\(time).ips"
    }

    private var osVersion: String { "iPhone OS \(phone.systemVersion) (\(phone.systemBuild))" }

    /// The UUID of the executable's own image, by which symbols are found.
    private var sliceUUID: String { usedImages.first { $0.path == app.path }?.uuid ?? Image.noUUID }

    private var header: JSONText {
        .object([
            ("app_name", .string(app.name)), ("timestamp", .string(process.capture.text(fractionDigits: 2))),
            ("app_version", .string(app.version)), ("slice_uuid", .string(sliceUUID)),
            ("build_version", .string(app.build)), ("platform", .integer(2)), ("bundleID", .string(app.bundleID)),
            ("share_with_app_devs", .integer(0)), ("is_first_party", .integer(0)), ("bug_type", .string("309")),
            ("os_version", .string(osVersion)), ("roots_installed", .integer(0)), ("name", .string(app.name)),
            ("incident_id", .string(incident)),
        ])
    }

    private var body: JSONText {
        var members = identity + origin
        members += [("exception", exception.json), ("termination", termination.json)]
        if !applicationInformation.isEmpty {
            let images = applicationInformation.sorted { $0.key < $1.key }
            members.append(("asi", .object(images.map { ($0.key, .array($0.value.map(JSONText.string))) })))
        }
        if !lastExceptionBacktrace.isEmpty {
            members.append(("lastExceptionBacktrace", .array(lastExceptionBacktrace.map(\.json))))
        }
        members += [
            ("faultingThread", .integer(Int64(faultingThread))), ("threads", .array(threads.map(\.json))),
            ("usedImages", .array(usedImages.map(\.json))),
            (
                "sharedCache",
                .object([("base", .integer(0)), ("size", .integer(0)), ("uuid", .string(Image.noUUID))])
            ),
            ("legacyInfo", .object([("threadTriggered", .object(triggered))])),
            ("trialInfo", .object([("rollouts", .array([])), ("experiments", .array([]))])),
            ("ringtime", ringtime.json),
        ]
        return .object(members)
    }

    private var identity: [(String, JSONText)] {
        [
            ("uptime", .integer(phone.uptimeSeconds)), ("procRole", .string(process.role.rawValue)),
            ("version", .integer(2)), ("userID", .unsigned(UInt64(process.userID))), ("deployVersion", .integer(210)),
            ("modelCode", .string(phone.model)),
            // A coalition is the app and all it has started: here its session, numbered like its leader.
            ("coalitionID", .integer(Int64(process.pid))),
            (
                "osVersion",
                .object([
                    ("isEmbedded", .bool(true)), ("train", .string("iPhone OS \(phone.systemVersion)")),
                    ("releaseType", .string("User")), ("build", .string(phone.systemBuild)),
                ])
            ),
            ("captureTime", .string(process.capture.text(fractionDigits: 4))), ("codeSigningMonitor", .integer(0)),
            ("incident", .string(incident)), ("pid", .integer(Int64(process.pid))), ("translated", .bool(false)),
            ("cpuType", .string(Image.hostCPU)), ("roots_installed", .integer(0)), ("bug_type", .string("309")),
        ]
    }

    private var origin: [(String, JSONText)] {
        [
            ("procLaunch", .string(process.launch.text(fractionDigits: 4))),
            ("procStartAbsTime", .integer(process.startInstant)), ("procExitAbsTime", .integer(process.endInstant)),
            ("procName", .string(app.name)), ("procPath", .string(app.path)),
            (
                "bundleInfo",
                .object([
                    ("CFBundleShortVersionString", .string(app.version)), ("CFBundleVersion", .string(app.build)),
                    ("CFBundleIdentifier", .string(app.bundleID)),
                ])
            ),
            ("storeInfo", .object([("thirdParty", .bool(true))])), ("parentProc", .string("launchd")),
            ("parentPid", .integer(1)), ("coalitionName", .string(app.bundleID)),
            ("crashReporterKey", .string(phone.reporterKey)),
        ]
    }

    private var triggered: [(String, JSONText)] {
        guard threads.indices.contains(faultingThread) else { return [] }
        let thread = threads[faultingThread]
        return [("name", thread.name), ("queue", thread.queue)].compactMap { key, value in
            value.map { (key, .string($0)) }
        }
    }
}
