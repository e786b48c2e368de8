import Foundation
package import Shop

/// How to read a file that Huitou does not know: a YAML file which says under what names its columns tell what. A mapping
/// can tell facts of orders, customers and products and nothing else: brands, stores, consent and points are out of its
/// reach. `Docs/mappings.md` shows examples.
package struct Mapping: Sendable {
    package let name: String
    /// In the operator's own words.
    package let title: String
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
    let refundReasons: MappedWords<String>

    /// Reads the text of a mapping file. `fileName` only names it in what is said about mistakes.
    ///
    /// - Throws: `ImportFailure.mapping` with the line and column of the mistake.
    package init(yaml: String, fileName: String) throws {
        let reader = MappingReader(fileName: fileName)
        let root = try reader.root(yaml)
        self.yaml = yaml
        name = try reader.name(root)
        kind = try reader.required("kind", root) { (item) throws(ImportFailure) in
            try reader.word(item, MappingKind.allCases.map { ($0.rawValue, $0) })
        }
        title = try reader.optional("title", root) { (item) throws(ImportFailure) in try reader.text(item) } ?? name
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
        refundReasons = try words.refundReasons(root)
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
        Format(
            name: name, title: Phrase(en: title, zh: title), platform: platform, reading: .mapped(self),
            columns: columns, buyers: buyers,
            personal: MappingKind.personalFields.compactMap { field in
                PersonalKind(rawValue: field.word).map { PersonalColumns($0, field) }
            },
            keys: kind.required.flatMap { $0 }.filter { field in columns.contains { $0.field == field } },
            isKeyedByBuyer: kind == .customers, group: kind.group, zone: zone, currency: currency, dates: dates,
            delimiter: delimiter, encoding: encoding)
    }

    func has(_ field: Field) -> Bool {
        columns.contains { $0.field == field }
    }
}
