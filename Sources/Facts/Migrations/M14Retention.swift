package import Database

extension Migration {
    /// Written by Facts. Old behaviours are folded into daily counts, which stand among the others with how many times; the
    /// numbers of those that were folded stay. Indexes by which the rows of one person, and who else has a word, are found
    /// without walking through everybody's.
    package static let retention = Migration(
        14, "retention",
        """
        ALTER TABLE behaviours ADD COLUMN times INT64 CHECK (times > 0)
        ;
        CREATE INDEX behaviours_told ON behaviours (brand_id, occurred_at, id) WHERE times IS NULL
        ;
        CREATE TABLE folded_behaviours (
            brand_id INT64 NOT NULL,
            store_id INT64 NOT NULL,
            number_hash BYTES NOT NULL,
            PRIMARY KEY (brand_id, store_id, number_hash)
        ) CLUSTERED
        ;
        DROP VIEW behaviours_read
        ;
        CREATE VIEW behaviours_read AS
        SELECT brand_id, id AS behaviour_id, store_id, customer_id, kind, product_id, occurred_at,
            COALESCE(times, 1) AS times
        FROM behaviours
        ;
        CREATE INDEX facts_persons ON facts (brand_id, subject_id, seq) WHERE kind NOT IN (1, 2, 3, 4, 9, 10, 11, 14)
        ;
        CREATE INDEX order_versions_customer ON order_versions (brand_id, customer_id) WHERE customer_id IS NOT NULL
        ;
        CREATE INDEX person_tags_word ON person_tags (brand_id, word_id)
        ;
        CREATE INDEX person_traits_name ON person_traits (brand_id, name_id) WHERE name_id IS NOT NULL
        ;
        CREATE INDEX person_traits_text ON person_traits (brand_id, value) WHERE form = 1
        """)
}
