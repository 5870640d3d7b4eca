import APNsProtocol
import Testing

@Suite("The judge of one request")
struct PushJudgeTests {
    /// One rule broken, and the reason it must bring.
    struct Broken: Sendable, CustomTestStringConvertible {
        var reason: Reason
        var how: String
        var change: @Sendable (inout Sample) -> Void

        init(_ reason: Reason, _ how: String, _ change: @escaping @Sendable (inout Sample) -> Void) {
            self.reason = reason
            self.how = how
            self.change = change
        }

        var testDescription: String { "\(how) → \(reason.rawValue)" }
    }

    static let broken: [Broken] = [
        Broken(.methodNotAllowed, "GET") { $0.method = "GET" },
        Broken(.methodNotAllowed, "post in small letters") { $0.method = "post" },
        Broken(.badPath, "another path") { $0.path = "/4/device/ab" },
        Broken(.badPath, "the root") { $0.path = "/" },
        Broken(.badPath, "no slash after device") { $0.path = "/3/devices" },
        Broken(.badPath, "more after the token") { $0.path += "/x" },
        Broken(.missingDeviceToken, "an empty token") { $0.path = "/3/device/" },
        Broken(.missingDeviceToken, "no token") { $0.path = "/3/device" },
        Broken(.duplicateHeaders, "two topics") { $0.fields.append(HeaderField("apns-topic", "b")) },
        Broken(.duplicateHeaders, "two authorizations") { $0.fields.append(HeaderField("authorization", "bearer y")) },
        Broken(.duplicateHeaders, "an unknown apns header twice") {
            $0.fields += [HeaderField("apns-x", "1"), HeaderField("apns-x", "1")]
        },
        Broken(.badMessageID, "an id that is no UUID") { $0.set("apns-id", "eabeae54") },
        Broken(.badMessageID, "an id with a letter too many") {
            $0.set("apns-id", "eabeae54-14a8-11e5-b60b-1697f925ec7bb")
        },
        Broken(.badMessageID, "an id with a g") { $0.set("apns-id", "gabeae54-14a8-11e5-b60b-1697f925ec7b") },
        Broken(.badMessageID, "an empty id") { $0.set("apns-id", "") },
        Broken(.missingProviderToken, "no token") { $0.credential = .absent },
        Broken(.invalidProviderToken, "no JWT") { $0.credential = .unusable(.notThreeParts) },
        Broken(.invalidProviderToken, "issued too far in the future") {
            $0.credential = .verified(.sample("x", issuedAt: Sample.now + 301))
        },
        Broken(.invalidProviderToken, "issued beyond the range of time") {
            $0.credential = .verified(.sample("x", issuedAt: .max))
        },
        Broken(.expiredProviderToken, "an hour and a second old") {
            $0.credential = .verified(.sample("x", issuedAt: Sample.now - 3_601))
        },
        Broken(.invalidProviderToken, "issued before time") { $0.credential = .verified(.sample("x", issuedAt: .min)) },
        Broken(.badEnvironmentKeyIDInToken, "a development key at the production host") {
            $0.authority = "api.push.apple.com"
            $0.credential = .verified(.sample("x", environment: .development))
        },
        Broken(.badEnvironmentKeyIDInToken, "a development key for a production device") {
            $0.credential = .verified(.sample("x", environment: .development))
        },
        Broken(.missingTopic, "no topic") { $0.set("apns-topic", nil) },
        Broken(.badTopic, "an empty topic") { $0.set("apns-topic", "") },
        Broken(.badTopic, "a space in the topic") { $0.set("apns-topic", "org example") },
        Broken(.badTopic, "a topic of 256 bytes") { $0.set("apns-topic", String(repeating: "a", count: 256)) },
        Broken(.topicDisallowed, "a key for another app") {
            $0.credential = .verified(.sample("x", bundles: ["org.example.Other"]))
        },
        Broken(.invalidPushType, "a type that does not exist") { $0.set("apns-push-type", "call") },
        Broken(.invalidPushType, "VoIP in capitals") { $0.set("apns-push-type", "VoIP") },
        Broken(.badPriority, "priority 7") { $0.set("apns-priority", "7") },
        Broken(.badPriority, "priority 010") { $0.set("apns-priority", "010") },
        Broken(.badPriority, "an empty priority") { $0.set("apns-priority", "") },
        Broken(.badPriority, "background with priority 10") {
            $0.use(topic: "org.example.Parley", type: "background")
            $0.set("apns-priority", "10")
        },
        Broken(.badExpirationDate, "a date in words") { $0.set("apns-expiration", "tomorrow") },
        Broken(.badExpirationDate, "a negative date") { $0.set("apns-expiration", "-1") },
        Broken(.badExpirationDate, "a fraction") { $0.set("apns-expiration", "1800000000.5") },
        Broken(.badExpirationDate, "an empty date") { $0.set("apns-expiration", "") },
        Broken(.badExpirationDate, "a date beyond 64 bits") { $0.set("apns-expiration", "99999999999999999999") },
        Broken(.badCollapseID, "65 bytes") { $0.set("apns-collapse-id", String(repeating: "a", count: 65)) },
        Broken(.badCollapseID, "33 letters of two bytes") {
            $0.set("apns-collapse-id", String(repeating: "é", count: 33))
        },
        Broken(.payloadEmpty, "no body") { $0.body = BodyFacts(size: 0, isJSONObject: false) },
        Broken(.payloadEmpty, "a body that is not JSON") { $0.body = BodyFacts(size: 20, isJSONObject: false) },
        Broken(.payloadTooLarge, "5121 bytes for VoIP") { $0.body.size = 5_121 },
        Broken(.payloadTooLarge, "4097 bytes for an alert") {
            $0.use(topic: "org.example.Parley", type: "alert")
            $0.body.size = 4_097
        },
        Broken(.badDeviceToken, "an odd number of digits") { $0.path += "a" },
        Broken(.badDeviceToken, "a letter that is no digit") { $0.path = "/3/device/xyxy" },
        Broken(.badDeviceToken, "an unknown token") { $0.device = .unknown },
        Broken(.badDeviceToken, "a production token at the sandbox host") {
            $0.authority = "api.sandbox.push.apple.com"
        },
        Broken(.badDeviceToken, "a development token at the production host") {
            $0.authority = "api.push.apple.com"
            $0.device = .known(topic: "org.example.Parley.voip", environment: .development, state: .active)
        },
        Broken(.deviceTokenNotForTopic, "an alert token with the VoIP topic") {
            $0.device = .known(topic: "org.example.Parley", environment: .production, state: .active)
        },
        Broken(.deviceTokenNotForTopic, "push type alert with the VoIP topic") { $0.set("apns-push-type", "alert") },
        Broken(.deviceTokenNotForTopic, "push type voip with the plain topic") {
            $0.use(topic: "org.example.Parley", type: "voip")
        },
        Broken(.unregistered, "a token given up") {
            $0.device = .known(
                topic: "org.example.Parley.voip", environment: .production, state: .unregistered(since: 7))
        },
        Broken(.expiredToken, "an expired token") {
            $0.device = .known(topic: "org.example.Parley.voip", environment: .production, state: .expired(since: 8))
        },
        Broken(.tooManyRequests, "too many pushes") { $0.isTooFrequent = true },
        Broken(.internalServerError, "a failure on request") { $0.fault = .internalServerError },
        Broken(.serviceUnavailable, "an outage on request") { $0.fault = .serviceUnavailable },
        Broken(.shutdown, "a shutdown on request") { $0.fault = .shutdown },
    ]

    @Test("A request that breaks one rule gets that rule's reason", arguments: broken)
    func brokenRule(_ broken: Broken) throws {
        let rejection = try #require(Sample(broken.change).rejection)
        #expect(rejection.reason == broken.reason)
        #expect(rejection.status == broken.reason.status)
        #expect(rejection.explanation.hasSuffix(".") && rejection.explanation.count > 15)
        #expect((rejection.timestamp != nil) == (rejection.status == 410))
    }

    @Test("Every reason is reached, but for those that belong to a connection")
    func everyReason() {
        // The first is sent with GOAWAY; the others need an earlier push (ProviderConnectionTests).
        let elsewhere: Set<Reason> = [
            .idleTimeout, .tooManyProviderTokenUpdates, .forbidden, .unrelatedKeyIDInToken,
        ]
        #expect(Set(Self.broken.map(\.reason)).union(elsewhere) == Set(Reason.allCases))
    }

    @Test("A request without a fault is accepted with all that was asked for")
    func acceptance() throws {
        let acceptance = try #require(Sample().acceptance)
        #expect(acceptance.topic == "org.example.Parley.voip")
        #expect(acceptance.bundle == "org.example.Parley")
        #expect(acceptance.environment == .production)
        #expect(acceptance.pushType == .voip)
        #expect(acceptance.priority == 10)
        #expect(acceptance.expiration == 0)
        #expect(acceptance.collapseID == "call")
    }

    @Test("Only authorization, topic and body are needed")
    func defaults() throws {
        let sample = Sample { sample in
            for name in ["apns-push-type", "apns-id", "apns-priority", "apns-expiration", "apns-collapse-id"] {
                sample.set(name, nil)
            }
        }
        let acceptance = try #require(sample.acceptance)
        #expect(acceptance.pushType == .voip)
        #expect(acceptance.priority == 10)
        #expect(acceptance.expiration == nil)
        #expect(acceptance.collapseID == nil)
    }

    @Test("A background push without a priority has 5, since 10 would be an error")
    func backgroundPriority() {
        let sample = Sample {
            $0.use(topic: "org.example.Parley", type: "background")
            $0.set("apns-priority", nil)
        }
        #expect(sample.acceptance?.priority == 5)
    }

    @Test(
        "What lies exactly on a limit is accepted",
        arguments: [
            Broken(.payloadTooLarge, "5120 bytes for VoIP") { $0.body.size = 5_120 },
            Broken(.payloadTooLarge, "4096 bytes for an alert") {
                $0.use(topic: "org.example.Parley", type: "alert")
                $0.body.size = 4_096
            },
            Broken(.badCollapseID, "64 bytes") { $0.set("apns-collapse-id", String(repeating: "a", count: 64)) },
            Broken(.badCollapseID, "32 letters of two bytes") {
                $0.set("apns-collapse-id", String(repeating: "é", count: 32))
            },
            Broken(.expiredProviderToken, "an hour old") {
                $0.credential = .verified(.sample("x", issuedAt: Sample.now - 3_600))
            },
            Broken(.invalidProviderToken, "300 seconds ahead") {
                $0.credential = .verified(.sample("x", issuedAt: Sample.now + 300))
            },
            Broken(.badMessageID, "an id in capitals") { $0.set("apns-id", "EABEAE54-14A8-11E5-B60B-1697F925EC7B") },
            Broken(.badTopic, "a topic of 255 bytes") {
                $0.use(topic: String(repeating: "a", count: 255), type: nil)
            },
            Broken(.badDeviceToken, "a token in capitals") {
                $0.path = $0.path.uppercased().replacing("/3/DEVICE", with: "/3/device")
            },
            Broken(.badDeviceToken, "a production token at the production host") {
                $0.authority = "API.push.apple.com:443"
            },
            Broken(.topicDisallowed, "a key for this app") {
                $0.credential = .verified(.sample("x", bundles: ["org.example.Parley"]))
            },
        ])
    func onTheLimit(_ limit: Broken) {
        #expect(Sample(limit.change).acceptance != nil)
    }

    @Test("The reason of two broken rules is that of the earlier check")
    func order() {
        let reasons = PushJudgeTests.broken.map(\.reason)
        let first = Self.broken[0]
        for (index, later) in Self.broken.enumerated() where later.reason != first.reason && reasons[index].status < 500
        {
            let both = Sample {
                later.change(&$0)
                first.change(&$0)
            }
            #expect(both.rejection?.reason == first.reason)
        }
        let unsigned = Sample {
            $0.credential = .absent
            $0.set("apns-topic", nil)
            $0.device = .unknown
        }
        #expect(unsigned.rejection?.reason == .missingProviderToken)
    }

    @Test("The topic of each push type has its suffix", arguments: PushType.allCases.filter { $0 != .mdm })
    func suffixes(_ type: PushType) throws {
        let suffix = try #require(type.topicSuffix)
        let right = Sample {
            $0.use(topic: "org.example.Parley" + suffix, type: type.rawValue)
            $0.set("apns-priority", "5")
        }
        #expect(right.acceptance?.pushType == type)
        #expect(right.acceptance?.bundle == "org.example.Parley")
        let wrong = Sample {
            $0.use(topic: "org.example.Parley" + (suffix.isEmpty ? ".voip" : ""), type: type.rawValue)
            $0.set("apns-priority", "5")
        }
        #expect(wrong.rejection?.reason == .deviceTokenNotForTopic)
    }

    @Test("A device management push may have any topic")
    func deviceManagement() {
        #expect(Sample { $0.use(topic: "com.apple.mgmt.External.1", type: "mdm") }.acceptance?.pushType == .mdm)
    }

    @Test("Each reason has its text, a status and an explanation of its own")
    func reasonTable() {
        #expect(Set(Reason.allCases.map(\.explanation)).count == Reason.allCases.count)
        for reason in Reason.allCases {
            #expect([400, 403, 404, 405, 410, 413, 429, 500, 503].contains(reason.status))
            #expect(reason.explanation.hasSuffix("."))
            #expect(reason.text(spelling: .documented) == reason.rawValue)
        }
        #expect(Reason.badEnvironmentKeyIDInToken.text(spelling: .observed) == "BadEnvironmentKeyInToken")
        #expect(Reason.badTopic.text(spelling: .observed) == "BadTopic")
    }

    @Test("Every fault of a provider token says something of its own")
    func faults() {
        let faults: [ProviderTokenFault] = [
            .notThreeParts, .unreadableHeader, .unreadableClaims, .wrongAlgorithm("none"), .noKeyID, .unknownKey("K"),
            .noTeam, .wrongTeam(given: "A", expected: "B"), .badSignature(keyID: "K"), .noIssueTime,
            .issuedInFuture(seconds: 9),
        ]
        #expect(Set(faults.map(\.explanation)).count == faults.count)
        #expect(ProviderTokenFault.unknownKey(String(repeating: "k", count: 5_000)).explanation.count < 300)
    }
}
