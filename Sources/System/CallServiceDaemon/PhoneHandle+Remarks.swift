public import CallVocabulary
import PhoneStore

/// Lines that others add to the phone's timeline: the gateway's decisions, above all.
extension PhoneHandle {
    /// One such line.
    public struct Remark: Hashable, Sendable {
        public var lane: TimelineEvent.Lane
        /// A stable word for programs.
        public var kind: String
        /// One sentence for people.
        public var text: String
        public var rule: Rule?
        /// The app it concerns, if it is installed.
        public var bundle: String?

        public init(lane: TimelineEvent.Lane, kind: String, text: String, rule: Rule? = nil) {
            self.lane = lane
            self.kind = kind
            self.text = text
            self.rule = rule
        }
    }

    /// Adds the line at this moment. Never blocks.
    public func record(_ remark: Remark) {
        mailbox.post(
            Mailbox.Job { daemon in
                guard let daemon else { return }
                daemon.remark(
                    remark.text, lane: remark.lane, kind: remark.kind,
                    app: remark.bundle.flatMap { daemon.apps[bundle: $0]?.id }, rule: remark.rule
                )
            })
    }
}
