import Imports
import Shop

/// What can be chosen where a mapping is made.
struct MappingChoices {
    let words: Words

    /// Fields by what they are about; the first of all is for columns that tell nothing.
    private static let groups: [(name: String, meanings: [String])] = [
        (
            name: "order",
            meanings: [
                "", "order_number", "placed_at paid_at", "placed_at", "paid_at", "shipped_at", "delivered_at",
                "confirmed_at", "closed_at", "status", "paid", "goods", "freight", "received", "refunded", "currency",
                "origin",
            ]
        ),
        (
            name: "product",
            meanings: [
                "product_code", "product_title", "variant", "category", "quantity", "unit_price", "pack_size",
                "consumable",
            ]
        ),
        (name: "person", meanings: ["name", "address", "buyer_message", "merchant_memo"]),
        (name: "refund", meanings: ["refund_number", "occurred_at", "amount", "reason"]),
        (name: "review", meanings: ["review_number", "stars", "review"]),
    ]

    func kinds(_ chosen: MappingKind) -> [PageValues] {
        MappingKind.allCases.map {
            PageValues.option($0.rawValue, words("mapping.kind_" + $0.rawValue), isChosen: $0 == chosen)
        }
    }

    func dates(_ chosen: DateOrder) -> [PageValues] {
        DateOrder.allCases.map {
            PageValues.option($0.rawValue, words("mapping.dates_" + $0.rawValue), isChosen: $0 == chosen)
        }
    }

    /// What a column may tell, in groups.
    func meanings(_ chosen: String) -> [PageValues] {
        Self.groups.map { group in
            let fields = group.meanings.map { meaning in
                PageValues.option(meaning, label(of: meaning), isChosen: meaning == chosen)
            }
            let more = group.name == "person" ? buyers(chosen) : []
            return ["group": words("mapping.group_" + group.name), "fields": more + fields]
        }
    }

    /// What a word of the status column may stand for.
    func states(_ chosen: String) -> [PageValues] {
        let none = PageValues.option("", words("mapping.holdBack"), isChosen: chosen.isEmpty)
        let states = OrderStatus.allCases.map { status in
            let word = Self.word(of: status)
            return PageValues.option(word, status.name(in: words.language), isChosen: word == chosen)
        }
        return [none] + states
    }

    private func buyers(_ chosen: String) -> [PageValues] {
        IdentityKind.allCases.filter { $0 != .anonymous }.map { kind in
            let meaning = MappingDraft.buyer + kind.rawValue
            let label = words("mapping.buyerBy", ["kind": kind.name(in: words.language)])
            return PageValues.option(meaning, label, isChosen: meaning == chosen)
        }
    }

    private func label(of meaning: String) -> String {
        switch meaning {
        case "": words("mapping.ignore")
        case "placed_at paid_at": words("mapping.field_placed_and_paid")
        default: words("mapping.field_" + meaning)
        }
    }

    /// As mapping files write it.
    private static func word(of status: OrderStatus) -> String {
        switch status {
        case .placed: "placed"
        case .depositPaid: "deposit_paid"
        case .paid: "paid"
        case .grouped: "grouped"
        case .partShipped: "part_shipped"
        case .shipped: "shipped"
        case .delivered: "delivered"
        case .confirmed: "confirmed"
        case .closed: "closed"
        }
    }
}
