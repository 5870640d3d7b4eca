import CallVocabulary

extension CrashReport {
    /// R1 [O]: the exception that PushKit raises when the delegate has returned without a report.
    ///
    /// The exception's frames are written down from R1 and marked as synthesized; the threads are the process's own.
    /// `onMainQueue`: the registry's queue was the main one; on any other no frame of the app appears at all.
    public static func check1(
        _ subject: Subject, threads: Capture, story: DeathStory, onMainQueue: Bool = true
    ) -> CrashReport {
        let verdict =
            "The app returned from the PushKit delegate without having reported a call to CallKit: "
            + "PushKit raised an exception and the process aborted (check 1)."
        var explanation = Explanation(
            rule: .c1_1, evidence: .apple, form: .r1, verdict: verdict, threads: threads, story: story)
        explanation.console = ConsoleLines.check1(systemVersion: subject.phone.systemVersion)
        var report = CrashReport(subject, .aborted, .abort, threads, explanation)
        report.applicationInformation = ["libsystem_c.dylib": ["abort() called"]]
        report.raise(exceptionFrames(onMainQueue: onMainQueue))
        return report
    }

    /// The two frames that R1 names, between those that every exception out of an assertion on a queue has.
    private static func exceptionFrames(onMainQueue: Bool) -> [(path: String?, symbol: String)] {
        let core = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
        let pushKit = "/System/Library/Frameworks/PushKit.framework/PushKit"
        let dispatch = "/usr/lib/system/libdispatch.dylib"
        let uiKit = "/System/Library/PrivateFrameworks/UIKitCore.framework/UIKitCore"
        let assertion = "-[NSAssertionHandler handleFailureInMethod:object:file:lineNumber:description:]"
        let raised: [(String?, String)] = [
            (core, "__exceptionPreprocess"), ("/usr/lib/libobjc.A.dylib", "objc_exception_throw"),
            ("/System/Library/Frameworks/Foundation.framework/Foundation", assertion),
            (pushKit, "-[PKPushRegistry _terminateAppIfThereAreUnhandledVoIPPushes]"),
            (pushKit, "__73-[PKPushRegistry voipPayloadReceived:mustPostCall:withCompletionHandler:]_block_invoke"),
            (dispatch, "_dispatch_call_block_and_release"), (dispatch, "_dispatch_client_callout"),
        ]
        let main: [(String?, String)] = [
            (dispatch, "_dispatch_main_queue_callback_4CF"),
            (core, "__CFRUNLOOP_IS_SERVICING_THE_MAIN_DISPATCH_QUEUE__"), (core, "__CFRunLoopRun"),
            (core, "CFRunLoopRunSpecific"),
            ("/System/Library/PrivateFrameworks/GraphicsServices.framework/GraphicsServices", "GSEventRunModal"),
            (uiKit, "-[UIApplication _run]"), (uiKit, "UIApplicationMain"), (nil, "main"),
            ("/usr/lib/dyld", "start"),
        ]
        return raised + (onMainQueue ? main : [])
    }

    /// Appends the images that the frames name (nil: the app's own) and sets the backtrace.
    mutating func raise(_ frames: [(path: String?, symbol: String)]) {
        lastExceptionBacktrace = frames.map { path, symbol in
            var frame = Frame(
                imageOffset: 0, symbol: symbol, symbolLocation: 0, imageIndex: image(at: path ?? app.path))
            frame.synthesized = true
            return frame
        }
    }

    private mutating func image(at path: String) -> Int {
        if let index = usedImages.firstIndex(where: { $0.path == path }) { return index }
        var image = Image(path: path, base: 0, size: 0)
        image.synthesized = true
        usedImages.append(image)
        return usedImages.count - 1
    }
}
