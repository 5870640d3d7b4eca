import ReportText

/// The timeline of a report as a picture: a lane for the phone and one for the app, their dots on one axis, and a bar for
/// the limit. Its classes and shapes are those of the battery's drawings.
struct LaneSketch {
    private let moments: [Diagnosis.Moment]
    private let verdict: VerdictKind
    private let title: String
    private static let width = 900.0
    private static let left = 84.0
    private static let lanes = ["phone", "app"]

    /// Nil when there is nothing to draw.
    init?(_ diagnosis: Diagnosis) {
        guard diagnosis.timeline.count > 1 else { return nil }
        moments = Array(diagnosis.timeline.prefix(24))
        verdict = diagnosis.verdict
        title = "\(diagnosis.headline), \(diagnosis.subject.app ?? "an app")"
    }

    private var end: Double { max(moments.map(\.seconds).max() ?? 0, 0.001) }

    /// The square root of the time, so that milliseconds are seen beside seconds.
    private func place(_ seconds: Double) -> Double {
        Self.left + 14 + (Self.width - Self.left - 190) * (max(0, seconds) / end).squareRoot()
    }

    var svg: String {
        var top = 8.0
        var parts: [String] = []
        for lane in Self.lanes {
            let own = moments.filter { $0.lane == lane }
            guard !own.isEmpty || lane == "phone" else { continue }
            let rows = Self.rows(own.map { (place($0.seconds), Self.length(of: $0.what)) })
            let y = top + Double((rows.max() ?? 0) + 1) * 15 + 14
            let bar = lane == "phone" ? limit(below: y + 13) : ""
            let bottom = y + 13 + (bar.isEmpty ? 0 : 26)
            parts.append(ground(lane, top: top, bottom: bottom, y: y))
            for (moment, row) in zip(own, rows) { parts.append(mark(moment, row: row, y: y)) }
            parts.append(bar)
            top = bottom + 4
        }
        parts.append(axis(top + 4))
        let height = Self.tenths(top + 30)
        return """
            <svg class="lanes" role="img" width="900" height="\(height)" viewBox="0 0 900 \(height)">\
            <title>\(title.escaped)</title>\(parts.joined())</svg>
            """
    }

    private func ground(_ lane: String, top: Double, bottom: Double, y: Double) -> String {
        """
        <rect class="strip" x="0" y="\(Self.tenths(top))" width="900" height="\(Self.tenths(bottom - top))" rx="4"/>\
        <text class="name" x="10" y="\(Self.tenths(y + 4))">\(lane)</text>\
        <line class="rail" x1="\(Self.tenths(Self.left))" y1="\(Self.tenths(y))" x2="888" y2="\(Self.tenths(y))"/>
        """
    }

    private func mark(_ moment: Diagnosis.Moment, row: Int, y: Double) -> String {
        let x = place(moment.seconds)
        let label = y - 11 - Double(row) * 15
        let tone = moment.tone.rawValue
        let dot =
            switch moment.tone {
            case .plain: "<circle class=\"dot plain\" cx=\"\(Self.tenths(x))\" cy=\"\(Self.tenths(y))\" r=\"3.5\"/>"
            case .good: "<circle class=\"dot good\" cx=\"\(Self.tenths(x))\" cy=\"\(Self.tenths(y))\" r=\"5\"/>"
            case .bad:
                "<circle class=\"dot bad\" cx=\"\(Self.tenths(x))\" cy=\"\(Self.tenths(y))\" r=\"6.5\"/>"
                    + "<path class=\"cross\" d=\"M\(Self.tenths(x - 2.6)) \(Self.tenths(y - 2.6))l5.2 5.2m0-5.2l-5.2 5.2\"/>"
            case .doubtful:
                "<path class=\"dot doubtful\" d=\"M\(Self.tenths(x)) \(Self.tenths(y - 6))l6 6l-6 6l-6-6z\"/>"
            }
        return """
            <path class="stem" d="M\(Self.tenths(x)) \(Self.tenths(y - 5))V\(Self.tenths(label + 2))"/>\(dot)\
            <text class="label \(tone)" x="\(Self.tenths(x - 3))" y="\(Self.tenths(label))">\(moment.what.prefix(40).escaped)</text>
            """
    }

    /// Check 2's seven seconds, or the launch watchdog's twenty, up to the kill.
    private func limit(below y: Double) -> String {
        let length: Double
        let words: String
        switch verdict {
        case .check2: (length, words) = (7, "check 2: about 7 s [A], missed")
        case .launchWatchdog: (length, words) = (20, "launch: 20 s [A/O], missed")
        default: return ""
        }
        guard let kill = moments.last(where: { $0.tone == .bad })?.seconds else { return "" }
        let start = place(max(0, kill - length))
        let width = Self.tenths(max(2, place(kill) - start))
        return """
            <g class="limit missed"><rect class="whole" x="\(Self.tenths(start))" y="\(Self.tenths(y))" width="\(width)" \
            height="8" rx="2"/><rect class="used" x="\(Self.tenths(start))" y="\(Self.tenths(y))" width="\(width)" height="8" \
            rx="2"/><text class="limit-words" x="\(Self.tenths(start))" y="\(Self.tenths(y + 20))">\(words)</text></g>
            """
    }

    private func axis(_ y: Double) -> String {
        var text = "<line class=\"axis\" x1=\"84\" y1=\"\(Self.tenths(y))\" x2=\"888\" y2=\"\(Self.tenths(y))\"/>"
        var last = -100.0
        for moment in moments where place(moment.seconds) - last > 60 {
            last = place(moment.seconds)
            text +=
                "<text class=\"time\" x=\"\(Self.tenths(last))\" y=\"\(Self.tenths(y + 17))\">"
                + "\(Sections.seconds(moment.seconds).dropFirst())</text>"
        }
        return text
    }

    /// Labels go to the right: one that reaches over a later dot stands higher than that one's.
    private static func rows(_ labels: [(x: Double, length: Double)]) -> [Int] {
        var rows = Array(repeating: 0, count: labels.count)
        for index in labels.indices.reversed() {
            let reached = labels.indices[(index + 1)...].filter {
                labels[$0].x < labels[index].x + labels[index].length
            }
            rows[index] = min((reached.map { rows[$0] }.max() ?? -1) + 1, 8)
        }
        return rows
    }

    private static func length(of text: String) -> Double { Double(min(text.count, 40)) * 6.2 + 8 }

    private static func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
    }
}
