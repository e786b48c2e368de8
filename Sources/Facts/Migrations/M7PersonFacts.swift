package import Database

extension Migration {
    /// Written by Facts.
    package static let personFacts = Migration(
        7, "person facts", ids: ["words", "person_tags", "person_traits", "consents", "interactions"],
        """
        CREATE TABLE words (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            text TEXT NOT NULL CHECK (text <> ''),
            PRIMARY KEY (brand_id, id),
            UNIQUE (brand_id, text)
        ) STRICT
        ;
        CREATE TABLE person_tags (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            customer_id INT64 NOT NULL,
            store_id INT64,
            key_hash BYTES NOT NULL,
            word_id INT64 NOT NULL,
            is_on FLAG NOT NULL,
            occurred_at INT64 NOT NULL,
            recorded_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, id),
            UNIQUE (brand_id, key_hash),
            FOREIGN KEY (brand_id, word_id) REFERENCES words (brand_id, id)
        ) STRICT
        ;
        CREATE INDEX person_tags_customer ON person_tags (brand_id, customer_id)
        ;
        CREATE TABLE person_traits (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            customer_id INT64 NOT NULL,
            store_id INT64,
            key_hash BYTES NOT NULL,
            kind INT64 NOT NULL CHECK (kind >= 0),
            name_id INT64,
            form INT64 NOT NULL CHECK (form BETWEEN 0 AND 5),
            value INT64,
            occurred_at INT64 NOT NULL,
            recorded_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, id),
            UNIQUE (brand_id, key_hash),
            FOREIGN KEY (brand_id, name_id) REFERENCES words (brand_id, id),
            CHECK ((kind = 0) = (name_id IS NOT NULL)),
            CHECK ((form = 0) = (value IS NULL))
        ) STRICT
        ;
        CREATE INDEX person_traits_customer ON person_traits (brand_id, customer_id)
        ;
        CREATE TABLE consents (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            customer_id INT64 NOT NULL,
            store_id INT64,
            key_hash BYTES NOT NULL,
            channel TEXT NOT NULL CHECK (channel <> ''),
            purpose TEXT NOT NULL CHECK (purpose <> ''),
            is_withdrawn FLAG NOT NULL,
            method TEXT NOT NULL CHECK (method <> ''),
            text_version TEXT,
            occurred_at INT64 NOT NULL,
            recorded_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, id),
            UNIQUE (brand_id, key_hash)
        ) STRICT
        ;
        CREATE INDEX consents_customer ON consents (brand_id, customer_id)
        ;
        CREATE TABLE interactions (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            customer_id INT64 NOT NULL,
            store_id INT64,
            key_hash BYTES NOT NULL,
            kind INT64 NOT NULL CHECK (kind > 0),
            direction INT64 NOT NULL CHECK (direction IN (1, 2)),
            channel TEXT,
            occurred_at INT64 NOT NULL,
            recorded_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, id),
            UNIQUE (brand_id, key_hash)
        ) STRICT
        ;
        CREATE INDEX interactions_customer ON interactions (brand_id, customer_id)
        ;
        CREATE VIEW person_tags_read AS
        SELECT t.brand_id, t.id AS tag_id, t.customer_id, t.store_id, w.text AS tag, t.is_on, t.occurred_at,
            t.recorded_at
        FROM person_tags t
        JOIN words w ON w.brand_id = t.brand_id AND w.id = t.word_id
        ;
        CREATE VIEW person_traits_read AS
        SELECT t.brand_id, t.id AS trait_id, t.customer_id, t.store_id, t.kind, n.text AS name, t.form, t.value,
            v.text AS value_text, t.occurred_at, t.recorded_at
        FROM person_traits t
        LEFT JOIN words n ON n.brand_id = t.brand_id AND n.id = t.name_id
        LEFT JOIN words v ON t.form = 1 AND v.brand_id = t.brand_id AND v.id = t.value
        ;
        CREATE VIEW consents_read AS
        SELECT brand_id, id AS consent_id, customer_id, store_id, channel, purpose, is_withdrawn, method, text_version,
            occurred_at, recorded_at
        FROM consents
        ;
        CREATE VIEW interactions_read AS
        SELECT brand_id, id AS interaction_id, customer_id, store_id, kind, direction, channel, occurred_at, recorded_at
        FROM interactions
        """)
}
