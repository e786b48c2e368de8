/// A row that came near to being a header, kept to say what was missing.
struct NearHeader {
    let format: FormatName
    let score: Int
    let missing: [String]
    let found: [String]
    let keys: Int

    /// It has at least one key column.
    var isNear: Bool { missing.count < keys }

    var failure: ImportFailure {
        let names = found.map { Cell.core(of: $0) }.filter { !$0.isEmpty }
        return isNear
            ? .missingColumns(format: format, missing: missing, found: names) : .unrecognised(found: names)
    }

    /// The one with more key columns for its format, then with more known columns, then with more cells.
    static func nearer(_ one: NearHeader?, _ other: NearHeader) -> NearHeader {
        guard let one else { return other }
        let mine = (one.share, one.score, one.found.count)
        return mine < (other.share, other.score, other.found.count) ? other : one
    }

    private var share: Double { Double(keys - missing.count) / Double(max(keys, 1)) }
}
