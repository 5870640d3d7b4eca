import Foundation
import Testing

@testable import CrashDiagnosis

/// What may be sent to somebody else.
@Suite struct RedactionTests {
    @Test("A redacted answer has the same verdict and evidence, and no name of the app's", arguments: Sample.files)
    func names(sample: Sample) {
        let answer = Gathering().read([sample.path])
        let redacted = Redaction.redacted(answer)
        #expect(redacted.reports.map(\.verdict) == answer.reports.map(\.verdict))
        #expect(redacted.reports.map(\.evidence.count) == answer.reports.map(\.evidence.count))
        for format in [AnswerFormat.text, .json] {
            let text = redacted.render(as: format)
            for diagnosis in answer.reports {
                for name in [diagnosis.subject.app, diagnosis.subject.bundle, diagnosis.incident] {
                    guard let name, name.count > 3 else { continue }
                    #expect(!text.contains(name), "\(format): \(name)")
                }
            }
            #expect(!text.contains(sample.path))
        }
    }

    @Test(
        "Identifiers, paths, addresses and payloads go; codes and the system's functions stay",
        arguments: [
            ("call 6D88EF13-CEF5-48BB-B5BF-C143969F19C6", "call <id>"),
            ("/var/mobile/Containers/Data/x.sqlite was locked", "<path> was locked"),
            ("payload { caller = Ada; } came", "payload {…} came"), ("write to ada@example.org", "write to <address>"),
            ("FRONTBOARD 3131951633", "FRONTBOARD 3131951633"), ("code:0xBAADCA11", "code:0xBAADCA11"),
            ("token 740f4707bebcf74f9b7c25d48e335894", "token <id>"), ("from +4930123456789", "from <id>"),
            (
                "__73-[PKPushRegistry voipPayloadReceived:mustPostCall:withCompletionHandler:]_block_invoke",
                "__73-[PKPushRegistry voipPayloadReceived:mustPostCall:withCompletionHandler:]_block_invoke"
            ),
        ])
    func words(text: String, redacted: String) {
        #expect(Redaction.words(text) == redacted)
    }
}
