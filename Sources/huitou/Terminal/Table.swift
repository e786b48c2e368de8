import Shop

/// A table of texts: aligned for people, or as CSV.
struct Table {
    struct Column {
        let title: String
        let isNumber: Bool

        static func text(_ title: String) -> Column { Column(title: title, isNumber: false) }
        static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
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
    func aligned(bold: Bool) -> String {
        let rows = rows.map { $0.map(Printable.of) }
        let widths = columns.indices.map { column in
            ([columns[column].title] + rows.map { $0[column] }).map(DisplayWidth.of).max() ?? 0
        }
        func line(_ cells: [String]) -> String {
            let padded = zip(cells.indices, cells).map { column, cell in
                let padding = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
                if columns[column].isNumber { return padding + cell }
                return column == columns.count - 1 ? cell : cell + padding
            }
            return padded.joined(separator: "  ")
        }
        let title = line(columns.map(\.title))
        return ([bold ? "\u{1B}[1m\(title)\u{1B}[0m" : title] + rows.map(line)).joined(separator: "\n") + "\n"
    }

    /// RFC 4180. A cell that a spreadsheet would run as a formula gets a leading quote.
    func csv() -> String {
        ([columns.map(\.title)] + rows).map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func quoted(_ cell: String) -> String {
        var cell = cell
        let isNumber = Double(cell) != nil
        if !isNumber, let first = cell.first, "=+-@\t\r＝＋－＠".contains(first) { cell = "'" + cell }
        guard cell.contains(where: { ",\"\n\r".contains($0) }) else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}
