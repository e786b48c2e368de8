package import Database

extension Migration {
    /// Written by Insight.
    package static let segments = Migration(
        6, "segments", ids: ["segments"],
        """
        CREATE TABLE segments (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            name TEXT NOT NULL CHECK (name <> ''),
            version INT64 NOT NULL CHECK (version > 0),
            removed_at INT64,
            PRIMARY KEY (brand_id, id)
        ) STRICT
        ;
        CREATE UNIQUE INDEX segments_name ON segments (brand_id, name) WHERE removed_at IS NULL
        ;
        CREATE TABLE segment_versions (
            brand_id INT64 NOT NULL,
            segment_id INT64 NOT NULL,
            version INT64 NOT NULL CHECK (version > 0),
            definition TEXT NOT NULL CHECK (definition <> ''),
            origin INT64 NOT NULL CHECK (origin BETWEEN 1 AND 2),
            came INT64 NOT NULL CHECK (came >= 0),
            went INT64 NOT NULL CHECK (went >= 0),
            members INT64 NOT NULL CHECK (members >= 0),
            defined_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, segment_id, version),
            FOREIGN KEY (brand_id, segment_id) REFERENCES segments (brand_id, id)
        ) CLUSTERED
        ;
        CREATE TABLE segment_snapshots (
            brand_id INT64 NOT NULL,
            segment_id INT64 NOT NULL,
            version INT64 NOT NULL,
            move INT64 NOT NULL CHECK (move >= 0),
            members BYTES NOT NULL,
            taken_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, segment_id, version, move),
            FOREIGN KEY (brand_id, segment_id, version) REFERENCES segment_versions (brand_id, segment_id, version)
        ) STRICT
        ;
        CREATE TABLE segment_moves (
            brand_id INT64 NOT NULL,
            segment_id INT64 NOT NULL,
            number INT64 NOT NULL CHECK (number > 0),
            version INT64 NOT NULL,
            customer_id INT64 NOT NULL,
            is_in FLAG NOT NULL,
            reason INT64 NOT NULL CHECK (reason BETWEEN 1 AND 3),
            cause INT64 NOT NULL,
            occurred_at INT64 NOT NULL,
            recorded_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, segment_id, number),
            UNIQUE (brand_id, customer_id, segment_id, version, is_in, reason, cause, occurred_at),
            FOREIGN KEY (brand_id, segment_id, version) REFERENCES segment_versions (brand_id, segment_id, version)
        ) CLUSTERED
        ;
        CREATE TABLE segment_following (
            brand_id INT64 NOT NULL PRIMARY KEY,
            round INT64 NOT NULL,
            seq INT64 NOT NULL,
            day INT64 NOT NULL,
            followed_at INT64 NOT NULL,
            asked BYTES NOT NULL
        ) STRICT
        ;
        CREATE TABLE standing_thresholds (
            brand_id INT64 NOT NULL,
            day INT64 NOT NULL,
            clause TEXT NOT NULL CHECK (clause <> ''),
            numerator TEXT,
            denominator TEXT,
            reckoned_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, day, clause)
        ) STRICT
        ;
        CREATE VIEW segment_moves_read AS
        SELECT brand_id, segment_id, number, version, customer_id, is_in, reason, cause, occurred_at, recorded_at
        FROM segment_moves
        """)
}
