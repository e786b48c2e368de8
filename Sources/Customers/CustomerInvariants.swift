package import Database
package import Shop

/// What must hold of the customers at any moment. Each question answers how many rows break it.
package enum CustomerInvariants {
    package static let questions: [(name: Phrase, sql: SQL)] = [
        (
            Phrase(en: "each identity belongs to a customer", zh: "每个客户标识都有客户"),
            """
            SELECT COUNT(*)
            FROM identities i
            LEFT JOIN customers c ON c.brand_id = i.brand_id AND c.id = i.customer_id
            WHERE c.id IS NULL
            """
        ),
        (
            Phrase(en: "each customer has an identity", zh: "每位客户都有标识"),
            """
            SELECT COUNT(*)
            FROM customers c
            WHERE NOT EXISTS (
                SELECT 1 FROM identities i WHERE i.brand_id = c.brand_id AND i.customer_id = c.id)
                AND NOT EXISTS (
                    SELECT 1 FROM erasures e WHERE e.brand_id = c.brand_id AND e.customer_id = c.id)
            """
        ),
        (
            Phrase(en: "each personal value has a key that opens it", zh: "每条个人数据都有对应密钥"),
            """
            SELECT COUNT(*)
            FROM personal_values v
            LEFT JOIN person_keys k ON k.brand_id = v.brand_id AND k.customer_id = v.customer_id
            WHERE k.customer_id IS NULL
            """
        ),
        (
            Phrase(en: "each key belongs to a customer, or to unclaimed orders", zh: "每个密钥都属于客户或无主订单"),
            """
            SELECT COUNT(*)
            FROM person_keys k
            LEFT JOIN customers c ON c.brand_id = k.brand_id AND c.id = k.customer_id
            WHERE k.customer_id <> 0 AND c.id IS NULL
            """
        ),
        (
            Phrase(en: "each personal value belongs to a customer, or to an unclaimed order", zh: "每条个人数据都属于客户或无主订单"),
            """
            SELECT COUNT(*)
            FROM personal_values v
            LEFT JOIN customers c ON c.brand_id = v.brand_id AND c.id = v.customer_id
            WHERE v.customer_id <> 0 AND c.id IS NULL OR v.customer_id = 0 AND v.order_number = ''
            """
        ),
        (
            Phrase(en: "each merge has a reason that stands", zh: "每次合并都有有效依据"),
            """
            SELECT COUNT(*)
            FROM merges_read m
            WHERE NOT EXISTS (
                    SELECT 1 FROM joinings j
                    WHERE j.brand_id = m.brand_id AND j.one_id = m.customer_id AND j.parted_at IS NULL)
                AND NOT EXISTS (
                    SELECT 1 FROM joinings j
                    WHERE j.brand_id = m.brand_id AND j.other_id = m.customer_id AND j.parted_at IS NULL)
            """
        ),
        (
            Phrase(en: "of whoever was erased nothing is kept", zh: "已删除的客户不再保存任何个人数据"),
            """
            SELECT COUNT(*)
            FROM erasures e
            WHERE EXISTS (
                SELECT 1 FROM personal_values v WHERE v.brand_id = e.brand_id AND v.customer_id = e.customer_id)
                OR EXISTS (SELECT 1 FROM person_keys k WHERE k.brand_id = e.brand_id AND k.customer_id = e.customer_id)
                OR EXISTS (SELECT 1 FROM search_tokens t WHERE t.brand_id = e.brand_id AND t.customer_id = e.customer_id)
                OR EXISTS (SELECT 1 FROM identities i WHERE i.brand_id = e.brand_id AND i.customer_id = e.customer_id)
                OR EXISTS (
                    SELECT 1 FROM risks r
                    WHERE r.brand_id = e.brand_id AND r.customer_id = e.customer_id
                        AND (r.evidence <> '' OR r.lifted_at IS NULL))
                OR EXISTS (
                    SELECT 1 FROM proposals p
                    WHERE p.brand_id = e.brand_id AND (p.one_id = e.customer_id OR p.other_id = e.customer_id))
            """
        ),
        (
            Phrase(en: "of whoever was erased nothing is stated in words", zh: "已删除的客户不再有任何文字描述"),
            """
            SELECT COUNT(*)
            FROM erasures e
            WHERE EXISTS (
                SELECT 1 FROM person_tags_read t WHERE t.brand_id = e.brand_id AND t.customer_id = e.customer_id)
                OR EXISTS (
                    SELECT 1 FROM person_traits_read t WHERE t.brand_id = e.brand_id AND t.customer_id = e.customer_id)
                OR EXISTS (
                    SELECT 1 FROM consents_read c
                    WHERE c.brand_id = e.brand_id AND c.customer_id = e.customer_id AND c.method <> 'erased')
            """
        ),
        (
            Phrase(en: "of the orders of whoever was erased nothing is kept", zh: "已删除客户的订单不再保存任何个人数据"),
            """
            SELECT COUNT(*)
            FROM personal_values v
            WHERE v.customer_id = 0 AND EXISTS (
                SELECT 1
                FROM orders_read o
                JOIN erasures e ON e.brand_id = o.brand_id AND e.customer_id = o.customer_id
                WHERE o.brand_id = v.brand_id AND o.store_id = v.store_id AND o.number = v.order_number)
            """
        ),
    ]
}
