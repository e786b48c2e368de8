package import Database

extension Migration {
    /// Written by Customers.
    package static let privacy = Migration(
        12, "privacy",
        """
        CREATE TABLE erasures (
            brand_id INT64 NOT NULL,
            customer_id INT64 NOT NULL,
            reason TEXT NOT NULL CHECK (reason <> ''),
            erased_at INT64 NOT NULL,
            finished_at INT64,
            PRIMARY KEY (brand_id, customer_id),
            FOREIGN KEY (brand_id, customer_id) REFERENCES customers (brand_id, id)
        ) CLUSTERED
        ;
        CREATE INDEX erasures_unfinished ON erasures (brand_id, customer_id) WHERE finished_at IS NULL
        ;
        CREATE TABLE erased_identities (
            brand_id INT64 NOT NULL,
            kind TEXT NOT NULL,
            store_id INT64 NOT NULL,
            blind_index BYTES NOT NULL,
            customer_id INT64 NOT NULL,
            erased_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, kind, store_id, blind_index, customer_id),
            FOREIGN KEY (brand_id, customer_id) REFERENCES erasures (brand_id, customer_id)
        ) CLUSTERED
        ;
        CREATE TABLE suppressions (
            brand_id INT64 NOT NULL,
            channel TEXT NOT NULL CHECK (channel <> ''),
            purpose TEXT NOT NULL CHECK (purpose <> ''),
            address BYTES NOT NULL CHECK (length(address) = 16),
            reason TEXT NOT NULL CHECK (reason <> ''),
            suppressed_at INT64 NOT NULL,
            lifted_at INT64,
            PRIMARY KEY (brand_id, channel, purpose, address)
        ) CLUSTERED
        ;
        CREATE TABLE exported_files (
            brand_id INT64 NOT NULL,
            path TEXT NOT NULL CHECK (path <> ''),
            kind TEXT NOT NULL CHECK (kind <> ''),
            written_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, path)
        ) CLUSTERED
        """)
}
