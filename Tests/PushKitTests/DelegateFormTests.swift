import CallServiceWire
import CallVocabulary
import PushKit
import Testing

/// Which method of a delegate a push goes to, on a system with and one without the metadata form (E4, C1.10).
@Suite(.timeLimit(.minutes(2))) struct DelegateFormTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let make: @Sendable (TestPhone) -> any PKPushRegistryDelegate
        /// What is called on iOS 26.4 and on iOS 18; nil: nothing.
        let new: String?
        let old: String?
        var testDescription: String { name }

        /// What the phone is told that was called.
        func form(on system: SystemVersion) -> DelegateForm {
            switch system >= SystemVersion(26, 4) ? new : old {
            case "completion": .completionHandler
            case "async": .async
            case "sync": .deprecated
            case "metadata(true)": .metadata
            case "async metadata(true)": .asyncMetadata
            default: .none
            }
        }
    }

    static let rows: [Row] = [
        Row(name: "completion", make: { CompletionDelegate($0) }, new: "completion", old: "completion"),
        Row(name: "async", make: { AsyncDelegate($0) }, new: "async", old: "async"),
        Row(name: "async, nonsending", make: { NonsendingDelegate($0) }, new: "async", old: "async"),
        Row(name: "async, concurrent", make: { ConcurrentDelegate($0) }, new: "async", old: "async"),
        Row(name: "synchronous", make: { SynchronousDelegate($0) }, new: "sync", old: "sync"),
        Row(name: "metadata", make: { MetadataDelegate($0) }, new: "metadata(true)", old: nil),
        Row(name: "async metadata", make: { AsyncMetadataDelegate($0) }, new: "async metadata(true)", old: nil),
        Row(name: "none", make: { SilentDelegate($0) }, new: nil, old: nil),
        Row(name: "all", make: { CompleteDelegate($0) }, new: "metadata(true)", old: "completion"),
        Row(
            name: "async metadata and completion", make: { AsyncMetadataAndCompletionDelegate($0) },
            new: "async metadata(true)", old: "completion"),
        Row(
            name: "completion and synchronous", make: { CompletionAndSynchronousDelegate($0) }, new: "completion",
            old: "completion"),
    ]

    @Test(arguments: rows, [SystemVersion(26, 4), SystemVersion(18)])
    func `a push goes to exactly one method, and once`(row: Row, system: SystemVersion) async {
        let phone = TestPhone(system: system) { $0.asyncDeferral = .seconds(600) }
        let delegate = row.make(phone)
        let registry = phone.makeRegistry()
        registry.delegate = delegate
        registry.desiredPushTypes = [.voIP]
        let expected = system >= SystemVersion(26, 4) ? row.new : row.old
        // Not counted: which method is called must not hang on check 1.
        phone.push(isCounted: false)
        phone.settle()
        if let expected {
            await phone.wait(for: "\(expected) blue")
            // An async form's completion follows its body.
            await phone.wait(for: "sent: completionCalled(CallVocabulary.PushID(value: 1))")
        }
        let calls = phone.story.filter { $0.hasSuffix(" blue") }
        #expect(calls == (expected.map { ["\($0) blue"] } ?? []))
        #expect(phone.console.count == (expected == nil ? 1 : 0))
        let returned = phone.story.filter { $0.hasPrefix("sent: delegateReturned") }
        #expect(returned.count == 1 && returned[0].hasSuffix("DelegateForm.\(row.form(on: system).name))"))
        withExtendedLifetime((delegate, registry)) {}
    }

    @Test func `mustReport reaches the metadata as the phone decided it`() {
        let phone = TestPhone()
        let delegate = MetadataDelegate(phone)
        let registry = phone.makeRegistry()
        registry.delegate = delegate
        phone.push(mustReport: false, isCounted: false)
        phone.settle()
        #expect(phone.story.contains("metadata(false) blue"))
        withExtendedLifetime((delegate, registry)) {}
    }

    @Test func `an async body that reports in its first line is too late, every time`() async {
        for _ in 0..<100 {
            let phone = TestPhone(system: SystemVersion(18))
            let delegate = AsyncDelegate(phone)
            let registry = phone.makeRegistry()
            registry.delegate = delegate
            phone.push()
            await phone.wait(for: "abort")
            await phone.wait(for: "async blue")
            withExtendedLifetime((delegate, registry)) {}
        }
    }
}
