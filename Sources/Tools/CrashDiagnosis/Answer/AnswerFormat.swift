/// The forms in which a diagnosis is told.
public enum AnswerFormat: String, CaseIterable, Sendable {
    case text, json, markdown, html
}

/// Everything that was found, to be told in one of the forms.
public struct Answer: Sendable {
    let diagnoses: [Diagnosis]
    public let unreadable: [Unreadable]
    /// Files of a folder that are no reports, by name; without their names when the answer is redacted.
    let skipped: [String]
    /// A folder of sources to look at, and what a look at it found.
    public var sources: String?
    public var findings: [String] = []

    /// An input that could not be read, and why.
    public struct Unreadable: Hashable, Sendable {
        public var name: String
        public var reason: String
    }

    init(_ diagnoses: [Diagnosis], unreadable: [Unreadable] = [], skipped: [String] = []) {
        (self.diagnoses, self.unreadable, self.skipped) = (diagnoses, unreadable, skipped)
    }

    /// All reports, in the order in which they were read.
    public var reports: [Diagnosis] { diagnoses }

    /// The command's: 2 when an input could not be read, 1 when a verdict is check 1, check 2, the restriction or the
    /// launch watchdog, else 0.
    public var exitCode: Int32 {
        if !unreadable.isEmpty { return 2 }
        return diagnoses.contains { $0.verdict.isBreach } ? 1 : 0
    }

    /// The answer without a line break at its end.
    public func render(as format: AnswerFormat) -> String {
        switch format {
        case .text: TextAnswer(self).text
        case .json: JSONAnswer(self).text
        case .markdown: MarkdownAnswer(self).text
        case .html: HTMLAnswer(self).text
        }
    }

    var advice: Advice { Advice(sources: sources, findings: findings) }

    /// A sort of reports: its first, how many there are, and how sure each of them is.
    struct Kind {
        var example: Diagnosis
        var count = 1
        var confidences: [Confidence: Int]

        /// `high confidence`; where they differ, `3 of high, 1 of medium confidence`.
        var sureness: String {
            let all = Confidence.allCases.reversed().compactMap { level in confidences[level].map { (level, $0) } }
            guard all.count > 1 else { return "\(example.confidence.rawValue) confidence" }
            return all.map { "\($0.1) of \($0.0.rawValue)" }.joined(separator: ", ") + " confidence"
        }
    }

    /// One for each sort of report.
    var kinds: [Kind] {
        var kinds: [Kind] = []
        for diagnosis in diagnoses {
            let index = kinds.firstIndex { kind in
                kind.example.verdict == diagnosis.verdict && kind.example.story?.way == diagnosis.story?.way
                    && kind.example.subject.app == diagnosis.subject.app
            }
            if let index {
                kinds[index].count += 1
                kinds[index].confidences[diagnosis.confidence, default: 0] += 1
            } else {
                kinds.append(Kind(example: diagnosis, confidences: [diagnosis.confidence: 1]))
            }
        }
        return kinds
    }
}
