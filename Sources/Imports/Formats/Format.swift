import Foundation
import Shop

/// What is known of one kind of file before any is opened: its columns by name, and how its values are meant.
struct Format: Sendable {
    let name: FormatName
    let title: Phrase
    /// Whose export it is.
    let platform: Platform
    let reading: Reading
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
    /// Every column name it knows, without units.
    let knownNames: Set<ColumnName>

    init(
        name: String, title: Phrase, platform: Platform = .other, reading: Reading, columns: [FieldColumn],
        buyers: [BuyerColumn],
        personal: [PersonalColumns] = [], keys: [Field], isKeyedByBuyer: Bool = false, group: Field?,
        zone: TimeZone? = nil, currency: Currency? = nil, dates: DateOrder = .yearFirst,
        delimiter: UInt8? = nil, encoding: TextEncoding? = nil
    ) {
        self.name = FormatName(rawValue: name)
        self.title = title
        self.platform = platform
        self.reading = reading
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
    }

    /// Its rows should name a buyer, so that a file where none does deserves a word.
    var namesBuyers: Bool {
        switch reading {
        case .onlineRetail, .shopifyOrders, .taobaoOrders: true
        case .taobaoLines: false
        case .mapped(let mapping): mapping.kind == .orders || mapping.kind == .lines
        }
    }

    static let shipped: [Format] = [
        OnlineRetail.format, ShopifyOrders.format, TaobaoOrders.format, TaobaoLines.format,
    ]
}
