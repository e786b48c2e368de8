/// A line of CSV.
package enum CSVText {
    /// RFC 4180, with its end of line. A cell that a spreadsheet would run as a formula gets a leading quote.
    package static func line(_ cells: [String]) -> String {
        cells.map(quoted).joined(separator: ",") + "\r\n"
    }

    /// By scalars, as programs read it: a comma with an accent on it, which people see as one letter, ends a cell all the same.
    private static func quoted(_ cell: String) -> String {
        var cell = cell
        if Double(cell) == nil, begins(cell) { cell = "'" + cell }
        guard cell.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return cell }
        var text = "\""
        for scalar in cell.unicodeScalars {
            if scalar == "\"" { text.unicodeScalars.append(scalar) }
            text.unicodeScalars.append(scalar)
        }
        return text + "\""
    }

    /// Whether it begins as a formula does, behind whatever a spreadsheet passes over.
    private static func begins(_ cell: String) -> Bool {
        if let first = cell.unicodeScalars.first, "\t\r\n".unicodeScalars.contains(first) { return true }
        let visible = cell.unicodeScalars.first { scalar in
            !scalar.properties.isWhitespace && scalar.properties.generalCategory != .format
        }
        return visible.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
    }
}
