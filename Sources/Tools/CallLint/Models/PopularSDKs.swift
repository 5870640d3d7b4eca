/// What calls into popular SDKs do for a push: data in the grammar of `.ringtime.yml`, see `CallModel`.
public enum PopularSDKs {
    public static let text = """
        calls:
          # Twilio: the SDK calls its delegate before handleNotification returns.
          - {call: TwilioVoiceSDK.handleNotification, does: calls, methods: [callInviteReceived], otherwise: reports}
          - {call: TwilioVoice.handleNotification, does: calls, methods: [callInviteReceived], otherwise: reports}
          - {call: VoiceClient.handleNotification, does: calls, methods: [callInviteReceived], otherwise: reports}
          # Azure Communication Services
          - {call: CallClient.reportIncomingCall, does: reports}
          - {call: CommonCallAgent.reportIncomingCall, does: reports}
          - {call: CallAgent.handlePush, does: later}
          # Vonage: the invite comes through the client's delegate.
          - {call: VGVoiceClient.vonagePushType, does: harmless}
          - {call: VGBaseClient.vonagePushType, does: harmless}
          - {call: "*.vonagePushType", does: harmless}
          - {call: "*.processCallInvitePushData", does: calls, methods: [voiceClient], otherwise: unknown}
          - {call: "*.processNexmoPushPayload", does: later}
          # Plivo, Telnyx, Sinch: the call comes from the SDK's socket, later.
          - {call: "*.relayVoipPushNotification", does: later}
          - {call: TxClient.processVoIPNotification, does: later}
          - {call: "*.processVoIPNotification", does: later}
          - {call: SinchRTC.queryPushNotificationPayload, does: harmless}
          - {call: "*.queryPushNotificationPayload", does: harmless}
          - {call: "*.relayRemotePushNotification", does: unknown}
          - {call: "*.relayPushNotification", does: unknown}
          - {call: "*.relayRemotePushNotificationPayload", does: unknown}
          # Linphone: a core callback reports, or its own PushKit integration.
          - {call: "*.processPushNotification", does: unknown}
          - {call: "*.ensureRegistered", does: later}
          - {call: "*.refreshRegisters", does: later}
          # flutter_callkit_incoming, RNCallKeep, callkeep
          - {call: "*.showCallkitIncoming", does: reports}
          - {call: RNCallKeep.reportNewIncomingCall, does: reports}
          - {call: CallKeep.reportNewIncomingCall, does: reports}
          - {call: FlutterCallkitIncomingPlugin.startCall, does: harmless}
          - {call: FlutterVoipPushNotificationPlugin.didReceiveIncomingPushWithPayload, does: bridge}
          - {call: RNVoipPushNotificationManager.didReceiveIncomingPush, does: bridge}
          - {call: RNVoipPushNotificationManager.didReceiveIncomingPushWithPayload, does: bridge}
          - {call: RNVoipPushNotificationManager.addCompletionHandler, does: harmless}
          # Jitsi
          - {call: JMCallKitProxy.reportNewIncomingCall, does: reports}
          # ConnectyCube, QuickBlox
          - {call: ConnectycubeFlutterCallKit.reportIncomingCall, does: reports}
          # Closed SDKs that may or may not report
          - {call: SendBirdCall.pushRegistry, does: unknown}
          - {call: "*.handleVoIPPush", does: unknown}
          - {call: "*.handleNotification", does: unknown}
          # Stream, Agora, LiveKit, PushKit helpers of Zoom
          - {call: ZoomVideoSDK.handleIncomingPush, does: unknown}
          - {call: ZMCallKit.reportNewIncomingCall, does: reports}
          # Bridges to JavaScript and Dart
          - {call: FlutterMethodChannel.invokeMethod, does: bridge}
          - {call: "*.invokeMethod", does: bridge}
          - {call: "*.sendEvent", does: bridge}
          - {call: "*.sendEventWithName", does: bridge}
          - {call: "*.notifyListeners", does: bridge}
          - {call: "*.eventSink", does: bridge}
          - {call: "*.evaluateJavaScript", does: bridge}
          - {call: "*.enqueueJSCall", does: bridge}
          - {call: "*.sendPluginResult", does: bridge}
        """
}
