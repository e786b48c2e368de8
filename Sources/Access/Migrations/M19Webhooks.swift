package import Database

extension Migration {
    /// Written by Access.
    package static let webhooks = Migration(
        19, "webhooks", ids: ["webhook_sources"],
        """
        CREATE TABLE webhook_sources (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            store_id INT64 NOT NULL,
            kind TEXT NOT NULL CHECK (kind <> ''),
            key_number INT64 NOT NULL,
            sealed BYTES NOT NULL,
            retiring BYTES,
            retires_at INT64,
            maker_id INT64,
            made_at INT64 NOT NULL,
            ended_at INT64,
            refused INT64 NOT NULL DEFAULT 0 CHECK (refused >= 0),
            refused_at INT64,
            PRIMARY KEY (brand_id, id),
            UNIQUE (id),
            CHECK ((retiring IS NULL) = (retires_at IS NULL)),
            FOREIGN KEY (brand_id) REFERENCES brands (id),
            FOREIGN KEY (maker_id) REFERENCES members (id)
        ) STRICT
        ;
        CREATE INDEX webhook_sources_maker ON webhook_sources (maker_id)
        ;
        CREATE TABLE webhook_deliveries (
            brand_id INT64 NOT NULL,
            source_id INT64 NOT NULL,
            delivery BYTES NOT NULL CHECK (length(delivery) = 16),
            received_at INT64 NOT NULL,
            topic TEXT NOT NULL,
            outcome TEXT NOT NULL CHECK (outcome <> ''),
            reason TEXT,
            PRIMARY KEY (brand_id, source_id, delivery),
            FOREIGN KEY (brand_id, source_id) REFERENCES webhook_sources (brand_id, id)
        ) CLUSTERED
        ;
        CREATE INDEX webhook_deliveries_received ON webhook_deliveries (brand_id, source_id, received_at)
        ;
        CREATE TABLE sender_orders (
            brand_id INT64 NOT NULL,
            store_id INT64 NOT NULL,
            sender_id TEXT NOT NULL CHECK (sender_id <> ''),
            number TEXT NOT NULL CHECK (number <> ''),
            PRIMARY KEY (brand_id, store_id, sender_id)
        ) CLUSTERED
        """)
}
