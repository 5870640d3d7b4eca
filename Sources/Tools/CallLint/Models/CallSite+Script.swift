import CallPaths

extension CallSite {
    /// A call that hands an event to JavaScript or Dart, told by its name: `sendEvent`, `eventSink(…)`,
    /// `channel.invokeMethod`.
    var leadsToScript: Bool {
        if Self.names.contains(firstName) { return true }
        let words = Words.of(firstName)
        return words.contains("sink") || words.contains("emitter") || words.suffix(2) == ["event", "channel"]
    }

    private static let names: Set = [
        "sendEvent", "sendEventWithName", "invokeMethod", "emit", "notifyListeners", "evaluateJavaScript",
        "enqueueJSCall", "sendAppEvent", "sendAppEventWithName", "sendDeviceEvent", "sendDeviceEventWithName",
        "sendPluginResult", "triggerJSEvent", "fireEvent", "dispatchEvent", "sendEventToJS",
    ]
}
