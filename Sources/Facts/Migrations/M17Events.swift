package import Database

extension Migration {
    /// Written by Facts.
    ///
    /// The keys of events lie in no order of time: those that are too old are found on walks through some of them, which spares
    /// another index of the same size.
    package static let events = Migration(
        17, "events",
        """
        CREATE TABLE event_keys (
            brand_id INT64 NOT NULL,
            key_hash BYTES NOT NULL,
            content_hash INT64 NOT NULL,
            taken_on INT64 NOT NULL,
            PRIMARY KEY (brand_id, key_hash)
        ) CLUSTERED
        """)
}
