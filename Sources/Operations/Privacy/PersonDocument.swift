import Customers
import Database
import Foundation
import Shop

/// Everything about a person as JSON: moments as text in UTC, customers by their outer ids, the rest as
/// `PersonDocumentWords` has it.
package enum PersonDocument {
    private enum Value: Encodable {
        case nothing
        case number(Int64)
        case flag(Bool)
        case text(String)
        case list([Value])
        case object([String: Value])

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .nothing: try container.encodeNil()
            case .number(let number): try container.encode(number)
            case .flag(let flag): try container.encode(flag)
            case .text(let text): try container.encode(text)
            case .list(let values): try container.encode(values)
            case .object(let values): try container.encode(values)
            }
        }
    }

    package static func json(of answer: ExportCustomer.Answer) throws -> String {
        let words = PersonDocumentWords(answer)
        let shown = { (id: Int64) in Value.text(answer.outerIDs.shown(id, prefix: "c")) }
        var tables: [String: Value] = [:]
        for section in answer.sections {
            tables[section.table] = .list(
                section.rows.map { cells in
                    let row = Dictionary(uniqueKeysWithValues: zip(section.columns, cells))
                    var told: [String: Value] = [:]
                    for (column, cell) in row {
                        told[PersonDocumentWords.name(of: column)] = value(
                            cell, of: column, in: section.table, row, words, shown)
                    }
                    if row["amount"] != nil, let currency = words.currency(of: row) {
                        told["currency"] = .text(currency.code)
                    }
                    if let reason = reason(of: section.table, row, among: answer.values) {
                        told["reason_in_words"] = .text(reason)
                    }
                    return .object(told)
                })
        }
        let values = answer.values.map { value in
            Value.object([
                "customer_id": value.customer.map { shown($0.raw) } ?? .nothing,
                "kind": .text(value.value.kind.rawValue), "value": .text(value.value.text),
                "order_number": value.value.kind == .note ? .nothing : value.order.map { .text($0) } ?? .nothing,
            ])
        }
        let document = Value.object([
            "brand": .text(answer.brand.name), "customers": .list(answer.customers.map { shown($0.raw) }),
            "personal_values": .list(values), "tables": .object(tables),
        ])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
    }

    private static let customers: Set = ["customer_id", "survivor_id", "one_id", "other_id"]

    private static func value(
        _ cell: PersonTable.Cell, of column: String, in table: String, _ row: PersonDocumentWords.Row,
        _ words: PersonDocumentWords, _ shown: (Int64) -> Value
    ) -> Value {
        switch cell {
        case .nothing: return .nothing
        case .text(let text): return .text(text)
        case .number(let number):
            if customers.contains(column) { return shown(number) }
            if column.hasPrefix("is_") { return .flag(number != 0) }
            if let told = words.words(number, of: column, in: table, row) { return .text(told) }
            guard column.hasSuffix("_at") else { return .number(number) }
            return .text(moment(number))
        }
    }

    /// `2026-01-05T10:00:00.250Z`
    private static func moment(_ milliseconds: Int64) -> String {
        let seconds = (Double(milliseconds) / 1_000).rounded(.down)
        let rest = milliseconds - Int64(seconds) * 1_000
        // In UTC, and ended by its letter.
        let whole = Date(timeIntervalSince1970: seconds).formatted(.iso8601)
        return "\(whole.dropLast()).\(String(rest + 1_000).dropFirst())Z"
    }

    /// What staff said of a warning or a merge, in their own words: it stands beside what it is said of.
    private static func reason(
        of table: String, _ row: PersonDocumentWords.Row, among values: [OwnedValue]
    ) -> String? {
        guard let id = row["id"]?.number else { return nil }
        let place: String
        switch table {
        case "risks": place = Risks.place(ofNoteOn: ID(id))
        case "joinings": place = Joinings.place(ofNoteOn: ID(id))
        default: return nil
        }
        return values.last { $0.value.kind == .note && $0.order == place }?.value.text
    }
}
