package import Database

extension Migration {
    /// Written by Access.
    package static let access = Migration(
        2, "access", ids: ["brands", "stores"],
        """
        CREATE TABLE brands (
            id INT64 NOT NULL PRIMARY KEY,
            name TEXT NOT NULL UNIQUE CHECK (name <> ''),
            time_zone TEXT NOT NULL,
            currency TEXT NOT NULL,
            language TEXT NOT NULL,
            created_at INT64 NOT NULL
        ) STRICT
        ;
        CREATE TABLE brand_settings (
            brand_id INT64 NOT NULL,
            name TEXT NOT NULL,
            value TEXT NOT NULL,
            changed_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, name),
            FOREIGN KEY (brand_id) REFERENCES brands (id)
        ) CLUSTERED
        ;
        CREATE TABLE stores (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            name TEXT NOT NULL CHECK (name <> ''),
            platform TEXT NOT NULL,
            created_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, id),
            UNIQUE (brand_id, name),
            FOREIGN KEY (brand_id) REFERENCES brands (id)
        ) STRICT
        ;
        CREATE TABLE import_mappings (
            brand_id INT64 NOT NULL,
            name TEXT NOT NULL CHECK (name <> ''),
            definition TEXT NOT NULL,
            kept_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, name),
            FOREIGN KEY (brand_id) REFERENCES brands (id)
        ) CLUSTERED
        """)
}
