/// The form in which column names are compared: without blanks, in lower case, with half-width brackets.
struct ColumnName: Hashable, Sendable {
    let text: String

    init(_ text: String) {
        var kept = String.UnicodeScalarView()
        for scalar in FullWidth.narrowed(Cell.core(of: text)).unicodeScalars where !Blank.isBlank(scalar) {
            kept.append(scalar)
        }
        self.text = String(kept).lowercased()
    }

    var isEmpty: Bool { text.isEmpty }

    /// A column that only `ErrorsFile` writes.
    var isOfErrorsFile: Bool { text.hasPrefix("huitou_") }
}
