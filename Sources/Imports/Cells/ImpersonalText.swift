/// A short text that may stand among facts, because nothing in it can reach a person.
enum ImpersonalText {
    static let longest = 64

    /// The first 64 characters of `text`; nil when it holds an `@`, or digits that can be a phone number: seven in a row,
    /// or eleven with nothing but blanks and hyphens between them.
    static func kept(_ text: String) -> String? {
        var inRow = 0
        var together = 0
        for scalar in FullWidth.narrowed(text).unicodeScalars {
            if scalar == "@" { return nil }
            if scalar.properties.numericType == .decimal {
                inRow += 1
                together += 1
                if inRow >= 7 || together >= 11 { return nil }
            } else {
                inRow = 0
                if scalar != "-", !Blank.isBlank(scalar) { together = 0 }
            }
        }
        return String(text.prefix(longest))
    }
}
