package import Database

extension Migration {
    /// Written by Facts.
    package static let facts = Migration(
        3, "facts", ids: ["products", "orders", "refunds", "reviews", "behaviours"],
        """
        CREATE TABLE facts (
            brand_id INT64 NOT NULL,
            seq INT64 NOT NULL CHECK (seq > 0),
            kind INT64 NOT NULL,
            subject_id INT64 NOT NULL,
            part INT64 NOT NULL,
            occurred_at INT64 NOT NULL,
            recorded_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, seq)
        ) CLUSTERED
        ;
        CREATE TABLE people (
            brand_id INT64 NOT NULL,
            customer_id INT64 NOT NULL,
            seen_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, customer_id)
        ) CLUSTERED
        ;
        CREATE TABLE products (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            store_id INT64 NOT NULL,
            code TEXT NOT NULL CHECK (code <> ''),
            title TEXT NOT NULL,
            category TEXT,
            is_consumable FLAG NOT NULL,
            pack_size INT64 NOT NULL CHECK (pack_size > 0),
            PRIMARY KEY (brand_id, id),
            UNIQUE (brand_id, store_id, code)
        ) STRICT
        ;
        CREATE TABLE orders (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            store_id INT64 NOT NULL,
            number TEXT NOT NULL CHECK (number <> ''),
            version INT64 NOT NULL CHECK (version > 0),
            customer_id INT64,
            mark INT64 NOT NULL CHECK (mark >= 0),
            PRIMARY KEY (brand_id, id),
            UNIQUE (brand_id, store_id, number)
        ) STRICT
        ;
        CREATE INDEX orders_customer ON orders (brand_id, customer_id)
        ;
        CREATE TABLE order_versions (
            brand_id INT64 NOT NULL,
            order_id INT64 NOT NULL,
            version INT64 NOT NULL CHECK (version > 0),
            standing INT64 NOT NULL CHECK (standing BETWEEN 0 AND 2),
            store_id INT64 NOT NULL,
            customer_id INT64,
            kind INT64 NOT NULL CHECK (kind BETWEEN 0 AND 3),
            status INT64 CHECK (status BETWEEN 0 AND 8),
            placed_at INT64,
            deposit_paid_at INT64,
            paid_at INT64,
            grouped_at INT64,
            shipped_at INT64,
            delivered_at INT64,
            confirmed_at INT64,
            closed_at INT64,
            currency TEXT NOT NULL,
            goods INT64 CHECK (goods >= 0),
            freight INT64 CHECK (freight >= 0),
            paid INT64 CHECK (paid >= 0),
            received INT64,
            refunded INT64 NOT NULL CHECK (refunded >= 0),
            is_refund_assumed FLAG NOT NULL,
            refunded_at INT64,
            left_out TEXT,
            line_set INT64 NOT NULL CHECK (line_set >= 0),
            origin TEXT,
            digest BYTES NOT NULL,
            lines_told INT64 NOT NULL CHECK (lines_told BETWEEN 0 AND 3),
            stated_at INT64 NOT NULL,
            recorded_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, order_id, version),
            UNIQUE (brand_id, order_id, digest, stated_at),
            FOREIGN KEY (brand_id, order_id) REFERENCES orders (brand_id, id)
        ) CLUSTERED
        ;
        CREATE INDEX order_versions_aside ON order_versions (brand_id, order_id, version) WHERE standing = 2
        ;
        CREATE INDEX order_versions_refunded ON order_versions (brand_id, refunded_at) WHERE refunded_at IS NOT NULL
        ;
        CREATE TABLE order_decisions (
            brand_id INT64 NOT NULL,
            order_id INT64 NOT NULL,
            version INT64 NOT NULL,
            is_accepted FLAG NOT NULL,
            decided_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, order_id, version),
            FOREIGN KEY (brand_id, order_id, version) REFERENCES order_versions (brand_id, order_id, version)
        ) CLUSTERED
        ;
        CREATE TABLE order_marks (
            brand_id INT64 NOT NULL,
            order_id INT64 NOT NULL,
            number INT64 NOT NULL CHECK (number > 0),
            reason TEXT,
            marked_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, order_id, number),
            FOREIGN KEY (brand_id, order_id) REFERENCES orders (brand_id, id)
        ) CLUSTERED
        ;
        CREATE TABLE order_lines (
            brand_id INT64 NOT NULL,
            order_id INT64 NOT NULL,
            line_set INT64 NOT NULL CHECK (line_set > 0),
            line_hash INT64 NOT NULL,
            ordinal INT64 NOT NULL CHECK (ordinal > 0),
            version INT64 NOT NULL,
            product_id INT64 NOT NULL,
            variant TEXT,
            quantity INT64 NOT NULL CHECK (quantity > 0),
            unit_price INT64 NOT NULL CHECK (unit_price >= 0),
            is_gift FLAG NOT NULL,
            PRIMARY KEY (brand_id, order_id, line_set, line_hash, ordinal)
        ) CLUSTERED
        ;
        CREATE TABLE refunds (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            store_id INT64 NOT NULL,
            number TEXT NOT NULL CHECK (number <> ''),
            order_number TEXT,
            customer_id INT64,
            kind TEXT NOT NULL,
            phase TEXT NOT NULL,
            reason TEXT,
            currency TEXT NOT NULL,
            version INT64 NOT NULL CHECK (version > 0),
            PRIMARY KEY (brand_id, id),
            UNIQUE (brand_id, store_id, number)
        ) STRICT
        ;
        CREATE INDEX refunds_order ON refunds (brand_id, store_id, order_number)
        ;
        CREATE INDEX refunds_customer ON refunds (brand_id, customer_id)
        ;
        CREATE TABLE refund_versions (
            brand_id INT64 NOT NULL,
            refund_id INT64 NOT NULL,
            version INT64 NOT NULL CHECK (version > 0),
            digest BYTES NOT NULL,
            amount INT64 NOT NULL CHECK (amount >= 0),
            occurred_at INT64 NOT NULL,
            stated_at INT64 NOT NULL,
            recorded_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, refund_id, version)
        ) CLUSTERED
        ;
        CREATE TABLE refund_conflicts (
            brand_id INT64 NOT NULL,
            refund_id INT64 NOT NULL,
            number INT64 NOT NULL CHECK (number > 0),
            digest BYTES NOT NULL,
            order_number TEXT,
            customer_id INT64,
            kind TEXT NOT NULL,
            currency TEXT NOT NULL,
            amount INT64 NOT NULL CHECK (amount >= 0),
            occurred_at INT64 NOT NULL,
            stated_at INT64 NOT NULL,
            recorded_at INT64 NOT NULL,
            is_accepted FLAG,
            decided_at INT64,
            PRIMARY KEY (brand_id, refund_id, number),
            UNIQUE (brand_id, refund_id, digest),
            FOREIGN KEY (brand_id, refund_id) REFERENCES refunds (brand_id, id)
        ) CLUSTERED
        ;
        CREATE TABLE refund_lines (
            brand_id INT64 NOT NULL,
            refund_id INT64 NOT NULL,
            line_hash INT64 NOT NULL,
            ordinal INT64 NOT NULL CHECK (ordinal > 0),
            version INT64 NOT NULL,
            product_id INT64 NOT NULL,
            quantity INT64 NOT NULL CHECK (quantity > 0),
            unit_price INT64 NOT NULL CHECK (unit_price >= 0),
            PRIMARY KEY (brand_id, refund_id, line_hash, ordinal)
        ) CLUSTERED
        ;
        CREATE TABLE reviews (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            store_id INT64 NOT NULL,
            number TEXT NOT NULL CHECK (number <> ''),
            order_number TEXT,
            customer_id INT64,
            product_id INT64,
            stars INT64 NOT NULL CHECK (stars BETWEEN 1 AND 5),
            occurred_at INT64 NOT NULL,
            recorded_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, id),
            UNIQUE (brand_id, store_id, number)
        ) STRICT
        ;
        CREATE INDEX reviews_customer ON reviews (brand_id, customer_id)
        ;
        CREATE INDEX reviews_order ON reviews (brand_id, store_id, order_number)
        ;
        CREATE TABLE behaviours (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            store_id INT64 NOT NULL,
            number_hash BYTES NOT NULL,
            customer_id INT64,
            kind INT64 NOT NULL,
            product_id INT64,
            occurred_at INT64 NOT NULL,
            recorded_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, id),
            UNIQUE (brand_id, store_id, number_hash)
        ) STRICT
        ;
        CREATE INDEX behaviours_customer ON behaviours (brand_id, customer_id)
        ;
        CREATE TABLE merges (
            brand_id INT64 NOT NULL,
            customer_id INT64 NOT NULL,
            survivor_id INT64 NOT NULL CHECK (survivor_id < customer_id),
            merged_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, customer_id)
        ) CLUSTERED
        ;
        CREATE INDEX merges_survivor ON merges (brand_id, survivor_id)
        ;
        CREATE VIEW orders_read AS
        SELECT o.brand_id, o.id AS order_id, o.store_id, o.number, o.customer_id, o.version, v.kind, v.status,
            v.placed_at, v.deposit_paid_at, v.paid_at, v.grouped_at, v.shipped_at, v.delivered_at, v.confirmed_at,
            v.closed_at, v.currency, v.goods, v.freight, v.paid, v.received, v.refunded, v.is_refund_assumed,
            v.refunded_at, CASE WHEN m.number IS NULL THEN v.left_out ELSE m.reason END AS left_out, v.origin, v.line_set, v.stated_at, v.recorded_at
        FROM orders o
        JOIN order_versions v ON v.brand_id = o.brand_id AND v.order_id = o.id AND v.version = o.version
        LEFT JOIN order_marks m ON m.brand_id = o.brand_id AND m.order_id = o.id AND m.number = o.mark
        ;
        CREATE VIEW order_lines_read AS
        SELECT l.brand_id, l.order_id, l.line_hash, l.ordinal, l.product_id, l.variant, l.quantity, l.unit_price,
            l.is_gift
        FROM orders o
        JOIN order_versions v ON v.brand_id = o.brand_id AND v.order_id = o.id AND v.version = o.version
        JOIN order_lines l ON l.brand_id = o.brand_id AND l.order_id = o.id AND l.line_set = v.line_set
        ;
        CREATE VIEW refunds_read AS
        SELECT r.brand_id, r.id AS refund_id, r.store_id, r.number, r.order_number, r.customer_id, r.kind, r.phase,
            r.reason, r.currency, v.amount, v.occurred_at, v.recorded_at
        FROM refunds r
        JOIN refund_versions v ON v.brand_id = r.brand_id AND v.refund_id = r.id AND v.version = r.version
        ;
        CREATE VIEW reviews_read AS
        SELECT brand_id, id AS review_id, store_id, order_number, customer_id, product_id, stars, occurred_at
        FROM reviews
        ;
        CREATE VIEW behaviours_read AS
        SELECT brand_id, id AS behaviour_id, store_id, customer_id, kind, product_id, occurred_at
        FROM behaviours
        ;
        CREATE VIEW merges_read AS
        SELECT brand_id, customer_id, survivor_id, merged_at
        FROM merges
        ;
        CREATE VIEW products_read AS
        SELECT brand_id, id AS product_id, store_id, code, title, category, is_consumable, pack_size
        FROM products
        """)
}
