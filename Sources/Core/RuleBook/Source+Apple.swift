// Apple: documentation and the developer forums.
// Only what was found in public, under the address at which it stands.

extension Source {
    static let forum117939 = Source(
        id: "T117939",
        title: "Apple Developer Forums: iOS 13 PushKit VoIP restrictions breaking SIP VoIP apps",
        url: "https://developer.apple.com/forums/thread/117939"
    )
    static let forum124517 = Source(
        id: "T124517",
        title: "Apple Developer Forums: Termination reason 0xbaadca11",
        url: "https://developer.apple.com/forums/thread/124517"
    )
    static let forum715488 = Source(
        id: "T715488",
        title: "Apple Developer Forums: didActivateAudioSession not consistently called by CallKit",
        url: "https://developer.apple.com/forums/thread/715488"
    )
    static let forum749202 = Source(
        id: "T749202",
        title: "Apple Developer Forums: After unholding CallKit, the audio does not restore",
        url: "https://developer.apple.com/forums/thread/749202"
    )
    static let forum758386 = Source(
        id: "T758386",
        title: "Apple Developer Forums: iOS doesn't call didActivateAudioSession",
        url: "https://developer.apple.com/forums/thread/758386"
    )
    static let forum764376 = Source(
        id: "T764376",
        title: "Apple Developer Forums: VoIP pushes stop arriving after several calls",
        url: "https://developer.apple.com/forums/thread/764376"
    )
    static let forum768136 = Source(
        id: "T768136",
        title: "Apple Developer Forums: detecting that VoIP push has been blocked",
        url: "https://developer.apple.com/forums/thread/768136"
    )
    static let forum772696 = Source(
        id: "T772696",
        title: "Apple Developer Forums, thread 772696: the iOS 13 timing bug",
        url: "https://developer.apple.com/forums/thread/772696"
    )
    static let forum775874 = Source(
        id: "T775874",
        title: "Apple Developer Forums: Behavior of CallKit with multiple incoming calls",
        url: "https://developer.apple.com/forums/thread/775874"
    )
    static let forum781211 = Source(
        id: "T781211",
        title: "Apple Developer Forums: 0xBAADCA11 occurs when a VoIP call comes in",
        url: "https://developer.apple.com/forums/thread/781211"
    )
    static let forum783870 = Source(
        id: "T783870",
        title: "Apple Developer Forums: CallKit does not activate the audio session",
        url: "https://developer.apple.com/forums/thread/783870"
    )
    static let forum784473 = Source(
        id: "T784473",
        title: "Apple Developer Forums: PushKit and CallKit before first unlock",
        url: "https://developer.apple.com/forums/thread/784473"
    )
    static let forum794277 = Source(
        id: "T794277",
        title: "Apple Developer Forums, thread 794277: one active call, one held, a third coming in",
        url: "https://developer.apple.com/forums/thread/794277"
    )
    static let forum795610 = Source(
        id: "T795610",
        title: "Apple Developer Forums: VoIP push behaviour after the network returns",
        url: "https://developer.apple.com/forums/thread/795610"
    )
    static let forum801418 = Source(
        id: "T801418",
        title: "Apple Developer Forums: CallKit requestTransaction error code 2",
        url: "https://developer.apple.com/forums/thread/801418"
    )
    static let forum801446 = Source(
        id: "T801446",
        title: "Apple Developer Forums: CallKit UI not invoked after a VoIP push, app killed",
        url: "https://developer.apple.com/forums/thread/801446"
    )
    static let forum817976 = Source(
        id: "T817976",
        title: "Apple Developer Forums: VoIP push compliance rules and CallKit handling",
        url: "https://developer.apple.com/forums/thread/817976"
    )
    static let forum823102 = Source(
        id: "T823102",
        title: "Apple Developer Forums, thread 823102: pushes that overtake each other",
        url: "https://developer.apple.com/forums/thread/823102"
    )
    static let callKitTag = Source(
        id: "tag-callkit",
        title: "Apple Developer Forums, CallKit tag: the posts on iOS 26 and 26.4",
        url: "https://developer.apple.com/forums/tags/callkit"
    )
    static let voipArticle = Source(
        id: "doc-voip-article",
        title: "Apple: Responding to VoIP Notifications from PushKit",
        url: "https://developer.apple.com/documentation/pushkit/responding-to-voip-notifications-from-pushkit"
    )
    static let pushRegistry = Source(
        id: "doc-pkpushregistry",
        title: "Apple: PKPushRegistry",
        url: "https://developer.apple.com/documentation/pushkit/pkpushregistry"
    )
    static let pushTypeVoIP = Source(
        id: "doc-pkpushtype-voip",
        title: "Apple: PKPushType.voIP",
        url: "https://developer.apple.com/documentation/pushkit/pkpushtype/voip"
    )
    static let didReceivePush = Source(
        id: "doc-did-receive-push",
        title: "Apple: pushRegistry(_:didReceiveIncomingPushWith:for:completion:)",
        url: delegatePage + "pushregistry(_:didreceiveincomingpushwith:for:completion:)"
    )
    static let didReceiveVoIPPush = Source(
        id: "doc-did-receive-voip-push",
        title: "Apple: pushRegistry(_:didReceiveIncomingVoIPPushWith:metadata:withCompletionHandler:)",
        url: delegatePage + "pushregistry(_:didreceiveincomingvoippushwith:metadata:withcompletionhandler:)"
    )
    static let cxProvider = Source(
        id: "doc-cxprovider",
        title: "Apple: CXProvider",
        url: "https://developer.apple.com/documentation/callkit/cxprovider"
    )
    static let invalidate = Source(
        id: "doc-cxprovider-invalidate",
        title: "Apple: CXProvider.invalidate()",
        url: "https://developer.apple.com/documentation/callkit/cxprovider/invalidate()"
    )
    static let providerDelegate = Source(
        id: "doc-cxproviderdelegate",
        title: "Apple: CXProviderDelegate",
        url: "https://developer.apple.com/documentation/callkit/cxproviderdelegate"
    )
    static let providerDidReset = Source(
        id: "doc-provider-did-reset",
        title: "Apple: providerDidReset(_:)",
        url: "https://developer.apple.com/documentation/callkit/cxproviderdelegate/providerdidreset(_:)"
    )
    static let incomingCallError = Source(
        id: "doc-incoming-call-error",
        title: "Apple: CXErrorCodeIncomingCallError",
        url: "https://developer.apple.com/documentation/callkit/cxerrorcodeincomingcallerror"
    )
    static let transactionError = Source(
        id: "doc-transaction-error",
        title: "Apple: CXErrorCodeRequestTransactionError",
        url: "https://developer.apple.com/documentation/callkit/cxerrorcoderequesttransactionerror"
    )
    static let voipCalling = Source(
        id: "doc-voip-calling",
        title: "Apple: VoIP calling with CallKit",
        url: "https://developer.apple.com/documentation/callkit/voip-calling-with-callkit"
    )
    static let endToEndEncrypted = Source(
        id: "doc-end-to-end-encrypted",
        title: "Apple: Sending End-to-End Encrypted VoIP Calls",
        url: "https://developer.apple.com/documentation/callkit/sending_end-to-end_encrypted_voip_calls"
    )
    static let sendingNotifications = Source(
        id: "doc-apns-send",
        title: "Apple: Sending notification requests to APNs",
        url: "https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns"
    )
    static let handlingResponses = Source(
        id: "doc-apns-responses",
        title: "Apple: Handling notification responses from APNs",
        url: "https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns"
    )
    static let tokenConnection = Source(
        id: "doc-apns-token",
        title: "Apple: Establishing a token-based connection to APNs",
        url: "https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns"
    )
    static let sigkill = Source(
        id: "doc-sigkill",
        title: "Apple: EXC_CRASH (SIGKILL)",
        url: "https://developer.apple.com/documentation/xcode/sigkill"
    )
    static let watchdogTerminations = Source(
        id: "doc-watchdog",
        title: "Apple: Addressing watchdog terminations",
        url: "https://developer.apple.com/documentation/xcode/addressing-watchdog-terminations"
    )
    static let pushToTalk = Source(
        id: "doc-pushtotalk",
        title: "Apple: Push to Talk",
        url: "https://developer.apple.com/documentation/pushtotalk"
    )
    static let localPush = Source(
        id: "doc-local-push",
        title: "Apple: NEAppPushManager",
        url: "https://developer.apple.com/documentation/networkextension/neapppushmanager"
    )

    /// The stem of the delegate's pages.
    private static let delegatePage = "https://developer.apple.com/documentation/pushkit/pkpushregistrydelegate/"
}
