package import Database

extension Migration {
    /// Written by Customers.
    package static let setAside = Migration(
        18, "set aside", ids: ["set_aside"],
        """
        CREATE TABLE set_aside (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            store_id INT64,
            source TEXT NOT NULL CHECK (source <> ''),
            topic TEXT NOT NULL,
            reason TEXT NOT NULL CHECK (reason <> ''),
            received_at INT64 NOT NULL,
            size INT64 NOT NULL CHECK (size >= 0),
            sealed BYTES NOT NULL,
            PRIMARY KEY (brand_id, id)
        ) STRICT
        ;
        CREATE INDEX set_aside_received ON set_aside (brand_id, received_at, id)
        """)
}
