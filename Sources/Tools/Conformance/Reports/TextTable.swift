import ReportText

/// Rows of cells in columns that line up. The first column gives way where the page is narrow.
struct TextTable {
    /// A cell: what it says, and in which ink.
    struct Cell {
        var text: String
        var ink: Ink?
        /// To the right edge of its column, as numbers are.
        var isFlushRight = false

        init(_ text: String, _ ink: Ink? = nil, isFlushRight: Bool = false) {
            self.text = text.harmless
            (self.ink, self.isFlushRight) = (ink, isFlushRight)
        }
    }

    private enum Line {
        case cells([Cell])
        /// Below a row, across all columns, wrapped.
        case remark(String)
    }

    private var lines: [Line] = []

    mutating func add(_ cells: [Cell]) { lines.append(.cells(cells)) }

    mutating func add(remark: String) { lines.append(.remark(remark)) }

    private static let gap = 2
    private static let narrowest = 16

    func rendered(width: Int, with pen: Pen) -> [String] {
        let rows = lines.compactMap { line in if case .cells(let cells) = line { cells } else { nil } }
        var widths: [Int] = []
        for cells in rows {
            for (column, cell) in cells.enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], cell.text.columns)
            }
        }
        guard !widths.isEmpty else { return [] }
        let others = widths.dropFirst().reduce(0) { $0 + $1 + Self.gap }
        widths[0] = min(widths[0], max(Self.narrowest, width - others))
        return lines.flatMap { line -> [String] in
            switch line {
            case .cells(let cells): [rendered(cells, widths, pen)]
            case .remark(let text): text.wrapped(to: width - 4).map { pen.paint("    " + $0, .soft) }
            }
        }
    }

    private func rendered(_ cells: [Cell], _ widths: [Int], _ pen: Pen) -> String {
        var line = ""
        for (column, cell) in cells.enumerated() {
            let text = cell.text.shortened(to: widths[column])
            let gap = String(repeating: " ", count: widths[column] - text.columns)
            let words = pen.paint(text, cell.ink)
            if column > 0 { line += String(repeating: " ", count: Self.gap) }
            let isLast = column == cells.count - 1
            line += cell.isFlushRight ? gap + words : words + (isLast ? "" : gap)
        }
        return line
    }
}

/// Colours for a terminal, or none.
struct Pen {
    var isColoured: Bool

    func paint(_ text: String, _ ink: Ink?) -> String {
        guard isColoured, let ink, !text.isEmpty else { return text }
        return "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m"
    }
}

/// By what they are for: the terminal's own sixteen colours, which its owner has chosen to be readable.
enum Ink: String {
    case strong = "1"
    case soft = "2"
    case bad = "31"
    case good = "32"
    case doubtful = "33"
    case badAndStrong = "1;31"
}

extension String {
    /// Cut at the end, with `…`, where it is too wide.
    fileprivate func shortened(to width: Int) -> String {
        guard columns > width else { return self }
        var piece = self
        while piece.columns > width - 1, !piece.isEmpty { piece.removeLast() }
        return piece + "…"
    }
}
