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

    private init(normal text: String) {
        self.text = text
    }

    /// The name without the unit that exports may put behind an amount: `(元)`.
    var withoutUnit: ColumnName {
        text.hasSuffix(Self.unit) && text.count > Self.unit.count
            ? ColumnName(normal: String(text.dropLast(Self.unit.count))) : self
    }

    private static let unit = "(元)"

    var isEmpty: Bool { text.isEmpty }

    /// A column that only `ErrorsFile` writes.
    var isOfErrorsFile: Bool { text.hasPrefix("huitou_") }
}
