package import Database
package import Shop

/// What must hold of the facts at any moment. Each question answers how many rows break it. No index leads from a row to its
/// fact, so that what is to be a fact is held against all facts at once.
package enum FactInvariants {
    package static let questions: [(name: Phrase, sql: SQL)] =
        [
            (
                Phrase(en: "facts are numbered without gaps", zh: "事实编号连续"),
                """
                SELECT COUNT(*) FROM (
                    SELECT s.brand_id
                    FROM fact_sequences s
                    LEFT JOIN facts f ON f.brand_id = s.brand_id
                    GROUP BY s.brand_id, s.last
                    HAVING COUNT(f.seq) <> s.last OR COALESCE(MAX(f.seq), 0) <> s.last
                ) AS broken
                """
            ),
            (
                Phrase(en: "the version in force is the newest that came to be in force", zh: "生效版本为最新版本"),
                """
                SELECT COUNT(*)
                FROM orders o
                WHERE o.version <> COALESCE((
                    SELECT MAX(v.version) FROM order_versions v
                    WHERE v.brand_id = o.brand_id AND v.order_id = o.id AND v.standing = 0), 0)
                """
            ),
            (
                Phrase(en: "everyone seen is known since the first sight", zh: "每位出现过的客户都有首次出现时间"),
                """
                SELECT COUNT(*)
                FROM (
                    SELECT brand_id, subject_id, MIN(occurred_at) AS seen_at
                    FROM facts
                    WHERE kind = 5
                    GROUP BY brand_id, subject_id
                ) AS seen
                LEFT JOIN people p ON p.brand_id = seen.brand_id AND p.customer_id = seen.subject_id
                WHERE p.seen_at IS NULL OR p.seen_at <> seen.seen_at
                """
            ),
            (
                Phrase(en: "an order's mark is its newest", zh: "订单标记为最新标记"),
                """
                SELECT COUNT(*)
                FROM orders o
                WHERE o.mark <> COALESCE((
                    SELECT MAX(m.number) FROM order_marks m WHERE m.brand_id = o.brand_id AND m.order_id = o.id), 0)
                """
            ),
            (
                Phrase(en: "an order has the customer of its version in force", zh: "订单客户与生效版本一致"),
                """
                SELECT COUNT(*)
                FROM orders_read o
                JOIN order_versions v ON v.brand_id = o.brand_id AND v.order_id = o.order_id AND v.version = o.version
                WHERE COALESCE(o.customer_id, 0) <> COALESCE(v.customer_id, 0)
                """
            ),
            (
                Phrase(en: "each version of an order is a fact", zh: "每个订单版本都有事实记录"),
                """
                SELECT COUNT(*)
                FROM (
                    SELECT brand_id, order_id, version FROM order_versions
                    EXCEPT
                    SELECT brand_id, subject_id, part FROM facts WHERE kind = 1
                ) AS broken
                """
            ),
            (
                Phrase(en: "each line belongs to an order and a product", zh: "每条明细都有订单和商品"),
                """
                SELECT COUNT(*)
                FROM order_lines l
                LEFT JOIN orders o ON o.brand_id = l.brand_id AND o.id = l.order_id
                LEFT JOIN products p ON p.brand_id = l.brand_id AND p.id = l.product_id
                WHERE o.id IS NULL OR p.id IS NULL
                """
            ),
            (
                Phrase(en: "a refund stands as its newest version", zh: "退款以最新版本为准"),
                """
                SELECT COUNT(*)
                FROM refunds r
                WHERE r.version <> COALESCE((
                    SELECT MAX(v.version) FROM refund_versions v
                    WHERE v.brand_id = r.brand_id AND v.refund_id = r.id), 0)
                """
            ),
            (
                Phrase(en: "each version of a refund is a fact", zh: "每个退款版本都有事实记录"),
                """
                SELECT COUNT(*)
                FROM (
                    SELECT brand_id, refund_id, version FROM refund_versions
                    EXCEPT
                    SELECT brand_id, subject_id, part FROM facts WHERE kind = 3
                ) AS broken
                """
            ),
            (
                Phrase(en: "each fact of a refund has its version", zh: "每条退款事实都有对应版本"),
                """
                SELECT COUNT(*)
                FROM facts f
                LEFT JOIN refund_versions v
                    ON v.brand_id = f.brand_id AND v.refund_id = f.subject_id AND v.version = f.part
                WHERE f.kind = 3 AND v.version IS NULL
                """
            ),
        ] + PersonFactInvariants.questions + moments

    private static let moments: [(name: Phrase, sql: SQL)] = [
        (
            Phrase(en: "an order has the moment of its version in force", zh: "订单时间与生效版本一致"),
            """
            SELECT COUNT(*)
            FROM orders o
            JOIN order_versions v ON v.brand_id = o.brand_id AND v.order_id = o.id AND v.version = o.version
            WHERE o.happened_at <> COALESCE(v.placed_at, v.paid_at, v.stated_at)
            """
        ),
        (
            Phrase(en: "a refund has the moment of its newest version", zh: "退款时间与最新版本一致"),
            """
            SELECT COUNT(*)
            FROM refunds r
            JOIN refund_versions v ON v.brand_id = r.brand_id AND v.refund_id = r.id AND v.version = r.version
            WHERE r.happened_at <> v.occurred_at
            """
        ),
        (
            Phrase(en: "days count as many behaviours as were folded", zh: "每日次数与已折叠的行为数一致"),
            """
            SELECT COUNT(*)
            FROM (
                SELECT brand_id, store_id
                FROM (
                    SELECT brand_id, store_id, times AS counted FROM behaviours WHERE times IS NOT NULL
                    UNION ALL
                    SELECT brand_id, store_id, -1 AS counted FROM folded_behaviours
                ) AS told
                GROUP BY brand_id, store_id
                HAVING SUM(counted) <> 0
            ) AS broken
            """
        ),
    ]
}
