import Shop

/// What everybody who reads rows of one file needs to know of it.
struct ReadingContext: Sendable {
    let format: Format
    let columns: Columns
    let clock: Clock
    /// Of the format, else of the brand; a currency column goes before it.
    let currency: Currency
    let unit: RowUnit
    /// What divides the cells of a row; nil where the file is no table.
    let delimiter: UInt8?

    func with(_ currency: Currency) -> ReadingContext {
        ReadingContext(
            format: format, columns: columns, clock: clock, currency: currency, unit: unit, delimiter: delimiter)
    }

    /// The name of the column that groups rows, as the file has it.
    var groupColumn: String {
        format.group.flatMap { columns.name(of: $0) } ?? ""
    }
}
