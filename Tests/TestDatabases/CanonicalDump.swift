package import Database

/// Everything that a brand's facts say, in a form that two databases share when they say the same: sorted by natural
/// keys, without ids, sequence numbers and recorded-at times, encrypted values by their blind index.
package enum CanonicalDump {
    package static func of(_ database: Database) async throws -> [String] {
        try await database.read { tx in
            var lines: [String] = []
            for (name, sql, columns) in questions {
                let rows = try tx.all(sql) { row in
                    name + "|" + (0..<columns).map { cell(row, $0) }.joined(separator: "|")
                }
                lines += rows.sorted()
            }
            return lines
        }
    }

    private static func cell(_ row: Row, _ column: Int) -> String {
        if let number = row.optionalInt64(column) { return String(number) }
        if let text = row.optionalText(column) { return text }
        if let bytes = row.optionalBytes(column) { return bytes.map { String($0, radix: 16) }.joined(separator: ".") }
        return "∅"
    }

    private static let questions: [(String, SQL, Int)] = [
        ("store", "SELECT b.name, s.name, s.platform FROM stores s JOIN brands b ON b.id = s.brand_id", 3),
        (
            "product",
            """
            SELECT s.name, p.code, p.title, p.category, p.is_consumable, p.pack_size
            FROM products p JOIN stores s ON s.brand_id = p.brand_id AND s.id = p.store_id
            """, 6
        ),
        (
            "order",
            """
            SELECT s.name, o.number, o.version, v.version, v.standing, v.kind, v.status, v.placed_at,
                v.paid_at, v.confirmed_at, v.closed_at, v.currency, v.goods, v.paid, v.refunded, v.refunded_at,
                v.left_out, v.line_set, v.stated_at, i.kind, i.blind_index
            FROM orders o
            JOIN stores s ON s.brand_id = o.brand_id AND s.id = o.store_id
            JOIN order_versions v ON v.brand_id = o.brand_id AND v.order_id = o.id
            LEFT JOIN identities i ON i.brand_id = v.brand_id AND i.customer_id = v.customer_id
            """, 21
        ),
        (
            "line",
            """
            SELECT s.name, o.number, l.line_set, l.line_hash, l.ordinal, p.code, l.quantity, l.unit_price, l.is_gift
            FROM order_lines l
            JOIN orders o ON o.brand_id = l.brand_id AND o.id = l.order_id
            JOIN stores s ON s.brand_id = o.brand_id AND s.id = o.store_id
            JOIN products p ON p.brand_id = l.brand_id AND p.id = l.product_id
            """, 9
        ),
        (
            "refund",
            """
            SELECT s.name, r.number, r.order_number, r.kind, r.version, v.version, v.amount, v.occurred_at, i.blind_index
            FROM refunds r
            JOIN stores s ON s.brand_id = r.brand_id AND s.id = r.store_id
            JOIN refund_versions v ON v.brand_id = r.brand_id AND v.refund_id = r.id
            LEFT JOIN identities i ON i.brand_id = r.brand_id AND i.customer_id = r.customer_id
            """, 9
        ),
        (
            "refund line",
            """
            SELECT r.number, l.line_hash, l.ordinal, p.code, l.quantity, l.unit_price
            FROM refund_lines l
            JOIN refunds r ON r.brand_id = l.brand_id AND r.id = l.refund_id
            JOIN products p ON p.brand_id = l.brand_id AND p.id = l.product_id
            """, 6
        ),
        (
            "identity",
            """
            SELECT s.name, i.kind, i.blind_index, i.since
            FROM identities i JOIN stores s ON s.brand_id = i.brand_id AND s.id = i.store_id
            """, 4
        ),
        (
            "value",
            """
            SELECT v.kind, v.order_number, v.blind_index, i.blind_index
            FROM personal_values v
            LEFT JOIN identities i ON i.brand_id = v.brand_id AND i.customer_id = v.customer_id
            """, 4
        ),
        (
            "token",
            """
            SELECT t.token, i.blind_index
            FROM search_tokens t
            JOIN identities i ON i.brand_id = t.brand_id AND i.customer_id = t.customer_id
            """, 2
        ),
        (
            "tag",
            """
            SELECT t.tag, t.is_on, t.occurred_at, i.blind_index
            FROM person_tags_read t
            LEFT JOIN identities i ON i.brand_id = t.brand_id AND i.customer_id = t.customer_id
            """, 4
        ),
        (
            "trait",
            """
            SELECT t.kind, t.name, t.form, COALESCE(t.value_text, CAST(t.value AS TEXT)), t.occurred_at, i.blind_index
            FROM person_traits_read t
            LEFT JOIN identities i ON i.brand_id = t.brand_id AND i.customer_id = t.customer_id
            """, 6
        ),
        ("consent", "SELECT channel, purpose, is_withdrawn, method, text_version, occurred_at FROM consents_read", 6),
        ("interaction", "SELECT kind, direction, channel, occurred_at FROM interactions_read", 4),
        ("facts", "SELECT kind, occurred_at, COUNT(*) FROM facts GROUP BY kind, occurred_at", 3),
        ("customers", "SELECT COUNT(*) FROM customers", 1),
    ]
}
