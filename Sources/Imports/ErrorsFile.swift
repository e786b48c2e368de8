import Foundation
package import Shop

/// The rows that were held back, written beside the imported file so that they can be corrected and imported again: the
/// original header and cells, then `huitou_line` (`huitou_element` for JSON), `huitou_column`, `huitou_value` and `huitou_reason`.
///
/// UTF-8 with a byte order mark, readable by its owner alone. It is made with the first row, under a name ending in
/// `.partial`, and gets its own name in `finish`. It never replaces a file, which may hold somebody's corrections: where
/// its name is taken, that is `FILE.errors-2.csv`, `FILE.errors-3.csv` and so on.
package struct ErrorsFile {
    /// What stands for a cell that a row lacked: a reader refuses it until somebody fills it in or empties it.
    package static let missingCell = "#MISSING"

    /// The name wanted; from the first row on, the free one that it takes.
    package private(set) var path: String
    private let header: [String]
    private let language: Language
    private var partial: PartialFile?
    private var waiting: [UInt8] = []

    /// - Parameter path: the name wanted, from `path(for:)`.
    package init(path: String, header: [String], language: Language) {
        self.path = path
        self.header = header
        self.language = language
    }

    /// What the errors of `importedFile` are written to: `orders.csv.errors.csv` for `orders.csv`, and the next number for
    /// an errors file: `orders.csv.errors-2.csv` for `orders.csv.errors.csv`.
    package static func path(for importedFile: String) -> String {
        guard importedFile.hasSuffix(".csv"), let mark = importedFile.ranges(of: ".errors").last else {
            return importedFile + ".errors.csv"
        }
        let stem = importedFile[..<mark.upperBound]
        let number = importedFile[mark.upperBound...].dropLast(".csv".count)
        if number.isEmpty { return stem + "-2.csv" }
        guard number.first == "-", let count = Int(number.dropFirst()), (2..<1_000_000).contains(count) else {
            return importedFile + ".errors.csv"
        }
        return stem + "-\(count + 1).csv"
    }

    package mutating func append(_ row: HeldRow) throws {
        if partial == nil {
            let file = try PartialFile(wanted: path)
            (partial, path) = (file, file.path)
            waiting = [0xEF, 0xBB, 0xBF]
            try write(header + [row.unit.columnName, "huitou_column", "huitou_value", "huitou_reason"])
        }
        var cells = Array(row.cells.prefix(header.count))
        for name in header.dropFirst(cells.count) {
            cells.append(ColumnName(name).isEmpty ? "" : Self.missingCell)
        }
        cells.append(String(row.line))
        cells.append(row.problem?.column ?? "")
        cells.append(row.problem?.value ?? "")
        cells.append(row.problem?.reason(in: language) ?? "")
        // Cells beyond the header stand last, so that the row stays one with too many until somebody moves them.
        cells += row.cells.dropFirst(header.count)
        try write(cells)
    }

    /// Gives the file its name. Answers its path; nil when no row was held back, and nothing was written.
    package mutating func finish() throws -> String? {
        guard let partial else { return nil }
        try flush()
        path = try partial.finish()
        self.partial = nil
        return path
    }

    private mutating func write(_ cells: [String]) throws {
        waiting += (cells.map(Self.cell).joined(separator: ",") + "\r\n").utf8
        if waiting.count >= 1 << 16 { try flush() }
    }

    private mutating func flush() throws {
        try partial?.append(waiting)
        waiting.removeAll(keepingCapacity: true)
    }

    /// A cell as it is safe in a spreadsheet: what would be read as a formula gets a leading `'`, which the reader of
    /// imports takes off again.
    static func cell(_ text: String) -> String {
        let safe = isFormula(text) ? "'" + text : text
        let needsQuotes = safe.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D, 0x3B, 0x09].contains($0) }
        guard needsQuotes else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    private static func isFormula(_ text: String) -> Bool {
        for scalar in text.unicodeScalars {
            if scalar == "\t" || scalar == "\r" { return true }
            if Blank.isBlank(scalar) { continue }
            return ["=", "+", "-", "@"].contains(FullWidth.narrowed(scalar))
        }
        return false
    }
}
