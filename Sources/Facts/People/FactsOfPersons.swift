package import Database

/// What the facts tell of persons, table by table.
package enum FactsOfPersons {
    package static let tables: [PersonTable] = people + orders + refunds + deeds + stated

    /// Facts whose subject is a customer; those of orders, refunds, reviews and behaviours are told with these.
    private static let kinds: [FactKind] = [
        .customerSeen, .identityTied, .customersMerged, .customersParted, .segmentEntered, .segmentLeft, .tagPut,
        .tagTaken, .traitTold, .consentGiven, .consentWithdrawn, .interactionHeld, .customerErased,
    ]

    private static let people = [
        PersonTable("people", columns: ["customer_id", "seen_at"], order: "customer_id"),
        PersonTable(
            "merges", columns: ["customer_id", "survivor_id", "merged_at"], order: "customer_id"
        ) { "customer_id IN \(list: $0) OR survivor_id IN \(list: $0)" },
        PersonTable(
            "facts", columns: ["seq", "kind", "subject_id AS customer_id", "occurred_at", "recorded_at"], order: "seq"
        ) { "kind IN \(list: kinds.map(\.rawValue)) AND subject_id IN \(list: $0)" },
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
        ) { "customer_id IN \(list: $0) OR \(ofOrders("order_versions", $0))" },
        PersonTable(
            "order_decisions", columns: ["order_id", "version", "is_accepted", "decided_at"],
            order: "order_id, version"
        ) { ofOrders("order_decisions", $0) },
        PersonTable(
            "order_marks", columns: ["order_id", "number", "reason", "marked_at"], order: "order_id, number"
        ) { ofOrders("order_marks", $0) },
        PersonTable(
            "order_lines",
            columns: [
                "order_id", "line_set", product("order_lines"), "variant", "quantity",
                "unit_price AS unit_price_millionths", "is_gift",
            ], order: "order_id, line_set, line_hash, ordinal"
        ) { ofOrders("order_lines", $0) },
    ]

    private static let refunds = [
        PersonTable(
            "refunds",
            columns: [
                "id", "store_id", "number", "order_number", "customer_id", "kind", "phase", "reason", "currency",
                "version",
            ], order: "id"
        ) { ownRefunds("refunds", $0) },
        PersonTable(
            "refund_versions", columns: ["refund_id", "version", "amount", "occurred_at", "stated_at", "recorded_at"],
            order: "refund_id, version"
        ) { ofRefunds("refund_versions", $0) },
        PersonTable(
            "refund_conflicts",
            columns: [
                "refund_id", "number", "order_number", "customer_id", "kind", "currency", "amount", "occurred_at",
                "stated_at", "recorded_at", "is_accepted", "decided_at",
            ], order: "refund_id, number"
        ) { "customer_id IN \(list: $0) OR \(ofRefunds("refund_conflicts", $0))" },
        PersonTable(
            "refund_lines",
            columns: [
                "refund_id", product("refund_lines"), "quantity", "unit_price AS unit_price_millionths",
            ], order: "refund_id, line_hash, ordinal"
        ) { ofRefunds("refund_lines", $0) },
    ]

    private static let deeds = [
        PersonTable(
            "reviews",
            columns: [
                "id", "store_id", "number", "order_number", "customer_id", product("reviews"), "stars", "occurred_at",
                "recorded_at",
            ], order: "id"
        ) { "customer_id IN \(list: $0) OR \(namesOwnOrder("reviews", $0))" },
        PersonTable(
            "behaviours",
            columns: [
                "id", "store_id", "customer_id", "kind", product("behaviours"), "occurred_at", "recorded_at",
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

    private static func ofOrders(_ table: String, _ customers: [Int64]) -> SQL {
        """
        order_id IN (
            SELECT o.id FROM orders o
            WHERE o.brand_id = \(unescaped: table).brand_id AND o.customer_id IN \(list: customers))
        """
    }

    private static func namesOwnOrder(_ table: String, _ customers: [Int64]) -> SQL {
        """
        order_number IN (
            SELECT o.number FROM orders o
            WHERE o.brand_id = \(unescaped: table).brand_id AND o.store_id = \(unescaped: table).store_id
                AND o.customer_id IN \(list: customers))
        """
    }

    private static func ownRefunds(_ table: String, _ customers: [Int64]) -> SQL {
        "customer_id IN \(list: customers) OR \(namesOwnOrder(table, customers))"
    }

    private static func ofRefunds(_ table: String, _ customers: [Int64]) -> SQL {
        """
        refund_id IN (
            SELECT r.id FROM refunds r
            WHERE r.brand_id = \(unescaped: table).brand_id AND (
                r.customer_id IN \(list: customers) OR r.order_number IN (
                    SELECT o.number FROM orders o
                    WHERE o.brand_id = r.brand_id AND o.store_id = r.store_id AND o.customer_id IN \(list: customers))))
        """
    }
}
