package import Database

extension Migration {
    /// Written by Customers. What was read as one person before is a joining that somebody told.
    package static let joining = Migration(
        9, "joining", ids: ["joinings", "proposals", "risks"],
        """
        CREATE TABLE joinings (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            one_id INT64 NOT NULL,
            other_id INT64 NOT NULL,
            cause INT64 NOT NULL CHECK (cause BETWEEN 1 AND 4),
            proposal_id INT64,
            joined_by TEXT NOT NULL CHECK (joined_by <> ''),
            joined_at INT64 NOT NULL,
            parted_by TEXT,
            parted_at INT64,
            PRIMARY KEY (brand_id, id),
            CHECK (one_id < other_id),
            CHECK ((parted_at IS NULL) = (parted_by IS NULL))
        ) STRICT
        ;
        CREATE UNIQUE INDEX joinings_standing ON joinings (brand_id, one_id, other_id) WHERE parted_at IS NULL
        ;
        CREATE INDEX joinings_one ON joinings (brand_id, one_id)
        ;
        CREATE INDEX joinings_other ON joinings (brand_id, other_id)
        ;
        INSERT INTO joinings (brand_id, id, one_id, other_id, cause, joined_by, joined_at)
        SELECT brand_id, 4611686018427387904 + customer_id, survivor_id, customer_id, 4, 'told', merged_at
        FROM merges_read
        ;
        CREATE TABLE proposals (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            one_id INT64 NOT NULL,
            other_id INT64 NOT NULL,
            evidence INT64 NOT NULL CHECK (evidence BETWEEN 1 AND 5),
            kind TEXT NOT NULL CHECK (kind <> ''),
            blind_index BYTES NOT NULL,
            state INT64 NOT NULL CHECK (state BETWEEN 0 AND 3),
            noted_at INT64 NOT NULL,
            decided_by TEXT,
            decided_at INT64,
            PRIMARY KEY (brand_id, id),
            UNIQUE (brand_id, one_id, other_id, evidence, kind, blind_index),
            CHECK (one_id < other_id),
            CHECK ((state = 0) = (decided_at IS NULL)),
            CHECK ((state = 0) = (decided_by IS NULL))
        ) STRICT
        ;
        CREATE INDEX proposals_open ON proposals (brand_id, id) WHERE state = 0
        ;
        CREATE INDEX proposals_other ON proposals (brand_id, other_id)
        ;
        CREATE TABLE common_values (
            brand_id INT64 NOT NULL,
            kind TEXT NOT NULL CHECK (kind <> ''),
            blind_index BYTES NOT NULL,
            persons INT64 NOT NULL CHECK (persons > 0),
            noted_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, kind, blind_index)
        ) CLUSTERED
        ;
        CREATE TABLE risks (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            customer_id INT64 NOT NULL,
            kind TEXT NOT NULL CHECK (kind <> ''),
            evidence TEXT NOT NULL,
            noted_by TEXT NOT NULL CHECK (noted_by <> ''),
            noted_at INT64 NOT NULL,
            expires_at INT64,
            lifted_by TEXT,
            lifted_at INT64,
            PRIMARY KEY (brand_id, id),
            FOREIGN KEY (brand_id, customer_id) REFERENCES customers (brand_id, id),
            CHECK (expires_at IS NULL OR expires_at > noted_at),
            CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
        ) STRICT
        ;
        CREATE INDEX risks_customer ON risks (brand_id, customer_id)
        ;
        CREATE INDEX risks_running ON risks (brand_id, expires_at) WHERE lifted_at IS NULL
        ;
        CREATE TABLE trait_definitions (
            brand_id INT64 NOT NULL,
            name TEXT NOT NULL CHECK (name <> ''),
            form TEXT NOT NULL CHECK (form <> ''),
            choices TEXT NOT NULL,
            unit TEXT,
            lowest INT64,
            highest INT64,
            defined_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, name),
            CHECK (lowest IS NULL OR highest IS NULL OR lowest <= highest)
        ) CLUSTERED
        ;
        CREATE TABLE segment_tags (
            brand_id INT64 NOT NULL,
            segment_id INT64 NOT NULL,
            tag TEXT NOT NULL CHECK (tag <> ''),
            takes_off FLAG NOT NULL,
            set_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, segment_id, tag)
        ) CLUSTERED
        ;
        DROP INDEX personal_values_blind
        ;
        CREATE INDEX personal_values_shared ON personal_values (brand_id, kind, blind_index, customer_id)
        ;
        CREATE VIEW joinings_read AS
        SELECT brand_id, id AS joining_id, one_id, other_id, cause, joined_by, joined_at, parted_by, parted_at
        FROM joinings
        """)
}
