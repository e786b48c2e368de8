import Foundation
import Shop

/// What is known of one kind of file before any is opened: its columns by name, and how its values are meant.
struct Format: Sendable {
    let name: FormatName
    let title: Phrase
    /// Whose export it is.
    let platform: Platform
    let columns: [FieldColumn]
    /// In order of preference.
    let buyers: [BuyerColumn]
    let personal: [PersonalColumns]
    /// Without a column for each of these the file cannot be of this format.
    let keys: [KeyColumn]
    /// Rows with the same value here belong together; nil: every row stands alone.
    let group: Field?
    /// Nil: the brand's.
    let zone: TimeZone?
    /// Nil: the brand's, unless a column tells it.
    let currency: Currency?
    let dates: DateOrder
    /// Nil: any.
    let delimiter: UInt8?
    /// Nil: any.
    let encoding: TextEncoding?
    /// Its rows should name a buyer, so that a file where none does deserves a word.
    let namesBuyers: Bool
    let source: FormatSource
    /// How its elements become rows, where its files are JSON. What was held back of them comes as a table.
    let layout: ElementLayout?
    /// A file with one of these columns is another one.
    let foreign: Set<ColumnName>
    /// Every column name it knows, without units.
    let knownNames: Set<ColumnName>
    /// What the rows of one order state. Called once per order, or per row where every row stands alone.
    let statements: @Sendable (OrderRows) throws(HeldOrder) -> [Statement]

    init(
        name: String, title: Phrase, platform: Platform = .other, columns: [FieldColumn], buyers: [BuyerColumn] = [],
        personal: [PersonalColumns] = [], keys: [Field], foreign: [String] = [], isKeyedByBuyer: Bool = false,
        group: Field?, zone: TimeZone? = nil, currency: Currency? = nil, dates: DateOrder = .yearFirst,
        delimiter: UInt8? = nil,
        encoding: TextEncoding? = nil, namesBuyers: Bool = true, source: FormatSource = .shipped,
        layout: ElementLayout? = nil,
        statements: @escaping @Sendable (OrderRows) throws(HeldOrder) -> [Statement]
    ) {
        self.name = FormatName(rawValue: name)
        self.title = title
        self.platform = platform
        self.columns = columns
        self.buyers = buyers
        self.personal = personal
        let keyNames = keys.compactMap { key in columns.first { $0.field == key }?.names }
        self.keys = (keyNames + (isKeyedByBuyer ? [buyers.flatMap(\.names)] : [])).map(KeyColumn.init)
        knownNames = Set((columns.flatMap(\.names) + buyers.flatMap(\.names)).map { ColumnName($0).withoutUnit })
        self.group = group
        self.zone = zone
        self.currency = currency
        self.dates = dates
        self.delimiter = delimiter
        self.encoding = encoding
        self.namesBuyers = namesBuyers
        self.source = source
        self.layout = layout
        self.foreign = Set(foreign.map { ColumnName($0).withoutUnit })
        self.statements = statements
    }
}
