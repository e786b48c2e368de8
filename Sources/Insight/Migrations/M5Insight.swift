package import Database

extension Migration {
    /// Written by Insight.
    package static let insight = Migration(
        5, "insight",
        """
        CREATE TABLE standing_figures (
            brand_id INT64 NOT NULL,
            day INT64 NOT NULL,
            question BYTES NOT NULL,
            form INT64 NOT NULL CHECK (form > 0),
            figures TEXT NOT NULL,
            reckoned_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, day, question, form)
        ) STRICT
        """)
}
