// Public issue threads: consoles, crash reports and cures that others published.
// Only what was found in public, under the address at which it stands.

extension Source {
    static let cordova4 = Source(
        id: "gh-cordova-callkit-4",
        title: "cordova-plugin-callkit #4: 0xbaadca11 that never shows from Xcode",
        url: "https://github.com/mattkhaw/cordova-plugin-callkit/issues/4"
    )
    static let element3986 = Source(
        id: "gh-element-ios-3986",
        title: "element-ios #3986: the exception of check 1 in a shipped app",
        url: "https://github.com/element-hq/element-ios/issues/3986"
    )
    static let element4419 = Source(
        id: "gh-element-ios-4419",
        title: "element-ios #4419: giving up because protected data is unavailable",
        url: "https://github.com/element-hq/element-ios/issues/4419"
    )
    static let elementX5026 = Source(
        id: "gh-element-x-ios-5026",
        title: "element-x-ios #5026: back from the async delegate form",
        url: "https://github.com/element-hq/element-x-ios/pull/5026"
    )
    static let firebase13514 = Source(
        id: "gh-firebase-ios-13514",
        title: "firebase-ios-sdk #13514: a kill that the in-process reporter never sees",
        url: "https://github.com/firebase/firebase-ios-sdk/issues/13514"
    )
    static let flutterCallkeep69 = Source(
        id: "gh-flutter-callkeep-69",
        title: "flutter_callkeep #69: launched for a VoIP push after termination",
        url: "https://github.com/doneservices/flutter_callkeep/issues/69"
    )
    static let flutterIncoming197 = Source(
        id: "gh-flutter-incoming-197",
        title: "flutter_callkit_incoming #197: a backtrace of check 1",
        url: "https://github.com/hiennguyen92/flutter_callkit_incoming/issues/197"
    )
    static let flutterIncoming522 = Source(
        id: "gh-flutter-incoming-522",
        title: "flutter_callkit_incoming #522: a crash report of check 2",
        url: "https://github.com/hiennguyen92/flutter_callkit_incoming/issues/522"
    )
    static let flutterIncoming684 = Source(
        id: "gh-flutter-incoming-684",
        title: "flutter_callkit_incoming #684: a call before first unlock",
        url: "https://github.com/hiennguyen92/flutter_callkit_incoming/issues/684"
    )
    static let flutterIncoming4 = Source(
        id: "gh-flutter-incoming-4",
        title: "flutter_callkit_incoming #4: no audio session, 561017449",
        url: "https://github.com/hiennguyen92/flutter_callkit_incoming/issues/4"
    )
    static let flutterIncoming696 = Source(
        id: "gh-flutter-incoming-696",
        title: "flutter_callkit_incoming #696: the completion handler under suspicion",
        url: "https://github.com/hiennguyen92/flutter_callkit_incoming/issues/696"
    )
    static let intune404 = Source(
        id: "gh-intune-404",
        title: "ms-intune-app-sdk-ios #404: start-up code that never reaches PushKit",
        url: "https://github.com/microsoftconnect/ms-intune-app-sdk-ios/issues/404"
    )
    static let linphone680 = Source(
        id: "gh-linphone-680",
        title: "linphone-iphone #680: pushes stop after three; a restart does not help, a reinstall does",
        url: "https://github.com/BelledonneCommunications/linphone-iphone/issues/680"
    )
    static let lockbox63 = Source(
        id: "gh-lockbox-63",
        title: "Lockbox #63: the exit watchdog, 5.00 seconds",
        url: "https://github.com/granoff/Lockbox/issues/63"
    )
    static let matrixSDK1420 = Source(
        id: "gh-matrix-ios-sdk-1420",
        title: "matrix-ios-sdk #1420: recreating the provider after transaction errors",
        url: "https://github.com/matrix-org/matrix-ios-sdk/pull/1420"
    )
    static let nativeScript8920 = Source(
        id: "gh-nativescript-8920",
        title: "NativeScript #8920: a launch of more than 20 s",
        url: "https://github.com/NativeScript/NativeScript/issues/8920"
    )
    static let nextcloud700 = Source(
        id: "gh-nextcloud-talk-700",
        title: "nextcloud talk-ios #700: transaction error 7 while the provider is being made",
        url: "https://github.com/nextcloud/talk-ios/pull/700"
    )
    static let nextcloud940 = Source(
        id: "gh-nextcloud-talk-940",
        title: "nextcloud talk-ios #940: reporting even what cannot be decrypted",
        url: "https://github.com/nextcloud/talk-ios/pull/940"
    )
    static let oopsr9 = Source(
        id: "gh-oopsr-voippush-9",
        title: "VoIPPush #9: the link check",
        url: "https://github.com/oopsr/VoIPPush/issues/9"
    )
    static let pyapns134 = Source(
        id: "gh-pyapns2-134",
        title: "PyAPNs2 #134: an alert token with the .voip topic",
        url: "https://github.com/Pr0Ger/PyAPNs2/issues/134"
    )
    static let apnsSwift229 = Source(
        id: "gh-apnswift-229",
        title: "APNSwift #229: how the live service spells a reason",
        url: "https://github.com/kylebrowning/APNSwift/pull/229"
    )
    static let telnyx108 = Source(
        id: "gh-telnyx-flutter-108",
        title: "flutter-voice-sdk #108: VoIP pushes for missed calls",
        url: "https://github.com/team-telnyx/flutter-voice-sdk/issues/108"
    )
    static let trustKit312 = Source(
        id: "gh-trustkit-312",
        title: "TrustKit #312: a crash when called before first unlock",
        url: "https://github.com/datatheorem/TrustKit/issues/312"
    )
    static let twilio251 = Source(
        id: "gh-twilio-voice-251",
        title: "voice-quickstart-ios #251: killed by the push that cancels a call",
        url: "https://github.com/twilio/voice-quickstart-ios/issues/251"
    )
    static let twilio332 = Source(
        id: "gh-twilio-voice-332",
        title: "voice-quickstart-ios #332: transaction error 4 after making the provider anew",
        url: "https://github.com/twilio/voice-quickstart-ios/issues/332"
    )
    static let vialer197 = Source(
        id: "gh-vialersiplib-197",
        title: "VialerSIPLib #197: what people believe about completion",
        url: "https://github.com/VoIPGRID/VialerSIPLib/issues/197"
    )
    static let voipPush52 = Source(
        id: "gh-rn-voip-push-52",
        title: "react-native-voip-push-notification #52: code that stops after an early completion",
        url: "https://github.com/react-native-webrtc/react-native-voip-push-notification/pull/52"
    )
    static let voipPush90 = Source(
        id: "gh-rn-voip-push-90",
        title: "react-native-voip-push-notification #90: an alert push to the .voip topic",
        url: "https://github.com/react-native-webrtc/react-native-voip-push-notification/issues/90"
    )
    static let voipPush102 = Source(
        id: "gh-rn-voip-push-102",
        title: "react-native-voip-push-notification #102: the console line of the restriction",
        url: "https://github.com/react-native-webrtc/react-native-voip-push-notification/issues/102"
    )
    static let wildfire1 = Source(
        id: "gh-wfswiftdemo-1",
        title: "WFSwiftDemo #1: the link check",
        url: "https://github.com/wildfirechat/WFSwiftDemo/issues/1"
    )
    static let wire3060 = Source(
        id: "gh-wire-ios-3060",
        title: "wire-ios #3060: crashes of the async delegate form",
        url: "https://github.com/wireapp/wire-ios/pull/3060"
    )
    static let wire5070 = Source(
        id: "gh-wire-ios-5070",
        title: "wire-ios #5070: an early return that avoided the report",
        url: "https://github.com/wireapp/wire-ios/pull/5070"
    )
}
