package import Database

/// What the facts tell of persons, table by table.
package enum FactsOfPersons {
    package static let tables: [PersonTable] = people + orders + refunds + deeds + stated

    /// Facts whose subject is a customer; those of orders, refunds, reviews and behaviours are told with these.
    private static let kinds: [FactKind] = [
        .customerSeen, .identityTied, .customersMerged, .customersParted, .segmentEntered, .segmentLeft, .tagPut,
        .tagTaken, .traitTold, .consentGiven, .consentWithdrawn, .interactionHeld, .customerErased, .behavioursFolded,
    ]

    private static let people = [
        PersonTable("people", columns: ["customer_id", "seen_at"], order: "customer_id"),
        PersonTable(
            "merges", columns: ["customer_id", "survivor_id", "merged_at"], order: "customer_id"
        ) { "customer_id IN \(list: $1) OR survivor_id IN \(list: $1)" },
        PersonTable(
            "facts", columns: ["seq", "kind", "subject_id AS customer_id", "occurred_at", "recorded_at"], order: "seq"
        ) {
            // The first of these is what the index by persons leaves out, to the letter.
            """
            kind NOT IN (1, 2, 3, 4, 9, 10, 11, 14) AND kind IN \(list: kinds.map(\.rawValue))
                AND subject_id IN \(list: $1)
            """
        },
    ]

    private static let orders = [
        PersonTable(
            "orders", columns: ["id", "store_id", "number", "version", "customer_id", "mark"], order: "id"),
        PersonTable(
            "order_versions",
            columns: [
                "order_id", "version", "standing", "customer_id", "kind", "status", "placed_at", "deposit_paid_at",
                "paid_at", "grouped_at", "shipped_at", "delivered_at", "confirmed_at", "closed_at", "currency", "goods",
                "freight", "paid", "received", "refunded", "is_refund_assumed", "refunded_at", "left_out", "line_set",
                "origin", "stated_at", "recorded_at",
            ], order: "order_id, version"
        ) { "customer_id IN \(list: $1) OR \(ofOrders($0, $1))" },
        PersonTable(
            "order_decisions", columns: ["order_id", "version", "is_accepted", "decided_at"],
            order: "order_id, version"
        ) { ofOrders($0, $1) },
        PersonTable(
            "order_marks", columns: ["order_id", "number", "reason", "marked_at"], order: "order_id, number"
        ) { ofOrders($0, $1) },
        PersonTable(
            "order_lines",
            columns: [
                "order_id", "line_set", product("order_lines"), "variant", "quantity",
                "unit_price AS unit_price_millionths", "is_gift",
            ], order: "order_id, line_set, line_hash, ordinal"
        ) { ofOrders($0, $1) },
    ]

    private static let refunds = [
        PersonTable(
            "refunds",
            columns: [
                "id", "store_id", "number", "order_number", "customer_id", "kind", "phase", "reason", "currency",
                "version",
            ], order: "id"
        ) { "id IN \(ownRefunds($0, $1))" },
        PersonTable(
            "refund_versions", columns: ["refund_id", "version", "amount", "occurred_at", "stated_at", "recorded_at"],
            order: "refund_id, version"
        ) { "refund_id IN \(ownRefunds($0, $1))" },
        PersonTable(
            "refund_conflicts",
            columns: [
                "refund_id", "number", "order_number", "customer_id", "kind", "currency", "amount", "occurred_at",
                "stated_at", "recorded_at", "is_accepted", "decided_at",
            ], order: "refund_id, number"
        ) { "customer_id IN \(list: $1) OR refund_id IN \(ownRefunds($0, $1))" },
        PersonTable(
            "refund_lines",
            columns: [
                "refund_id", product("refund_lines"), "quantity", "unit_price AS unit_price_millionths",
            ], order: "refund_id, line_hash, ordinal"
        ) { "refund_id IN \(ownRefunds($0, $1))" },
    ]

    private static let deeds = [
        PersonTable(
            "reviews",
            columns: [
                "id", "store_id", "number", "order_number", "customer_id", product("reviews"), "stars", "occurred_at",
                "recorded_at",
            ], order: "id"
        ) { "id IN \(toldOf("reviews", $0, $1))" },
        PersonTable(
            "behaviours",
            columns: [
                "id", "store_id", "customer_id", "kind", product("behaviours"), "times", "occurred_at", "recorded_at",
            ], order: "id"),
    ]

    private static let stated = [
        PersonTable(
            "person_tags", of: ["person_tags", "words"], from: "person_tags_read",
            columns: ["tag_id", "customer_id", "store_id", "tag", "is_on", "occurred_at", "recorded_at"],
            order: "tag_id"),
        PersonTable(
            "person_traits", of: ["person_traits", "words"], from: "person_traits_read",
            columns: [
                "trait_id", "customer_id", "store_id", "kind", "name", "form", "value", "value_text", "occurred_at",
                "recorded_at",
            ], order: "trait_id"),
        PersonTable(
            "consents",
            columns: [
                "id", "customer_id", "store_id", "channel", "purpose", "is_withdrawn", "method", "text_version",
                "occurred_at", "recorded_at",
            ], order: "id"),
        PersonTable(
            "interactions",
            columns: [
                "id", "customer_id", "store_id", "kind", "direction", "channel", "occurred_at", "recorded_at",
            ], order: "id"),
    ]

    private static func product(_ table: String) -> String {
        "(SELECT p.title FROM products p WHERE p.brand_id = \(table).brand_id AND p.id = \(table).product_id) AS product"
    }

    private static func ofOrders(_ brand: Int64, _ customers: [Int64]) -> SQL {
        """
        order_id IN (
            SELECT o.id FROM orders o
            WHERE o.brand_id = \(brand) AND o.customer_id IN \(list: customers))
        """
    }

    private static func ownRefunds(_ brand: Int64, _ customers: [Int64]) -> SQL {
        toldOf("refunds", brand, customers)
    }

    /// The ids of what is told of customers, or names an order of theirs: each half by an index of its own.
    private static func toldOf(_ table: String, _ brand: Int64, _ customers: [Int64]) -> SQL {
        """
        (
            SELECT t.id FROM \(unescaped: table) t
            WHERE t.brand_id = \(brand) AND t.customer_id IN \(list: customers)
            UNION
            SELECT t.id
            FROM orders o
            CROSS JOIN \(unescaped: table) t
            WHERE o.brand_id = \(brand) AND o.customer_id IN \(list: customers)
                AND t.brand_id = o.brand_id AND t.store_id = o.store_id AND t.order_number = o.number)
        """
    }
}
