import CrashReport

/// A phrase by which something is recognised, wherever it stands and however the text was wrapped.
enum Sign: Hashable, Sendable, CaseIterable {
    // Check 1 (R1)
    case check1Frame, check1Message, check1Assertion, pushKitSourceLine, mustPostNotice
    case payloadReceived
    // D9, L3, C2
    case linkMessage, restrictionNotice, check2Notice, badCallContext
    // The console around a push (D6)
    case payloadDelivery, deliveryRequest, launchedForPush, voipApplication, callServices
    // The push handler and what is called in it
    case pushHandler, handlerClosure, report, reportTag, desiredTypes, linkCheck, registry
    /// What comes after a report, or before a registration.
    case callAction, launching
    /// An app's own line about a push.
    case pushLogged
    // Faults of the app's own
    case uncaughtException, inconsistency, invalidArgument
    case callHandle, unrecognizedSelector, foundNil, forcedCast, fatalError, protectedData
    // Watchdogs
    case launchWatchdog, sceneWatchdog, otherWatchdog
    // Waiting
    case machMessage, runLoop, runLoopService, semaphore, mutex, condition, sleep, lock, descriptor
    // What else ends processes
    case resourceKill, memoryLimit, processorLimit, backgroundTask, userQuit, normalExit
    case jailbreak
    // How code is written
    case asyncCode, scriptBridge

    /// In lower case and without blanks.
    var phrases: [String] {
        switch self {
        case .check1Frame: ["_terminateappifthereareunhandledvoippushes"]
        case .check1Message: [Self.squeezed(ConsoleLines.check1Reason(systemVersion: "15").dropLast(6))]
        case .check1Assertion: ["assertionfailurein-[pkpushregistry_terminateapp"]
        case .pushKitSourceLine: ["pkpushregistry.m:343", "pkpushregistry.m:349"]
        case .mustPostNotice: ["voippushesmustpostanincomingcall"]
        case .payloadReceived: ["voippayloadreceived:mustpostcall:"]
        case .linkMessage: ["pushkitappsthatusevoippushmustlink"]
        case .restrictionNotice:
            ["notbelaunchedbecauseitfailedtoreportanincomingcall", "failedtoreportanincomingcalltoomanytimes"]
        case .check2Notice: ["killingvoipappbecauseitfailedtopostanincomingcall"]
        case .badCallContext: ["<rbsterminatecontext|domain:10code:0xbaadca11"]
        case .payloadDelivery: ["voippayload(s)toapplication", "voippayloadstoapplication", "voippayloadtoapplication"]
        case .deliveryRequest: ["askedtodelivermessage"]
        case .launchedForPush: ["successfullylaunchedapplicationwithbundleidentifier"]
        case .voipApplication: ["csdvoipapplication", "(voippush)", "voippayloadforbundle"]
        case .callServices: ["callservicesd", "apsd", ".voip", "voip", "pushkit", "callkit"]
        case .pushHandler:
            ["didreceiveincomingpush", "didreceiveincomingvoippush"]
        // Told from the handler itself by what stands around the name.
        case .handlerClosure, .reportTag: []
        case .linkCheck: ["_checkifnecessaryvoipframeworksarelinked"]
        case .report:
            ["reportnewincomingcall", "reportnewincomingvoippushpayload", "reportnewincomingconversation"]
        case .desiredTypes: ["setdesiredpushtypes"]
        case .registry: ["pkpushregistry"]
        case .uncaughtException: ["terminatingappduetouncaughtexception"]
        case .inconsistency: ["nsinternalinconsistencyexception"]
        case .invalidArgument: ["nsinvalidargumentexception"]
        case .callHandle: ["[cxhandle", "cxhandle."]
        case .unrecognizedSelector: ["unrecognizedselectorsentto"]
        case .foundNil: ["unexpectedlyfoundnil"]
        case .forcedCast: ["couldnotcastvalueoftype"]
        case .fatalError: ["fatalerror:"]
        case .protectedData: ["errsecinteractionnotallowed", "-25308", "protecteddata", "interactionnotallowed"]
        case .launchWatchdog: ["process-launchwatchdogtransgression", "watchdogevent:process-launch"]
        case .sceneWatchdog: ["scene-create", "scene-update"]
        case .otherWatchdog: ["watchdogtransgression"]
        case .machMessage: ["mach_msg"]
        case .runLoop: ["cfrunlooprun"]
        case .runLoopService: ["cfrunloopservicemachport"]
        case .semaphore: ["semaphore_wait", "semaphore_timedwait"]
        case .mutex: ["psynch_mutexwait"]
        case .condition: ["psynch_cvwait"]
        case .sleep: ["nanosleep", "semwait_signal"]
        case .lock: ["__ulock_wait", "os_unfair_lock_lock"]
        case .descriptor: ["__recvfrom", "__select", "__read_nocancel", "__connect"]
        case .callAction:
            [
                "performanswercallaction:", "performendcallaction:", "performstartcallaction:",
                "cxproviderperformaction:",
            ]
        case .launching: ["didfinishlaunchingwithoptions"]
        case .pushLogged: ["<pkpushpayload:", "pkpushtypevoip", "pushkitreceivedwithpayload"]
        case .resourceKill:
            [
                "fatalresource_notifytrigger", "(fatal)cpuusagetrigger", "terminatedforexceedingjetsammemorylimits",
                "violatingacpuusagelimit",
            ]
        case .memoryLimit: ["per-process-limit", "vm-pageshortage", "jetsam", "memorystatus:killing"]
        case .processorLimit: ["cpu_resource", "cpuusage", "cpulimit"]
        case .userQuit: ["userquit", "killedbyuser", "userforcedquit"]
        case .normalExit: ["exit(0)"]
        case .backgroundTask: ["backgroundtask", "bgtask", "permittedbackgroundduration", "beyondpermittedtime"]
        case .jailbreak: Self.jailbreakNames
        case .asyncCode: ["libswift_concurrency", "swift_task_switch", "completetaskwithclosure"]
        case .scriptBridge:
            ["rctbridge", "rctmodulemethod", "rctcallback", "fluttermethodchannel", "hermes", "capacitor"]
        }
    }

    /// A sentence of PushKit or of the call daemon, which pages and changelogs have, too.
    var isSentence: Bool {
        switch self {
        case .check1Message, .check1Assertion, .mustPostNotice, .linkMessage, .restrictionNotice, .check2Notice,
            .resourceKill:
            true
        default: false
        }
    }

    /// Directories and libraries by which tweaks get into processes.
    private static let jailbreakNames = [
        "mobilesubstrate", "cydiasubstrate", "tweakinject", "substrateloader", "libsubstitute", "libhooker", "ellekit",
        "/var/jb/", "systemhook.dylib", "libjailbreak", "rootlesshooks", "pspawn_payload", "fridagadget",
        "frida-agent", "sslkillswitch", "libblackjack", "roothide", "palera1n", "preboot/jb-",
    ]

    static func squeezed(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 where byte > 0x20 { bytes.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
