import Operations
import Shop

/// A table of texts: aligned for people, or as CSV.
struct Table {
    struct Column {
        enum Content {
            /// Breaks into lines where the terminal is narrow.
            case text
            /// Stays whole: it is there to be copied.
            case id
            /// Stays whole, to the right.
            case number
        }

        let title: String
        let content: Content

        static func text(_ title: String) -> Column { Column(title: title, content: .text) }
        static func id(_ title: String) -> Column { Column(title: title, content: .id) }
        static func number(_ title: String) -> Column { Column(title: title, content: .number) }
    }

    let columns: [Column]
    private(set) var rows: [[String]] = []

    init(_ columns: [Column]) {
        self.columns = columns
    }

    mutating func add(_ cells: String...) {
        rows.append(cells)
    }

    mutating func add(_ cells: [String]) {
        rows.append(cells)
    }

    /// Lines with columns as wide as their widest cell; numbers to the right.
    ///
    /// - Parameter width: of the terminal; texts break into lines where the table would be wider. Nil for no limit.
    func aligned(bold: Bool, width: Int? = nil) -> String {
        let rows = rows.map { $0.map(Printable.of) }
        var widths = columns.indices.map { column in
            ([columns[column].title] + rows.map { $0[column] }).map(DisplayWidth.of).max() ?? 0
        }
        if let width { narrow(&widths, to: width) }
        let title = lines(columns.map(\.title), widths).joined(separator: "\n")
        let text = [bold ? "\u{1B}[1m\(title)\u{1B}[0m" : title] + rows.flatMap { lines($0, widths) }
        return text.joined(separator: "\n") + "\n"
    }

    /// Takes room from the widest text until all fit, or no text can give any.
    private func narrow(_ widths: inout [Int], to width: Int) {
        func total() -> Int { widths.reduce(0, +) + 2 * (columns.count - 1) }
        while total() > width {
            let giving = columns.indices.filter { column in
                columns[column].content == .text
                    && widths[column] > max(Self.leastText, DisplayWidth.of(columns[column].title))
            }
            guard let widest = giving.max(by: { widths[$0] < widths[$1] }) else { return }
            widths[widest] -= 1
        }
    }

    /// Columns of a text that gives room: six Han characters.
    private static let leastText = 12

    private func lines(_ cells: [String], _ widths: [Int]) -> [String] {
        let broken = zip(cells, columns.indices).map { cell, column in
            columns[column].content == .text ? Wrapping.lines(of: cell, columns: widths[column]) : [cell]
        }
        return (0..<(broken.map(\.count).max() ?? 0)).map { line in
            let padded = columns.indices.map { column in
                let cell = line < broken[column].count ? broken[column][line] : ""
                let padding = String(repeating: " ", count: max(0, widths[column] - DisplayWidth.of(cell)))
                return columns[column].content == .number ? padding + cell : cell + padding
            }
            // Nothing stands behind the last cell.
            return String(padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
        }
    }

    /// RFC 4180. A cell that a spreadsheet would run as a formula gets a leading quote.
    func csv() -> String {
        ([columns.map(\.title)] + rows).map(CSVText.line).joined()
    }
}
