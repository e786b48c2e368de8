/// A line of CSV.
package enum CSVText {
    /// RFC 4180, with its end of line. A cell that a spreadsheet would run as a formula gets a leading quote.
    package static func line(_ cells: [String]) -> String {
        cells.map(quoted).joined(separator: ",") + "\r\n"
    }

    private static func quoted(_ cell: String) -> String {
        var cell = cell
        let isNumber = Double(cell) != nil
        if !isNumber, let first = cell.first, "=+-@\t\r＝＋－＠".contains(first) { cell = "'" + cell }
        guard cell.contains(where: { ",\"\n\r".contains($0) }) else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}
