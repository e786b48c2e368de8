import Customers
import Database
import Facts
import Shop

/// How what lies there as numbers stands in a person's own file: kinds and statuses in words, amounts as decimals beside
/// their currency, days as days, stores by name.
struct PersonDocumentWords {
    typealias Row = [String: PersonTable.Cell]

    private let stores: [Int64: String]
    /// By refund: its versions name none.
    private let currencies: [Int64: Currency]

    init(_ answer: ExportCustomer.Answer) {
        stores = answer.stores
        let refunds = answer.sections.filter { $0.table == "refunds" }.flatMap { section in
            section.rows.map { Dictionary(uniqueKeysWithValues: zip(section.columns, $0)) }
        }
        currencies = Dictionary(
            refunds.compactMap { row in
                guard let id = row["id"]?.number, let code = row["currency"]?.text, let currency = Currency(code) else {
                    return nil
                }
                return (id, currency)
            }, uniquingKeysWith: { first, _ in first })
    }

    /// What a column is called in the file.
    static func name(of column: String) -> String {
        switch column {
        case "store_id": "store"
        case "unit_price_millionths": "unit_price"
        default: column
        }
    }

    /// The words for a number; nil for one that is told as it is.
    func words(_ number: Int64, of column: String, in table: String, _ row: Row) -> String? {
        switch column {
        case "store_id": return stores[number]
        case "unit_price_millionths": return TraitText.written(.number(Millionths(number)))
        case "goods", "freight", "paid", "received", "refunded", "amount":
            return currency(of: row).map { Money(minor: number, $0).plain }
        case "value" where table == "person_traits": return trait(number, row)
        default: return Self.kinds["\(table).\(column)"]?(number)
        }
    }

    /// Of the amounts in a row.
    func currency(of row: Row) -> Currency? {
        row["currency"]?.text.flatMap { Currency($0) } ?? row["refund_id"]?.number.flatMap { currencies[$0] }
    }

    private func trait(_ number: Int64, _ row: Row) -> String? {
        switch row["form"]?.number.flatMap(TraitForm.init) {
        case .number: TraitText.written(.number(Millionths(number)))
        case .date: BrandDay(number: Int(number)).description
        case .flag: TraitText.written(.flag(number != 0))
        case .dayOfYear: "\(number / 100)-\(number % 100)"
        case .text: row["value_text"]?.text
        case .nothing, nil: nil
        }
    }

    private static let kinds: [String: @Sendable (Int64) -> String?] = [
        "facts.kind": { FactKind(rawValue: $0).map(word) },
        "order_versions.kind": { OrderKind(rawValue: $0).map(word) },
        "order_versions.status": { OrderStatus(rawValue: $0).map(word) },
        "order_versions.standing": { VersionStanding(rawValue: $0).map(word) },
        "behaviours.kind": { BehaviourKind(rawValue: $0).map(word) },
        "person_traits.kind": { TraitKind(rawValue: $0).map(word) },
        "person_traits.form": { TraitForm(rawValue: $0).map(word) },
        "interactions.kind": { InteractionKind(rawValue: $0).map(word) },
        "interactions.direction": { InteractionDirection(rawValue: $0).map(word) },
        "joinings.cause": { Joining.Cause(rawValue: $0)?.code },
        "proposals.evidence": { JoinEvidence(rawValue: $0)?.code },
        "proposals.state": { JoinProposal.State(rawValue: $0).map(word) },
        "segment_moves.reason": { ["fact", "day", "definition"].at($0 - 1) },
    ]

    /// `customerSeen` as `customer_seen`.
    private static func word(_ kind: some Any) -> String {
        String(describing: kind).reduce(into: "") { word, letter in
            word += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
        }
    }
}

extension PersonTable.Cell {
    var number: Int64? {
        if case .number(let number) = self { number } else { nil }
    }

    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }
}

extension [String] {
    fileprivate func at(_ place: Int64) -> String? {
        indices.contains(Int(place)) ? self[Int(place)] : nil
    }
}
