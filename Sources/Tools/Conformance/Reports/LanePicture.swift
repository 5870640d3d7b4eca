import CallVocabulary
import ReportText

/// Writes a layout down as SVG. Every shape differs from the others by more than its colour.
struct LanePicture {
    private let layout: LaneLayout
    private let drawing: LaneDrawing

    init(_ layout: LaneLayout, of drawing: LaneDrawing) {
        (self.layout, self.drawing) = (layout, drawing)
    }

    func svg(isStandalone: Bool) -> String {
        let (width, height) = (layout.width.svg, layout.height.svg)
        let space = isStandalone ? " xmlns=\"http://www.w3.org/2000/svg\"" : ""
        var parts = [
            "<svg\(space) class=\"lanes\" role=\"img\" width=\"\(width)\" height=\"\(height)\" "
                + "viewBox=\"0 0 \(width) \(height)\"><title>\(drawing.title.clipped(to: 300).escaped)</title>"
                + "<desc>\(description.escaped)</desc>"
        ]
        if isStandalone { parts.append("<style>\(LaneDrawing.style)</style>") }
        parts += layout.lanes.map(ground) + [pauses] + layout.limits.map(bar) + axis
        parts += [stems] + layout.marks.map(dot) + layout.marks.map(label)
        return parts.filter { !$0.isEmpty }.joined(separator: "\n") + "\n</svg>"
    }

    /// The marks in words, for those who do not see them.
    private var description: String {
        let words = drawing.marks.map { mark in
            "\(mark.at.brief) \(mark.lane.rawValue): \(mark.label)" + (mark.rule.map { " (\($0))" } ?? "")
        }
        return words.joined(separator: "; ") + "."
    }
}

// What lies below the marks.
extension LanePicture {
    private func ground(_ lane: LaneLayout.PlacedLane) -> String {
        let name = "<text class=\"name\" x=\"10\" y=\"\((lane.y + 4).svg)\">\(lane.lane.rawValue)</text>"
        let strip =
            "<rect class=\"strip\" x=\"0\" y=\"\(lane.top.svg)\" width=\"\(layout.width.svg)\" "
            + "height=\"\(lane.height.svg)\" rx=\"4\"/>"
        guard lane.lane == .app, !drawing.spans.isEmpty else {
            return strip + name + line("rail", (LaneLayout.left, lane.y), (end, lane.y))
        }
        var pieces = [strip, name]
        for (index, span) in drawing.spans.enumerated() {
            let from = span.from.map { layout.place(of: span.event, at: $0) } ?? LaneLayout.left
            let next = drawing.spans.dropFirst(index + 1).first
            let to = next?.from.map { layout.place(of: next?.event, at: $0) } ?? end
            if to > from { pieces.append(line("rail \(span.state.rawValue)", (from, lane.y), (to, lane.y))) }
        }
        return pieces.joined()
    }

    private var end: Double { layout.width - 12 }

    /// Where time was left out: a gap with two strokes through every lane.
    private var pauses: String {
        let places = layout.axis.breaks.flatMap { x in (layout.lanes.map(\.y) + [layout.baseline]).map { (x, $0) } }
        return path("gap", places.map { "M\(($0 - 4).svg) \(($1 + 5).svg)l4-10h4l-4 10z" })
            + path("cut", places.map { "M\(($0 - 5).svg) \(($1 + 6).svg)l4-12m2 12l4-12" })
    }

    private func bar(_ placed: LaneLayout.PlacedLimit) -> String {
        let (limit, bar) = (placed.limit, placed.bar)
        func rect(_ kind: String, _ width: Double) -> String {
            "<rect class=\"\(kind)\" x=\"\(bar.x.svg)\" y=\"\(bar.y.svg)\" width=\"\(max(2, width).svg)\" "
                + "height=\"\(bar.height.svg)\" rx=\"2\"/>"
        }
        let bottom = bar.y + bar.height
        return "<g class=\"limit \(placed.outcome.rawValue)\">" + rect("whole", bar.width) + rect("used", placed.used)
            + line("deadline", (bar.x + bar.width, bar.y - 4), (bar.x + bar.width, bottom + 4))
            + "<text class=\"limit-words\" x=\"\(placed.label.x.svg)\" y=\"\((placed.label.y + 11).svg)\">"
            + LaneLayout.words(of: limit, placed.outcome).escaped
            + " <tspan>\(limit.rule)</tspan></text></g>"
    }

    private var axis: [String] {
        let y = layout.baseline
        let ticks = layout.axis.ticks { TextMeasure.width(of: $0, size: 10.5) + 10 }
        let times = ticks.map { tick in
            "<text class=\"time\" x=\"\(tick.place.svg)\" y=\"\((y + 17).svg)\">\(tick.words)</text>"
        }
        let note =
            drawing.leftOut == 0
            ? []
            : [
                "<text class=\"note\" x=\"\(LaneLayout.left.svg)\" y=\"\((y + 33).svg)\">"
                    + "\(drawing.leftOut) further events are not drawn</text>"
            ]
        let strokes = ticks.map { "M\($0.place.svg) \((y - 3).svg)v6" }
        return [line("axis", (LaneLayout.left, y), (end, y)), path("axis", strokes)] + times + note
    }
}

// The marks themselves.
extension LanePicture {
    private var stems: String {
        path(
            "stem",
            layout.marks.map { placed in
                "M\(placed.x.svg) \((placed.y - 5).svg)V\((placed.label.y + placed.label.height - 2).svg)"
            })
    }

    private func dot(_ placed: LaneLayout.PlacedMark) -> String {
        let (x, y) = (placed.x, placed.y)
        let kind = "dot \(placed.mark.tone.rawValue)"
        func circle(_ radius: Double) -> String {
            "<circle class=\"\(kind)\" cx=\"\(x.svg)\" cy=\"\(y.svg)\" r=\"\(radius.svg)\"/>"
        }
        return switch placed.mark.tone {
        case .plain: circle(3.5)
        case .good: circle(5)
        case .bad: circle(6.5) + path("cross", ["M\((x - 2.6).svg) \((y - 2.6).svg)l5.2 5.2m0-5.2l-5.2 5.2"])
        case .doubtful: path(kind, ["M\(x.svg) \((y - 6).svg)l6 6l-6 6l-6-6z"])
        }
    }

    private func label(_ placed: LaneLayout.PlacedMark) -> String {
        let rule = placed.mark.rule.map { " <tspan>\($0)</tspan>" } ?? ""
        let tone = placed.mark.tone == .plain ? "" : " " + placed.mark.tone.rawValue
        return "<text class=\"label\(tone)\" x=\"\((placed.label.x).svg)\" "
            + "y=\"\((placed.label.y + 11).svg)\">\(placed.mark.label.escaped)\(rule)</text>"
    }

    /// Everything of a kind in one element: a page may hold hundreds of drawings.
    private func path(_ kind: String, _ pieces: [String]) -> String {
        pieces.isEmpty ? "" : "<path class=\"\(kind)\" d=\"\(pieces.joined())\"/>"
    }

    private func line(_ kind: String, _ from: (Double, Double), _ to: (Double, Double)) -> String {
        "<line class=\"\(kind)\" x1=\"\(from.0.svg)\" y1=\"\(from.1.svg)\" x2=\"\(to.0.svg)\" y2=\"\(to.1.svg)\"/>"
    }
}

extension Double {
    /// With one decimal at most: a tenth of a pixel is never seen.
    fileprivate var svg: String {
        let tenths = Int((self * 10).rounded())
        let fraction = abs(tenths % 10)
        let sign = tenths < 0 && tenths > -10 ? "-" : ""
        return sign + String(tenths / 10) + (fraction == 0 ? "" : ".\(fraction)")
    }
}
