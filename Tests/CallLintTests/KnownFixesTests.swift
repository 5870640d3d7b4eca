import CallFlow
import CallPaths
import Testing

@testable import CallLint

/// Mistakes that open-source apps made and mended in public. Every text is our own: it has the shape of the handler, its
/// branches and the files it spans, and nothing else of it.
struct KnownFix: Sendable, CustomTestStringConvertible {
    /// Where the mistake and its mend are described.
    var source: String
    /// What was wrong.
    var title: String
    /// The number of the mistake, where the path leaves no doubt.
    var cause: String?
    /// By file name; the handler that is found is marked.
    var before: [String: String]
    var after: [String: String]

    var testDescription: String { "\(source): \(title)" }
}

@Suite struct KnownFixesTests {
    static let fixes: [KnownFix] = [
        .phantomCall, .knownCall, .watchdog, .tooLate, .withdrawal, .oldAccount,
    ]

    private func errors(in texts: [String: String]) -> [String] {
        LintRun().run(SourceLibrary(texts: texts)).findings.map(\.finding).filter { $0.severity == .error }
            .map { "\($0.location.path):\($0.location.line) \($0.name)" }
    }

    @Test("before its fix the handler is the only error, named at its line", arguments: fixes)
    func found(_ fix: KnownFix) {
        let marked = fix.before.mapValues(MarkedCode.init)
        let places = marked.flatMap { path, code in code.places.map { "\(path):\($0[0])" } }
        #expect(places.count == 1, "the handler needs a mark")
        #expect(errors(in: marked.mapValues(\.text)) == places.map { $0 + " report-before-return" })
    }

    @Test("before its fix the mistake is called by its number", arguments: fixes.filter { $0.cause != nil })
    func cause(_ fix: KnownFix) {
        let texts = fix.before.mapValues { MarkedCode($0).text }
        let findings = LintRun().run(SourceLibrary(texts: texts)).findings.map(\.finding)
        #expect(findings.filter { $0.name == "report-before-return" }.map(\.cause) == [fix.cause])
    }

    @Test("after its fix nothing is an error any more", arguments: fixes)
    func silent(_ fix: KnownFix) {
        #expect(errors(in: fix.after) == [])
    }

    @Test("a registry that a view controller makes is told of until the app's delegate makes it")
    func registry() {
        var run = LintRun()
        run.chosen = ["registry-created-late"]
        let before = KnownFix.tooLate.before.mapValues { MarkedCode($0).text }
        #expect(run.run(SourceLibrary(texts: before)).findings.map(\.finding.cause) == ["M5"])
        #expect(run.run(SourceLibrary(texts: KnownFix.tooLate.after)).findings.isEmpty)
    }

    @Test("after its fix the rule does see a report on every path, rather than nothing to judge", arguments: fixes)
    func judged(_ fix: KnownFix) {
        // Without its reports the same handler is an error: the silence above comes from them.
        let mute = fix.after.mapValues { text in
            text.replacing("reportNewIncomingCall", with: "logNewIncomingCall")
        }
        #expect(errors(in: mute).contains { $0.hasSuffix(" report-before-return") })
    }
}

// MARK: - A payload that is incomplete, too old or for a call that is on

extension KnownFix {
    /// The history could be read: five guards called the completion and returned; each now reports a call and ends it.
    static let phantomCall = KnownFix(
        source: "https://github.com/element-hq/element-x-ios/pull/5682",
        title: "guards on the payload leave without a report", cause: "M1",
        before: [
            "RoomCalls.swift": """
            import CallKit
            import PushKit

            enum Field: String { case room, invitation, name, until }

            final class RoomCalls: NSObject, PKPushRegistryDelegate {
                private let provider: CXProvider
                private let clock: () -> Date
                private var joinedRoom: String?
                private var ringing: (call: UUID, room: String, invitation: String)?

                func 1️⃣pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                    guard let room = payload.dictionaryPayload[Field.room.rawValue] as? String else {
                        print("no room in \\(payload)")
                        completion()
                        return
                    }
                    guard let invitation = payload.dictionaryPayload[Field.invitation.rawValue] as? String else {
                        print("no invitation in \\(payload)")
                        completion()
                        return
                    }
                    guard joinedRoom != room else {
                        print("already in \\(room)")
                        completion()
                        return
                    }
                    let call = UUID()
                    ringing = (call, room, invitation)
                    guard let until = payload.dictionaryPayload[Field.until.rawValue] as? Date else {
                        print("no end in \\(payload)")
                        completion()
                        return
                    }
                    guard clock() < until else {
                        print("too late for \\(room)")
                        completion()
                        return
                    }
                    let update = CXCallUpdate()
                    update.localizedCallerName = payload.dictionaryPayload[Field.name.rawValue] as? String
                    update.remoteHandle = CXHandle(type: .generic, value: room)
                    provider.reportNewIncomingCall(with: call, update: update) { error in
                        if let error { print(error) }
                        completion()
                    }
                }
            }
            """
        ],
        after: [
            "RoomCalls.swift": """
            import CallKit
            import PushKit

            enum Field: String { case room, invitation, name, until }

            final class RoomCalls: NSObject, PKPushRegistryDelegate {
                private let provider: CXProvider
                private let clock: () -> Date
                private var joinedRoom: String?
                private var ringing: (call: UUID, room: String, invitation: String)?

                func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                    guard let room = payload.dictionaryPayload[Field.room.rawValue] as? String else {
                        return ringAndEnd(.failed, room: nil, name: nil, completion)
                    }
                    guard let invitation = payload.dictionaryPayload[Field.invitation.rawValue] as? String else {
                        return ringAndEnd(.failed, room: nil, name: nil, completion)
                    }
                    let name = payload.dictionaryPayload[Field.name.rawValue] as? String
                    guard joinedRoom != room else {
                        return ringAndEnd(.answeredElsewhere, room: room, name: name, completion)
                    }
                    let call = UUID()
                    ringing = (call, room, invitation)
                    guard let until = payload.dictionaryPayload[Field.until.rawValue] as? Date else {
                        ringing = nil
                        return ringAndEnd(.failed, room: nil, name: nil, completion)
                    }
                    guard clock() < until else {
                        ringing = nil
                        return ringAndEnd(.unanswered, room: room, name: name, completion)
                    }
                    let update = CXCallUpdate()
                    update.localizedCallerName = name
                    update.remoteHandle = CXHandle(type: .generic, value: room)
                    provider.reportNewIncomingCall(with: call, update: update) { error in
                        if let error { print(error) }
                        completion()
                    }
                }

                private func ringAndEnd(_ reason: CXCallEndedReason, room: String?, name: String?, _ completion: @escaping () -> Void) {
                    let provider = provider
                    let call = UUID()
                    let update = CXCallUpdate()
                    if let room {
                        update.localizedCallerName = name
                        update.remoteHandle = CXHandle(type: .generic, value: room)
                    }
                    provider.reportNewIncomingCall(with: call, update: update) { error in
                        if let error { print(error) }
                        provider.reportCall(with: call, endedAt: nil, reason: reason)
                        completion()
                    }
                }
            }
            """
        ])
}

// MARK: - A call that the register knows

extension KnownFix {
    private static let pushDesk = """
        import CallKit
        import PushKit

        final class PushDesk: NSObject, PKPushRegistryDelegate {
            private let calls: RingDesk
            weak var listener: (any PushListener)?

            func 1️⃣pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                guard type == .voIP else { return completion() }
                take(payload.dictionaryPayload, completion)
            }

            private func take(_ fields: [AnyHashable: Any], _ completion: @escaping () -> Void) {
                let peer = Peer(account: fields["owner"] as? String ?? "", room: fields["place"] as? String ?? "")
                calls.ringEarly(peer: peer, caller: fields["from"] as? String ?? "", isVideo: fields["camera"] as? Bool ?? false)
                Task {
                    await listener?.catchUp(peer.account)
                    completion()
                }
            }
        }

        protocol PushListener: AnyObject { func catchUp(_ account: String) async }
        """

    private static let callBook = """
        import Foundation

        struct Peer: Hashable { var account: String; var room: String }
        struct BookedCall { let id: UUID; let peer: Peer }

        final class CallBook {
            private var entries: [UUID: BookedCall] = [:]

            func isKnown(_ peer: Peer) -> Bool { entries.values.contains { $0.peer == peer } }

            func entry(of peer: Peer) -> BookedCall? { entries.values.first { $0.peer == peer } }

            func book(_ peer: Peer) -> BookedCall {
                let call = BookedCall(id: UUID(), peer: peer)
                entries[call.id] = call
                return call
            }

            func strike(_ call: BookedCall) { entries[call.id] = nil }
        }
        """

    /// The code before it and the description could be read, the diff could not: reporting was skipped for a call that
    /// the app's own register held, also when the system knew nothing of that call. The fix says of itself that it is a
    /// part: what it left (incomplete payloads, pushes that end a call) is not in these texts. The app's guard asks by
    /// name whether a call exists; this one asks whether its peer is known.
    static let knownCall = KnownFix(
        source: "https://github.com/wireapp/wire-ios/pull/5070",
        title: "a call that the register knows is not reported again", cause: "M12",
        before: [
            "PushDesk.swift": pushDesk, "CallBook.swift": callBook,
            "RingDesk.swift": """
            import CallKit

            final class RingDesk: NSObject {
                private let provider: CXProvider
                private let book = CallBook()

                func ringEarly(peer: Peer, caller: String, isVideo: Bool) {
                    guard !book.isKnown(peer) else {
                        print("known already")
                        return
                    }
                    let call = book.book(peer)
                    let update = CXCallUpdate()
                    update.localizedCallerName = caller
                    update.hasVideo = isVideo
                    provider.reportNewIncomingCall(with: call.id, update: update) { [weak self] error in
                        if error != nil { self?.book.strike(call) }
                    }
                }
            }
            """,
        ],
        after: [
            "PushDesk.swift": MarkedCode(pushDesk).text, "CallBook.swift": callBook,
            "RingDesk.swift": """
            import CallKit

            final class RingDesk: NSObject {
                private let provider: CXProvider
                private let book = CallBook()

                func ringEarly(peer: Peer, caller: String, isVideo: Bool) {
                    let call = book.entry(of: peer) ?? book.book(peer)
                    let update = CXCallUpdate()
                    update.localizedCallerName = caller
                    update.hasVideo = isVideo
                    provider.reportNewIncomingCall(with: call.id, update: update) { error in
                        if let error { print(error) }
                    }
                }
            }
            """,
        ])
}

// MARK: - A push that an SDK answers later

extension KnownFix {
    /// Stands in for the SDK, which is closed: an invitation is handed out at once, a withdrawal when the server has
    /// confirmed it. With the SDK's own names the handler counts as one that reports, as the model of the SDK says.
    private static let voiceKit = """
        #import "VoiceKit.h"

        @implementation VoiceKit

        - (void)take:(NSDictionary *)fields invited:(void (^)(NSUUID *call, NSString *caller))invited withdrawn:(void (^)(NSString *call))withdrawn {
            NSString *kind = fields[@"kind"];
            if ([kind isEqualToString:@"ring"]) {
                invited([NSUUID UUID], fields[@"from"]);
            } else {
                dispatch_async(self.network, ^{
                    withdrawn(fields[@"call"]);
                });
            }
        }

        @end
        """

    private static func pushInbox(mark: String, mend: String) -> String {
        """
        #import <CallKit/CallKit.h>
        #import <PushKit/PushKit.h>
        #import "VoiceKit.h"

        @interface PushInbox () <PKPushRegistryDelegate>
        @property (nonatomic, strong) VoiceKit *voice;
        @property (nonatomic, strong) CXProvider *provider;
        @property (nonatomic, copy) void (^pending)(void);
        @end

        @implementation PushInbox

        - (void)\(mark)pushRegistry:(PKPushRegistry *)registry didReceiveIncomingPushWithPayload:(PKPushPayload *)payload forType:(PKPushType)type withCompletionHandler:(void (^)(void))completion {
            if (![type isEqualToString:PKPushTypeVoIP]) {
                completion();
                return;
            }
            self.pending = completion;
            __block BOOL hasRung = NO;
            [self.voice take:payload.dictionaryPayload invited:^(NSUUID *call, NSString *caller) {
                hasRung = YES;
                [self ring:call caller:caller];
            } withdrawn:^(NSString *call) {
                [self finish];
            }];
        \(mend)
        }

        - (void)ring:(NSUUID *)call caller:(NSString *)caller {
            CXCallUpdate *update = [[CXCallUpdate alloc] init];
            update.localizedCallerName = caller ?: @"Unknown";
            [self.provider reportNewIncomingCallWithUUID:call update:update completion:^(NSError *error) {
                [self finish];
            }];
        }

        - (void)ringAndEnd {
            NSUUID *call = [NSUUID UUID];
            [self.provider reportNewIncomingCallWithUUID:call update:[[CXCallUpdate alloc] init] completion:^(NSError *error) {
                [self.provider reportCallWithUUID:call endedAtDate:nil reason:CXCallEndedReasonRemoteEnded];
                [self finish];
            }];
        }

        - (void)finish {
            if (self.pending) {
                self.pending();
                self.pending = nil;
            }
        }

        @end
        """
    }

    /// The description and the module that it changes could be read; the changed fork and the diff could not.
    static let watchdog = KnownFix(
        source: "https://github.com/twilio/twilio-voice-react-native/pull/702",
        title: "what the SDK has not reported is reported by a timer of three seconds", cause: "M3",
        before: [
            "VoiceKit.m": voiceKit,
            "PushInbox.m": pushInbox(
                mark: MarkedCode.mark,
                mend: """
                        dispatch_after(dispatch_time(DISPATCH_TIME_NOW, 3 * NSEC_PER_SEC), dispatch_get_main_queue(), ^{
                            if (self.pending) {
                                [self ringAndEnd];
                            }
                        });
                    """),
        ],
        after: [
            "VoiceKit.m": voiceKit,
            "PushInbox.m": pushInbox(
                mark: "",
                mend: """
                        if (!hasRung) {
                            [self ringAndEnd];
                        }
                    """),
        ])
}

// MARK: - A push that was long on its way

extension KnownFix {
    private static let callScreen = """
        import CallKit

        final class CallScreen: NSObject {
            static let shared = CallScreen()
            private let provider = CXProvider(configuration: CXProviderConfiguration())

            func ring(_ call: UUID, names: String, isVideo: Bool, then: @escaping () -> Void) {
                let update = CXCallUpdate()
                update.localizedCallerName = names
                update.hasVideo = isVideo
                provider.reportNewIncomingCall(with: call, update: update) { error in
                    if let error { print(error) }
                    then()
                }
            }
        }
        """

    /// The samples before it could be read; the advice that mended it stands in the thread, no commit belongs to it:
    /// leave the check of the time out, since every push has to ring, and receive pushes in the app's delegate.
    static let tooLate = KnownFix(
        source: "https://github.com/QuickBlox/quickblox-ios-sdk/issues/1211",
        title: "a push that is older than the time to answer is dropped", cause: "M1",
        before: [
            "CallScreen.swift": callScreen,
            "PeopleController.swift": """
            import PushKit
            import UIKit

            final class PeopleController: UITableViewController {
                private let timeToAnswer: TimeInterval = 45
                private lazy var registry = PKPushRegistry(queue: .main)
                private var isConnected = false

                override func viewDidLoad() {
                    super.viewDidLoad()
                    registry.delegate = self
                    registry.desiredPushTypes = [.voIP]
                }

                private func connect() {}
            }

            extension PeopleController: PKPushRegistryDelegate {
                func 1️⃣pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                    let fields = payload.dictionaryPayload
                    if type == .voIP, let sent = fields["sent"] as? String, let people = fields["people"] as? String {
                        if people.components(separatedBy: ",").count == 2 {
                            let format = DateFormatter()
                            format.dateFormat = "yyyy-MM-dd HH:mm:ss"
                            if let date = format.date(from: sent) {
                                if Date().timeIntervalSince(date) > timeToAnswer {
                                    debugPrint("too late")
                                    return
                                }
                            }
                        }
                    }
                    if type == .voIP {
                        var call = UUID()
                        var names = "Somebody calls"
                        if let text = fields["session"] as? String, let id = UUID(uuidString: text) { call = id }
                        if let text = fields["names"] as? String { names = text }
                        CallScreen.shared.ring(call, names: names, isVideo: fields["media"] as? String == "1") {
                            if !self.isConnected { self.connect() }
                            completion()
                        }
                    }
                }
            }
            """,
        ],
        after: [
            "CallScreen.swift": callScreen,
            "AppDelegate.swift": """
            import PushKit
            import UIKit

            @main
            final class AppDelegate: UIResponder, UIApplicationDelegate {
                private let registry = PKPushRegistry(queue: .main)
                private var isConnected = false

                func application(_ application: UIApplication, didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?) -> Bool {
                    registry.delegate = self
                    registry.desiredPushTypes = [.voIP]
                    return true
                }

                private func connect() {}
            }

            extension AppDelegate: PKPushRegistryDelegate {
                func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                    let fields = payload.dictionaryPayload
                    if type == .voIP {
                        var call = UUID()
                        var names = "Somebody calls"
                        if let text = fields["session"] as? String, let id = UUID(uuidString: text) { call = id }
                        if let text = fields["names"] as? String { names = text }
                        CallScreen.shared.ring(call, names: names, isVideo: fields["media"] as? String == "1") {
                            if !self.isConnected { self.connect() }
                            completion()
                        }
                    }
                }
            }
            """,
        ])
}

// MARK: - A second push that withdraws the call

extension KnownFix {
    /// An app's handler as the thread describes it, with the maintainer's answer; there is no commit. The push goes to
    /// JavaScript as well, so that its number may be M2 or M4.
    static let withdrawal = KnownFix(
        source: "https://github.com/react-native-webrtc/react-native-callkeep/issues/156",
        title: "only pushes of one type are reported, and a second push withdraws the call",
        before: [
            "AppDelegate.m": """
            #import "AppDelegate.h"
            #import "RNCallKeep.h"
            #import "RNVoipPushNotificationManager.h"

            @implementation AppDelegate

            - (void)1️⃣pushRegistry:(PKPushRegistry *)registry didReceiveIncomingPushWithPayload:(PKPushPayload *)payload forType:(PKPushType)type withCompletionHandler:(void (^)(void))completion {
                [RNVoipPushNotificationManager didReceiveIncomingPushWithPayload:payload forType:(NSString *)type];
                NSString *kind = payload.dictionaryPayload[@"type"];
                if ([kind isEqualToString:@"ring"]) {
                    [RNCallKeep reportNewIncomingCall:payload.dictionaryPayload[@"call"]
                                               handle:payload.dictionaryPayload[@"number"]
                                           handleType:@"generic"
                                             hasVideo:NO
                                  localizedCallerName:payload.dictionaryPayload[@"name"]
                                          fromPushKit:YES
                                              payload:nil];
                }
                completion();
            }

            @end
            """
        ],
        after: [
            "AppDelegate.m": """
            #import "AppDelegate.h"
            #import "RNCallKeep.h"
            #import "RNVoipPushNotificationManager.h"

            @implementation AppDelegate

            - (void)pushRegistry:(PKPushRegistry *)registry didReceiveIncomingPushWithPayload:(PKPushPayload *)payload forType:(PKPushType)type withCompletionHandler:(void (^)(void))completion {
                NSString *call = payload.dictionaryPayload[@"call"];
                [RNCallKeep reportNewIncomingCall:call
                                           handle:payload.dictionaryPayload[@"number"]
                                       handleType:@"generic"
                                         hasVideo:NO
                              localizedCallerName:payload.dictionaryPayload[@"name"]
                                      fromPushKit:YES
                                          payload:nil];
                NSString *kind = payload.dictionaryPayload[@"type"];
                if (![kind isEqualToString:@"ring"]) {
                    [RNCallKeep endCallWithUUID:call reason:2];
                }
                [RNVoipPushNotificationManager didReceiveIncomingPushWithPayload:payload forType:(NSString *)type];
                completion();
            }

            @end
            """
        ])
}

// MARK: - A push that no account can read

extension KnownFix {
    private static let bell = """
        #import <CallKit/CallKit.h>
        #import "Bell.h"

        @implementation Bell

        + (Bell *)sharedBell {
            static Bell *bell;
            static dispatch_once_t once;
            dispatch_once(&once, ^{ bell = [[Bell alloc] init]; });
            return bell;
        }

        - (void)ringForNote:(Note *)note {
            [self ring:note.room name:note.sender];
        }

        - (void)ringForStranger {
            [self ring:@"" name:@"Former account"];
        }

        - (void)ring:(NSString *)room name:(NSString *)name {
            CXCallUpdate *update = [[CXCallUpdate alloc] init];
            update.localizedCallerName = name;
            [self.provider reportNewIncomingCallWithUUID:[NSUUID UUID] update:update completion:^(NSError *error) {
                if (error) { NSLog(@"%@", error); }
            }];
        }

        @end
        """

    private static func pushDelegate(mark: String, loop: String) -> String {
        """
        #import <PushKit/PushKit.h>
        #import "Bell.h"

        @implementation PushDelegate

        - (void)\(mark)pushRegistry:(PKPushRegistry *)registry didReceiveIncomingPushWithPayload:(PKPushPayload *)payload forType:(PKPushType)type withCompletionHandler:(void (^)(void))completion {
            NSString *sealed = payload.dictionaryPayload[@"sealed"];
        \(loop)
            completion();
        }

        - (NSString *)open:(NSString *)sealed with:(NSData *)key {
            NSData *data = [[NSData alloc] initWithBase64EncodedString:sealed options:0];
            NSData *plain = [Cipher decrypt:data key:key];
            return plain ? [[NSString alloc] initWithData:plain encoding:NSUTF8StringEncoding] : nil;
        }

        @end
        """
    }

    /// The history could be read: a push for an account that was gone could not be decrypted, so nobody reported it.
    static let oldAccount = KnownFix(
        source: "https://github.com/nextcloud/talk-ios/pull/940",
        title: "a push that no key decrypts ends the loop over the accounts without a report", cause: "M1",
        before: [
            "Bell.m": bell,
            "PushDelegate.m": pushDelegate(
                mark: MarkedCode.mark,
                loop: """
                        for (Owner *owner in [Owner allOwners]) {
                            NSData *key = [Keys keyForOwner:owner.name];
                            if (sealed && key) {
                                NSString *text = [self open:sealed with:key];
                                if (text) {
                                    Note *note = [Note noteFromText:text];
                                    if (note && note.kind == NoteKindCall) {
                                        [[Bell sharedBell] ringForNote:note];
                                    }
                                }
                            }
                        }
                    """),
        ],
        after: [
            "Bell.m": bell,
            "PushDelegate.m": pushDelegate(
                mark: "",
                loop: """
                        for (Owner *owner in [Owner allOwners]) {
                            NSData *key = [Keys keyForOwner:owner.name];
                            if (!sealed || !key) {
                                continue;
                            }
                            NSString *text = [self open:sealed with:key];
                            if (!text) {
                                continue;
                            }
                            Note *note = [Note noteFromText:text];
                            if (note && note.kind == NoteKindCall) {
                                [[Bell sharedBell] ringForNote:note];
                                completion();
                                return;
                            }
                        }
                        [[Bell sharedBell] ringForStranger];
                    """),
        ])
}
