package import Database

extension Migration {
    /// Written by Facts. What happened to a person is read newest first, page by page: every index by customer goes on by
    /// moment, and the heads of orders and refunds have theirs. Rules leave orders out, and what they left out they take back.
    package static let timelines = Migration(
        10, "timelines", ids: ["left_out_rules"],
        """
        ALTER TABLE orders ADD COLUMN happened_at INT64 NOT NULL DEFAULT 0
        ;
        UPDATE orders
        SET happened_at = (
            SELECT COALESCE(v.placed_at, v.paid_at, v.stated_at)
            FROM order_versions v
            WHERE v.brand_id = orders.brand_id AND v.order_id = orders.id AND v.version = orders.version)
        ;
        DROP INDEX orders_customer
        ;
        CREATE INDEX orders_customer ON orders (brand_id, customer_id, happened_at, id)
        ;
        ALTER TABLE refunds ADD COLUMN happened_at INT64 NOT NULL DEFAULT 0
        ;
        UPDATE refunds
        SET happened_at = (
            SELECT v.occurred_at
            FROM refund_versions v
            WHERE v.brand_id = refunds.brand_id AND v.refund_id = refunds.id AND v.version = refunds.version)
        ;
        DROP INDEX refunds_customer
        ;
        CREATE INDEX refunds_customer ON refunds (brand_id, customer_id, happened_at, id)
        ;
        ALTER TABLE orders ADD COLUMN flag TEXT
        ;
        ALTER TABLE order_marks ADD COLUMN is_lifted FLAG NOT NULL DEFAULT 0
        ;
        CREATE TABLE left_out_rules (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            kind TEXT NOT NULL CHECK (kind <> ''),
            words TEXT NOT NULL,
            reason TEXT NOT NULL CHECK (reason <> ''),
            made_at INT64 NOT NULL,
            removed_at INT64,
            PRIMARY KEY (brand_id, id)
        ) STRICT
        ;
        CREATE TABLE left_out_marks (
            brand_id INT64 NOT NULL,
            rule_id INT64 NOT NULL,
            order_id INT64 NOT NULL,
            mark INT64 NOT NULL CHECK (mark > 0),
            PRIMARY KEY (brand_id, rule_id, order_id, mark),
            FOREIGN KEY (brand_id, rule_id) REFERENCES left_out_rules (brand_id, id),
            FOREIGN KEY (brand_id, order_id, mark) REFERENCES order_marks (brand_id, order_id, number)
        ) CLUSTERED
        ;
        DROP VIEW orders_read
        ;
        CREATE VIEW orders_read AS
        SELECT o.brand_id, o.id AS order_id, o.store_id, o.number, o.customer_id, o.version, v.kind, v.status,
            v.placed_at, v.deposit_paid_at, v.paid_at, v.grouped_at, v.shipped_at, v.delivered_at, v.confirmed_at,
            v.closed_at, v.currency, v.goods, v.freight, v.paid, v.received, v.refunded, v.is_refund_assumed,
            v.refunded_at, CASE WHEN m.number IS NULL OR m.is_lifted = 1 THEN v.left_out ELSE m.reason END AS left_out,
            v.origin, v.line_set, v.stated_at, v.recorded_at
        FROM orders o
        JOIN order_versions v ON v.brand_id = o.brand_id AND v.order_id = o.id AND v.version = o.version
        LEFT JOIN order_marks m ON m.brand_id = o.brand_id AND m.order_id = o.id AND m.number = o.mark
        ;
        DROP INDEX reviews_customer
        ;
        CREATE INDEX reviews_customer ON reviews (brand_id, customer_id, occurred_at, id)
        ;
        DROP INDEX behaviours_customer
        ;
        CREATE INDEX behaviours_customer ON behaviours (brand_id, customer_id, occurred_at, id)
        ;
        DROP INDEX person_tags_customer
        ;
        CREATE INDEX person_tags_customer ON person_tags (brand_id, customer_id, occurred_at, id)
        ;
        DROP INDEX person_traits_customer
        ;
        CREATE INDEX person_traits_customer ON person_traits (brand_id, customer_id, occurred_at, id)
        ;
        DROP INDEX consents_customer
        ;
        CREATE INDEX consents_customer ON consents (brand_id, customer_id, occurred_at, id)
        ;
        DROP INDEX interactions_customer
        ;
        CREATE INDEX interactions_customer ON interactions (brand_id, customer_id, occurred_at, id)
        """)
}
