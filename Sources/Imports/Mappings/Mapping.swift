import Foundation
package import Shop

/// How to read a file that Huitou does not know: a YAML file which says under what names its columns tell what. A mapping
/// can tell facts of orders, customers and products and nothing else: brands, stores, consent and points are out of its
/// reach. `Docs/mappings.md` shows examples.
package struct Mapping: Sendable {
    package let name: String
    /// In the operator's own words.
    package let title: Phrase
    package let kind: MappingKind
    /// Whose files it reads.
    package let platform: Platform
    /// As it was given, to be kept.
    package let yaml: String
    let zone: TimeZone?
    let currency: Currency?
    let encoding: TextEncoding?
    let delimiter: UInt8?
    let dates: DateOrder
    let columns: [FieldColumn]
    let buyers: [BuyerColumn]
    let statuses: MappedWords<OrderStatus>
    let orderKinds: MappedWords<OrderKind>
    let refundKinds: MappedWords<RefundKind>
    let refundPhases: MappedWords<RefundPhase>
    let refundStates: MappedWords<RefundState>
    let refundReasons: MappedWords<String>
    let stars: MappedWords<Int64>
    /// The fields whose columns a file must have to be recognised.
    let keys: [Field]
    /// A file with one of these columns is another one.
    let foreign: [String]
    /// Huitou brings it along.
    let isShipped: Bool

    /// Reads the text of a mapping file. `fileName` only names it in what is said about mistakes.
    ///
    /// - Throws: `ImportFailure.mapping` with the line and column of the mistake.
    package init(yaml: String, fileName: String) throws {
        try self.init(yaml: yaml, fileName: fileName, isShipped: false)
    }

    init(yaml: String, fileName: String, isShipped: Bool) throws(ImportFailure) {
        self.isShipped = isShipped
        let reader = MappingReader(fileName: fileName)
        let root = try reader.root(yaml)
        self.yaml = yaml
        name = try reader.name(root)
        kind = try reader.required("kind", root) { (item) throws(ImportFailure) in
            try reader.word(item, MappingKind.allCases.map { ($0.rawValue, $0) })
        }
        title =
            try reader.optional("title", root) { (item) throws(ImportFailure) in try reader.title(item) }
            ?? Phrase(en: name, zh: name)
        platform =
            try reader.optional("platform", root) { (item) throws(ImportFailure) in
                try reader.word(item, Platform.allCases.map { ($0.rawValue, $0) })
            } ?? .other
        zone = try reader.optional("zone", root) { (item) throws(ImportFailure) in try reader.zone(item) }
        currency = try reader.optional("currency", root) { (item) throws(ImportFailure) in try reader.currency(item) }
        encoding = try reader.optional("encoding", root) { (item) throws(ImportFailure) in
            try reader.word(item, TextEncoding.allCases.map { ($0.rawValue, $0) })
        }
        delimiter = try reader.optional("delimiter", root) { (item) throws(ImportFailure) in
            try reader.word(item, [(",", 0x2C), (";", 0x3B), ("tab", 0x09), ("\t", 0x09)])
        }
        dates =
            try reader.optional("dates", root) { (item) throws(ImportFailure) in
                try reader.word(item, DateOrder.allCases.map { ($0.rawValue, $0) })
            } ?? .yearFirst
        let columns = MappingColumns(reader: reader, kind: kind)
        self.columns = try columns.fields(root)
        buyers = try columns.buyers(root)
        let words = MappingWords(reader: reader, columns: self.columns)
        statuses = try words.statuses(root)
        orderKinds = try words.orderKinds(root)
        refundKinds = try words.refundKinds(root)
        refundPhases = try words.refundPhases(root)
        refundStates = try words.refundStates(root)
        refundReasons = try words.refundReasons(root)
        stars = try words.stars(root)
        let recognition = MappingRecognition(reader: reader, kind: kind, columns: self.columns)
        keys = try recognition.keys(root)
        foreign = try recognition.foreign(root)
    }

    /// A mapping that was kept under `name`; nil when it can no longer be read, or its name has since become that of a
    /// shipped format: one such mapping is no reason to refuse files that need others.
    package static func kept(yaml: String, name: String) -> Mapping? {
        do {
            return try Mapping(yaml: yaml, fileName: name)
        } catch {
            return nil
        }
    }

    var format: Format {
        let reading = MappedReading(mapping: self)
        return Format(
            name: name, title: title, platform: platform, columns: columns, buyers: buyers,
            personal: (MappingKind.personalFields + [.review]).compactMap { field in
                PersonalKind(rawValue: field.word).map { PersonalColumns($0, field) }
            },
            keys: keys, foreign: foreign, isKeyedByBuyer: kind == .customers, group: kind.group, zone: zone,
            currency: currency, dates: dates, delimiter: delimiter, encoding: encoding,
            namesBuyers: kind == .orders || kind == .lines,
            source: isShipped ? .shippedMapping : .ownMapping, statements: reading.statements)
    }

    func has(_ field: Field) -> Bool {
        columns.contains { $0.field == field }
    }
}
