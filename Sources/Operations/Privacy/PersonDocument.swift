import Customers
import Database
import Foundation
import Shop

/// Everything about a person as JSON: moments as text in UTC, customers by their outer ids, amounts in minor units.
package enum PersonDocument {
    private enum Value: Encodable {
        case nothing
        case number(Int64)
        case text(String)
        case list([Value])
        case object([String: Value])

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .nothing: try container.encodeNil()
            case .number(let number): try container.encode(number)
            case .text(let text): try container.encode(text)
            case .list(let values): try container.encode(values)
            case .object(let values): try container.encode(values)
            }
        }
    }

    package static func json(of answer: ExportCustomer.Answer) throws -> String {
        let shown = { (id: Int64) in Value.text(answer.outerIDs.shown(id, prefix: "c")) }
        var tables: [String: Value] = [:]
        for section in answer.sections {
            tables[section.table] = .list(
                section.rows.map { row in
                    .object(
                        Dictionary(
                            uniqueKeysWithValues: zip(section.columns, row).map { column, cell in
                                (column, value(cell, of: column, shown))
                            }))
                })
        }
        let values = answer.values.map { value in
            Value.object([
                "customer_id": value.customer.map { shown($0.raw) } ?? .nothing,
                "kind": .text(value.value.kind.rawValue), "value": .text(value.value.text),
                "order_number": value.order.map { .text($0) } ?? .nothing,
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

    private static func value(
        _ cell: PersonTable.Cell, of column: String, _ shown: (Int64) -> Value
    ) -> Value {
        switch cell {
        case .nothing: return .nothing
        case .text(let text): return .text(text)
        case .number(let number):
            if column == "customer_id" || column == "survivor_id" { return shown(number) }
            guard column.hasSuffix("_at") else { return .number(number) }
            let date = Date(timeIntervalSince1970: Double(number) / 1000)
            return .text(date.ISO8601Format(.iso8601(timeZone: .gmt, includingFractionalSeconds: true)))
        }
    }
}
