package import Database

extension Migration {
    /// Written by Customers.
    package static let customers = Migration(
        4, "customers", ids: ["customers", "personal_values"],
        """
        CREATE TABLE customers (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            recorded_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, id)
        ) STRICT
        ;
        CREATE TABLE person_keys (
            brand_id INT64 NOT NULL,
            customer_id INT64 NOT NULL,
            key_number INT64 NOT NULL,
            wrapped BYTES NOT NULL,
            PRIMARY KEY (brand_id, customer_id)
        ) CLUSTERED
        ;
        CREATE TABLE personal_values (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            customer_id INT64 NOT NULL,
            kind TEXT NOT NULL,
            order_number TEXT NOT NULL,
            store_id INT64 NOT NULL,
            ciphertext BYTES NOT NULL,
            blind_index BYTES NOT NULL,
            PRIMARY KEY (brand_id, id),
            UNIQUE (brand_id, customer_id, kind, store_id, order_number, blind_index)
        ) STRICT
        ;
        CREATE INDEX personal_values_blind ON personal_values (brand_id, kind, blind_index)
        ;
        CREATE TABLE identities (
            brand_id INT64 NOT NULL,
            kind TEXT NOT NULL,
            store_id INT64 NOT NULL,
            blind_index BYTES NOT NULL,
            customer_id INT64 NOT NULL,
            since INT64 NOT NULL,
            PRIMARY KEY (brand_id, kind, store_id, blind_index),
            FOREIGN KEY (brand_id, customer_id) REFERENCES customers (brand_id, id)
        ) CLUSTERED
        ;
        CREATE INDEX identities_customer ON identities (brand_id, customer_id)
        ;
        CREATE TABLE search_tokens (
            brand_id INT64 NOT NULL,
            token INT64 NOT NULL,
            customer_id INT64 NOT NULL,
            PRIMARY KEY (brand_id, token, customer_id)
        ) CLUSTERED
        ;
        CREATE INDEX search_tokens_customer ON search_tokens (brand_id, customer_id)
        ;
        CREATE VIEW customers_read AS
        SELECT brand_id, id AS customer_id, recorded_at
        FROM customers
        ;
        CREATE VIEW identities_read AS
        SELECT brand_id, kind, store_id, customer_id, since
        FROM identities
        """)
}
